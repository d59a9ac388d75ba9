// SPDX-License-Identifier: Apache-2.0
// Which group of facts an entry of the history is about, and whether it can still be taken back.
import type { FactGroup, FreshnessView, HistoryEntry } from '../../api/types.ts';

// A list is told as one field with the name of its group; all other fields are listed here.
const FIELDS: Partial<Record<FactGroup, string[]>> = {
  place: ['postal_code', 'address', 'building', 'lat', 'lng', 'geocode_level', 'access_note', 'visit_areas'],
  contact: ['phone', 'phone_extension', 'fax', 'fax_verified', 'mail', 'url'],
};
const LISTS: FactGroup[] = ['hours', 'capabilities', 'windows', 'notifications', 'relations'];

export function groupOf(field: string): FactGroup {
  if ((LISTS as string[]).includes(field)) return field as FactGroup;
  const found = Object.entries(FIELDS).find(([, names]) => names.includes(field));
  return (found?.[0] as FactGroup | undefined) ?? 'basic';
}

export const groupsOf = (entry: HistoryEntry): Set<FactGroup> => new Set(entry.changes.map((c) => groupOf(c.field)));

// The entries of one group with only its changes; newest first, as the server tells them.
export function entriesOf(entries: HistoryEntry[], group: FactGroup | undefined): HistoryEntry[] {
  if (!group) return entries;
  return entries.map((e) => ({ ...e, changes: e.changes.filter((c) => groupOf(c.field) === group) })).filter((e) => e.changes.length > 0);
}

const UNDOABLE = ['facility.edit', 'facility.undo', 'link.edit', 'update_link.fax_answer'];

// Only the last word about a group can be taken back: what was confirmed or changed after it stands.
export function canUndo(entry: HistoryEntry, entries: HistoryEntry[], freshness: FreshnessView[]): boolean {
  const groups = groupsOf(entry);
  if (groups.size === 0 || !UNDOABLE.includes(entry.act)) return false;
  const at = Date.parse(entry.at);
  const changedLater = entries.some((other) => other.seq > entry.seq && [...groupsOf(other)].some((g) => groups.has(g)));
  return !changedLater && freshness.every((f) => !groups.has(f.fact_group) || Date.parse(f.confirmed_at) <= at);
}
