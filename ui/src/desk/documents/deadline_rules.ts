// SPDX-License-Identifier: Apache-2.0
// Until when a document counts for the add-on, in days. Pure.
import type { DocumentLine, LocalDate } from '../../api/types.ts';

const DAY_MS = 86_400_000;
export const daysUntil = (on: LocalDate, today: LocalDate): number => Math.round((Date.parse(on) - Date.parse(today)) / DAY_MS);

export type Deadline = { when: 'today' | 'days' | 'over'; days: number; addon: number };

// Before anything is begun: Ⅰ counts on the day of admission, Ⅱ until the second day after it (令和6年度). Nothing afterwards.
const SECOND = 2;
export function admissionLimit(admitted: LocalDate, today: LocalDate): Pick<DocumentLine, 'deadline_on' | 'addon' | 'state'> | undefined {
  const passed = daysUntil(today, admitted);
  if (passed < 0 || passed > SECOND) return undefined;
  const on = passed === 0 ? admitted : new Date(Date.parse(admitted) + SECOND * DAY_MS).toISOString().slice(0, 10);
  return { deadline_on: on, addon: passed === 0 ? 1 : SECOND, state: 'draft' };
}

// Nothing once it was sent: what counts then is the day on which it was. `addon` is what it reaches when it goes today: Ⅰ on the
// day of admission only, so that its limit is today, whatever the last day of Ⅱ is.
export function deadlineOf(one: Pick<DocumentLine, 'deadline_on' | 'addon' | 'state'>, today: LocalDate): Deadline | undefined {
  if (!one.deadline_on || one.state !== 'draft') return undefined;
  const days = one.addon === 1 ? 0 : daysUntil(one.deadline_on, today);
  return { when: days < 0 ? 'over' : days === 0 ? 'today' : 'days', days: Math.abs(days), addon: one.addon };
}
