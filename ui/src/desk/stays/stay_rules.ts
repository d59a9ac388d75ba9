// SPDX-License-Identifier: Apache-2.0
// Which stays stand in a list, and which come first. Pure.
import type { StayDueStep, StayView } from '../../api/types.ts';

export const VIEWS = ['open', 'waiting', 'after', 'all'] as const;
export type View = (typeof VIEWS)[number];

export const isOpen = (stay: StayView) => stay.state === 'admitted' || stay.state === 'leaving';
const isMine = (stay: StayView, step: StayDueStep) => step.by === stay.side;
export const isLate = (stay: StayView) => stay.due.some((step) => step.late && isMine(stay, step));
// What the caller's own side has to do next: the earliest day first, those without a day last.
export function nextSteps(stay: StayView, most: number): StayDueStep[] {
  const todo = stay.due.filter((step) => !step.done_on && step.due_on);
  return todo.sort((a, b) => Number(isMine(stay, b)) - Number(isMine(stay, a)) || (a.due_on ?? '').localeCompare(b.due_on ?? '')).slice(0, most);
}
const waits = (stay: StayView) => stay.asks_me || isLate(stay) || (isOpen(stay) && stay.manager_state === 'searching' && stay.side === 'desk');

export function shows(stay: StayView, view: View): boolean {
  if (view === 'all') return true;
  if (view === 'waiting') return waits(stay);
  return view === 'open' ? isOpen(stay) : stay.state === 'discharged';
}

// The one just told, then what waits, then the newest admission.
export function order(stays: StayView[], latest: string): StayView[] {
  const rank = (stay: StayView) => (stay.id === latest ? 0 : stay.asks_me ? 1 : waits(stay) ? 2 : 3);
  return [...stays].sort((a, b) => rank(a) - rank(b) || b.admitted_on.localeCompare(a.admitted_on) || a.id.localeCompare(b.id));
}
