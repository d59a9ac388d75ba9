// SPDX-License-Identifier: Apache-2.0
// What of a pathway is due when, and what may be done about an item. Pure.
import type { LocalDate, PathwayDueItem, PathwayItemView, PathwayMilestoneView } from '../../api/types.ts';

export const GROUPS = ['late', 'week', 'later'] as const;
export type Group = (typeof GROUPS)[number];

const DAY_MS = 86_400_000;
const plusDays = (day: LocalDate, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

// The list comes by its days; it is only cut.
export function grouped(items: PathwayDueItem[], today: LocalDate): { group: Group; items: PathwayDueItem[] }[] {
  const week = plusDays(today, 7);
  const groupOf = ({ item }: PathwayDueItem): Group => (item.late ? 'late' : item.due <= week ? 'week' : 'later');
  return GROUPS.map((group) => ({ group, items: items.filter((one) => groupOf(one) === group) })).filter((one) => one.items.length > 0);
}

export type ItemState = 'done' | 'not_needed' | 'late' | 'open';
export const itemState = (item: PathwayItemView): ItemState => (item.done_on ? (item.not_needed ? 'not_needed' : 'done') : item.late ? 'late' : 'open');

// Milestones that are over lie folded; the first that is open is where the course stands.
export const standsAt = (milestones: PathwayMilestoneView[]) => milestones.find((one) => !one.reached_on);
export const isFolded = (milestone: PathwayMilestoneView) => Boolean(milestone.reached_on);
