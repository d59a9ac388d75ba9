// SPDX-License-Identifier: Apache-2.0
// Two records of one place, fact by fact: which agree, which only one of them knows, where a person must choose.
import type { Facility, FacilityPage } from '../../api/types.ts';

// Names as the server takes them in `take`; an address goes with its position, a number with its extension.
export type Takeable =
  | 'name' | 'name_kana' | 'alternate_name' | 'kind' | 'corporation_name' | 'corporation_number' | 'medical_number' | 'address' | 'phone' | 'fax' | 'mail'
  | 'url' | 'beds' | 'languages' | 'opened_on' | 'access_note' | 'public_note' | 'professional_note' | 'town_note' | 'services' | 'capabilities';

export type FieldName = Exclude<Takeable, 'services' | 'capabilities'>;
export const FIELDS: FieldName[] = [
  'name', 'name_kana', 'alternate_name', 'kind', 'address', 'phone', 'fax', 'mail', 'url', 'corporation_name', 'corporation_number', 'medical_number', 'beds',
  'languages', 'opened_on', 'access_note', 'public_note', 'professional_note', 'town_note',
];

export type RowState = 'same' | 'differs' | 'kept_only' | 'gone_only';
export interface FactRow { field: FieldName; kept: string; gone: string; state: RowState }

export function factOf(facility: Facility, field: FieldName): string {
  if (field === 'address') return [facility.address, facility.building].filter(Boolean).join(' ');
  if (field === 'phone') return [facility.phone, facility.phone_extension].filter(Boolean).join(' ');
  return String(facility[field] ?? '');
}

const folded = (text: string) => text.normalize('NFKC').replace(/[\s-]/g, '');

// Facts that neither knows are left out.
export function factRows(kept: Facility, gone: Facility): FactRow[] {
  return FIELDS.flatMap((field): FactRow[] => {
    const [a, b] = [factOf(kept, field), factOf(gone, field)];
    if (!a && !b) return [];
    if (a && b) return [{ field, kept: a, gone: b, state: folded(a) === folded(b) ? 'same' : 'differs' }];
    return [{ field, kept: a, gone: b, state: a ? 'kept_only' : 'gone_only' }];
  });
}

export interface ListRow { list: 'services' | 'capabilities'; clash: string[] }

// The lists are joined; a choice is needed only where both answer the same thing differently.
export function listRows(kept: FacilityPage, gone: FacilityPage): ListRow[] {
  const answers = new Map(gone.capabilities.map((c) => [c.item, c]));
  const capabilities = kept.capabilities.filter((c) => {
    const other = answers.get(c.item);
    return other && (other.answer !== c.answer || other.note !== c.note);
  }).map((c) => c.item);
  const hours = (s: FacilityPage['services'][number]) => JSON.stringify([s.hours, s.hours_note, s.accepts_new ?? null, s.capacity ?? null]);
  const services = kept.services.filter((s) => gone.services.some((o) => o.kind === s.kind && (o.office_number === s.office_number || !o.office_number) && hours(o) !== hours(s))).map((s) => s.kind);
  return [{ list: 'services' as const, clash: [...new Set<string>(services)] }, { list: 'capabilities' as const, clash: capabilities }].filter((row) => row.clash.length > 0);
}
