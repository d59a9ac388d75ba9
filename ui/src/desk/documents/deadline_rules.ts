// SPDX-License-Identifier: Apache-2.0
// Until when a document counts for the add-on, in days. Pure.
import type { LocalDate } from '../../api/types.ts';
import type { DocumentLine } from './document_types.ts';

const DAY_MS = 86_400_000;
export const daysUntil = (on: LocalDate, today: LocalDate): number => Math.round((Date.parse(on) - Date.parse(today)) / DAY_MS);

export type Deadline = { when: 'today' | 'days' | 'over'; days: number; addon: number };

// Nothing once it was sent: what counts then is the day on which it was.
export function deadlineOf(one: Pick<DocumentLine, 'deadline_on' | 'addon' | 'state'>, today: LocalDate): Deadline | undefined {
  if (!one.deadline_on || one.state !== 'draft') return undefined;
  const days = daysUntil(one.deadline_on, today);
  return { when: days < 0 ? 'over' : days === 0 ? 'today' : 'days', days: Math.abs(days), addon: one.addon };
}
