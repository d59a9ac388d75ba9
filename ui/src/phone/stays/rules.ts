// SPDX-License-Identifier: Apache-2.0
// A stay as the phone shows it: days and lateness are of this phone's day, however long ago the server was heard; what was said
// here and has not arrived stands beside what the server knows. Pure.
import type { LocalDate, Regular, SyncHospital, StayDueStep, StayStepKind, StayView } from '../../api/types.ts';
import { isOpen, nextSteps } from '../../desk/stays/stay_rules.ts';
import type { PersonPage } from '../model.ts';
import type { Item } from '../sync/outbox.ts';
import { isCalled } from '../text.ts';

export { isOpen, nextSteps };

const DAY_MS = 86_400_000, AFTER_DAYS = 45; // as the server keeps them in its lists
const daysFrom = (from: LocalDate, to: LocalDate) => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

export function asOf(stay: StayView, today: LocalDate): StayView {
  const due = stay.due.map((step): StayDueStep => ({ ...step, late: !step.done_on && step.due_on !== undefined && step.due_on < today }));
  return { ...stay, due, days: Math.max(0, daysFrom(stay.admitted_on, stay.discharged_on ?? today)) };
}

// Those that still concern somebody, the newest admission first.
export function shown(stays: StayView[], today: LocalDate): StayView[] {
  return stays
    .filter((stay) => isOpen(stay) || (stay.state === 'discharged' && daysFrom(stay.discharged_on ?? stay.admitted_on, today) <= AFTER_DAYS))
    .map((stay) => asOf(stay, today))
    .sort((a, b) => b.admitted_on.localeCompare(a.admitted_on));
}

export const answerPath = (stay: string) => `/v1/stays/${stay}/answer`;
export const stepPath = (stay: string) => `/v1/stays/${stay}/steps`;

const unsent = (items: readonly Item[], path: string) => items.filter((item) => item.path === path && item.state !== 'sent');
// What was answered here and has not arrived, or was refused; the last word counts.
export const answerHere = (items: readonly Item[], stay: string): Item | undefined => unsent(items, answerPath(stay)).at(-1);
export const stepHere = (items: readonly Item[], stay: string, kind: StayStepKind): Item | undefined =>
  unsent(items, stepPath(stay)).filter((item) => (item.body as { kind: StayStepKind }).kind === kind).at(-1);
export const noticesHere = (items: readonly Item[], person: string): Item[] =>
  items.filter((item) => item.what === 'stay_notice' && item.person === person && item.state !== 'sent');

// What of one's own is late.
export const lateSteps = (stay: StayView): StayDueStep[] => stay.due.filter((step) => step.late && step.by === stay.side);

// The number under which the reader stands on the person's page, or her office that keeps the case.
export function ownNumber(page: PersonPage | undefined, me: string): string {
  const team = page?.team ?? [];
  return (team.find((one) => one.account_id === me)?.phone || team.find((one) => one.keeps_case)?.phone) ?? '';
}

export interface Hospital { name: string; id?: string | undefined }
// What the page knows of hospitals, so that nobody types a name that stands on it: regulars first, those of earlier stays, each once.
export function hospitalsOf(regulars: Partial<Regular>[], stays: StayView[]): Hospital[] {
  const all: Hospital[] = [
    ...regulars.filter((one) => one.kind === 'hospital' || one.kind === 'medical').map((one) => ({ name: one.name ?? '', id: one.facility_id })),
    ...stays.map((stay) => ({ name: stay.hospital_name })),
  ];
  return all.filter((one, i) => one.name && all.findIndex((other) => other.name === one.name) === i);
}

// By what was typed: the area's hospitals at hand, then what the directory answered, each once.
export function found(typed: string, wanted: boolean, here: SyncHospital[], answered: Hospital[], most: number): Hospital[] {
  if (!wanted || !typed.trim()) return [];
  const all: Hospital[] = [...here.filter((one) => isCalled(one.name, one.name_kana, typed)).map(({ id, name }) => ({ id, name })), ...answered];
  return all.filter((one, i) => all.findIndex((other) => other.id === one.id) === i).slice(0, most);
}
