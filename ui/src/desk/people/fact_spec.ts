// SPDX-License-Identifier: Apache-2.0
// What can be entered under each heading: one table for the form, the summary and the comparison of two versions.
import type { PersonHeading } from '../../api/types.ts';
import { t, type Key } from '../../i18n/index.ts';
import type { ChoiceList } from './choices.ts';

export type Value = Record<string, unknown>;

interface Named { key: string; wide?: boolean; must?: boolean; support?: Key }
export type Spec = Named & (
  | { kind: 'line' | 'text' | 'date' | 'flag' | 'phone' | 'number' | 'words' | 'office' | 'birth' | 'zone' }
  | { kind: 'choice'; list: ChoiceList }
  | { kind: 'items'; struct: string; of: Spec[]; ordered?: boolean });

const line = (key: string, more: Partial<Named> = {}): Spec => ({ key, kind: 'line', ...more });
const text = (key: string): Spec => ({ key, kind: 'text' });
const phone = (key: string): Spec => ({ key, kind: 'phone' });
const flag = (key: string): Spec => ({ key, kind: 'flag' });
const date = (key: string): Spec => ({ key, kind: 'date' });
const words = (key: string): Spec => ({ key, kind: 'words' });
const choice = (key: string, list: ChoiceList): Spec => ({ key, kind: 'choice', list });
const must = { must: true };
const note = text('note');

const DEVICE: Spec[] = [choice('item', 'care_item'), line('name'), line('setting'), { key: 'battery_hours', kind: 'number' }, line('supplier'),
  phone('supplier_phone'), date('since'), line('note', { wide: true })];
const DIAGNOSIS: Spec[] = [line('name', must), line('since'), flag('main'), line('note', { wide: true })];
const MEDICINE: Spec[] = [line('name', must), line('dose'), line('usage'), flag('anticoagulant'), line('note', { wide: true })];
const REGULAR: Spec[] = [choice('kind', 'regular_kind'), { key: 'facility_id', kind: 'office' }, line('name'), line('person'), phone('phone'), phone('night_phone'),
  line('note', { wide: true })];
const CONTACT: Spec[] = [line('name', must), line('name_kana'), line('relation'), phone('phone'), phone('phone2'), line('address', { wide: true }),
  flag('lives_together'), flag('key_person'), line('note', { wide: true })];
const OTHER_SYSTEM: Spec[] = [line('name', must), line('url', { wide: true }), line('number'), line('note', { wide: true })];

export interface HeadingSpec { struct: string; specs: Spec[] }
const plain: HeadingSpec = { struct: 'words', specs: [note] };

export const SPECS: Record<Exclude<PersonHeading, 'basic'>, HeadingSpec> = {
  alerts: { struct: 'alerts', specs: [words('allergies'), words('infections'), words('cautions'), note] },
  devices: { struct: 'devices', specs: [{ key: 'items', kind: 'items', struct: 'device', of: DEVICE }, note] },
  wishes: { struct: 'wishes', specs: [text('person'), text('family'), date('talked_on'), line('talked_with'), line('place'), choice('last_place', 'last_place'), flag('written'), note] },
  diagnoses: { struct: 'diagnoses', specs: [{ key: 'items', kind: 'items', struct: 'diagnosis', of: DIAGNOSIS }, note] },
  medicines: { struct: 'medicines', specs: [{ key: 'items', kind: 'items', struct: 'medicine', of: MEDICINE }, line('management', { wide: true }), note] },
  regulars: { struct: 'regulars', specs: [{ key: 'items', kind: 'items', struct: 'regular', of: REGULAR }, note] },
  family: { struct: 'family', specs: [choice('living', 'living'), flag('no_relatives'), { key: 'contacts', kind: 'items', struct: 'contact', of: CONTACT, ordered: true },
    line('guarantor', { wide: true }), note] },
  certification: { struct: 'certification', specs: [choice('state', 'certification_state'), choice('care_level', 'care_level'), date('from'), date('to'), date('certified_on'),
    line('limits', { wide: true }), note] },
  independence: { struct: 'independence', specs: [choice('disability', 'disability'), choice('dementia', 'dementia'), date('judged_on'), note] },
  adl: { struct: 'adl', specs: [...['moving', 'transfer', 'walking', 'eating', 'toilet', 'bathing', 'dressing'].map((key) => choice(key, 'help_level')), note] },
  iadl: plain,
  meals: { struct: 'meals', specs: [line('form'), line('thickness'), line('route'), line('restriction'), note] },
  excretion: plain, hygiene: plain, oral: plain, cognition: plain,
  communication: { struct: 'communication', specs: [words('languages'), line('hearing'), line('sight'), note] },
  rhythm: plain, social: plain,
  housing: { struct: 'housing', specs: [line('kind'), text('access'), line('keys', { wide: true }), note] },
  life: plain, social_security: plain, assessment_reason: plain, other: plain,
  links: { struct: 'links', specs: [{ key: 'items', kind: 'items', struct: 'other_system', of: OTHER_SYSTEM }] },
};

export const BASICS: Spec[] = [
  line('name', must), line('name_kana', must), { key: 'birth', kind: 'birth' }, choice('sex', 'sex'), line('known_as'), line('former_name'), phone('phone'), phone('mobile'),
  line('postal_code'), line('address', { wide: true }), line('building'), { key: 'zone_id', kind: 'zone' },
  line('insurer_number', { support: 'person.insurer_support' }), line('insured_number', { support: 'person.insured_support' }), date('received_on'), note,
];

export const headingWord = (heading: PersonHeading): string => t(`heading.${heading}`);
export const factLabel = (struct: string, key: string): string => {
  const path = `${struct}.${key}`;
  return t(`fact.${path}` as Key);
};
export const basicLabel = (key: string): string => t(`person.field.${key}` as Key);

// A new line of a list: its choices are still to be made.
export function emptyItem(specs: Spec[]): Value {
  const out: Value = {};
  for (const spec of specs) {
    if (spec.kind === 'flag') out[spec.key] = false;
    else if (spec.kind === 'items' || spec.kind === 'words') out[spec.key] = [];
    else if (spec.kind !== 'date' && spec.kind !== 'number' && spec.kind !== 'office' && spec.kind !== 'zone') out[spec.key] = '';
  }
  return out;
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);

// A line of a list in which nothing was entered.
export const isBlank = (specs: Spec[], item: Value): boolean => specs.every((spec) => isEmpty(item[spec.key]));

// What is empty says nothing and is not kept: blank lines of lists, spaces around texts.
export function tidy(specs: Spec[], values: Value): Value {
  const out: Value = {};
  for (const spec of specs) {
    const value = values[spec.key];
    if (value === undefined || value === null) continue;
    if (spec.kind === 'words') out[spec.key] = (value as string[]).map((word) => word.trim()).filter(Boolean);
    else if (spec.kind === 'items') out[spec.key] = (value as Value[]).filter((item) => !isBlank(spec.of, item)).map((item) => tidy(spec.of, item));
    else out[spec.key] = typeof value === 'string' ? value.trim() : value;
  }
  return out;
}

export interface Missing { id: string; label: string; choice: boolean }

// What must be filled in and is not, with the id of its field.
export function missing(specs: Spec[], values: Value, id: string, label: (key: string) => string): Missing[] {
  return specs.flatMap((spec): Missing[] => {
    if (spec.kind === 'items') {
      return ((values[spec.key] as Value[] | undefined) ?? []).flatMap((item, i) =>
        isBlank(spec.of, item) ? [] : missingIn(spec.of, item, `${id}-${spec.key}-${i}`, (key) => factLabel(spec.struct, key)));
    }
    return spec.must && isEmpty(String(values[spec.key] ?? '').trim()) ? [{ id: `${id}-${spec.key}`, label: label(spec.key), choice: false }] : [];
  });
}

const missingIn = (specs: Spec[], item: Value, id: string, label: (key: string) => string): Missing[] => [
  ...specs.filter((spec) => spec.kind === 'choice' && !item[spec.key]).map((spec) => ({ id: `${id}-${spec.key}`, label: label(spec.key), choice: true })),
  ...missing(specs, item, id, label),
];
