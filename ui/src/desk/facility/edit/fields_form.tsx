// SPDX-License-Identifier: Apache-2.0
// The groups that are plain fields: basics, place, contact.
import type { Facility } from '../../../api/types.ts';
import type { Key } from '../../../i18n/index.ts';
import { Check, SelectField, TextArea, TextField } from '../../../parts/field.tsx';
import { DateField } from '../../../parts/date_field.tsx';
import { useText } from '../../../parts/use_text.ts';
import { useMay, useWords, type Words } from '../../context.tsx';
import type { FormProps } from '../group_card.tsx';
import type { Values } from './draft.ts';
import { EditShell } from './edit_shell.tsx';
import { useEdit, type Edit, type EditConfig } from './use_edit.ts';

type FieldType = 'text' | 'kana' | 'tel' | 'digits' | 'number' | 'mail' | 'url' | 'area' | 'check' | 'date' | 'kind' | 'list' | 'degrees';
export interface FieldSpec { name: keyof Facility & string; type: FieldType; label: Key; support?: Key; must?: boolean; wide?: boolean }

export const BASIC: FieldSpec[] = [
  { name: 'name', type: 'text', label: 'f.name', must: true, wide: true },
  { name: 'name_kana', type: 'kana', label: 'f.name_kana', support: 'f.name_kana.support', wide: true },
  { name: 'alternate_name', type: 'text', label: 'f.alternate_name' },
  { name: 'kind', type: 'kind', label: 'f.kind' },
  { name: 'corporation_name', type: 'text', label: 'f.corporation_name' },
  { name: 'corporation_number', type: 'digits', label: 'f.corporation_number' },
  { name: 'medical_number', type: 'digits', label: 'f.medical_number' },
  { name: 'beds', type: 'number', label: 'f.beds' },
  { name: 'languages', type: 'text', label: 'f.languages' },
  { name: 'opened_on', type: 'date', label: 'f.opened_on' },
  { name: 'round_the_clock', type: 'check', label: 'f.round_the_clock' },
  { name: 'public_note', type: 'area', label: 'f.public_note', support: 'f.public_note.support' },
  { name: 'professional_note', type: 'area', label: 'f.professional_note', support: 'f.professional_note.support' },
  { name: 'town_note', type: 'area', label: 'f.town_note', support: 'f.town_note.support' },
];
export const PLACE: FieldSpec[] = [
  { name: 'postal_code', type: 'digits', label: 'f.postal_code' },
  { name: 'address', type: 'text', label: 'f.address', wide: true },
  { name: 'building', type: 'text', label: 'f.building', wide: true },
  { name: 'lat', type: 'degrees', label: 'f.lat', support: 'f.lat.support' },
  { name: 'lng', type: 'degrees', label: 'f.lng' },
  { name: 'access_note', type: 'area', label: 'f.access_note', support: 'f.access_note.support' },
  { name: 'visit_areas', type: 'list', label: 'f.visit_areas', support: 'f.visit_areas.support' },
];
export const CONTACT: FieldSpec[] = [
  { name: 'phone', type: 'tel', label: 'f.phone' },
  { name: 'phone_extension', type: 'digits', label: 'f.phone_extension' },
  { name: 'fax', type: 'tel', label: 'f.fax' },
  { name: 'fax_verified', type: 'check', label: 'f.fax_verified' },
  { name: 'mail', type: 'mail', label: 'f.mail', support: 'f.professional' },
  { name: 'url', type: 'url', label: 'f.url' },
];

const half = (text: string) => text.normalize('NFKC').trim();

// As typed in the form → as the server takes it.
export function writeFields(specs: FieldSpec[], values: Values): Values {
  const body: Values = {};
  for (const { name, type } of specs) {
    const value = values[name];
    if (type === 'number' || type === 'degrees') {
      const text = half(String(value ?? ''));
      body[name] = text === '' ? null : Number(text); // null takes the value away, a name left out keeps it
    } else if (type === 'list') body[name] = String(value ?? '').split(/[、,\n\s]+/).filter(Boolean);
    else if (type === 'tel' || type === 'digits' || type === 'mail' || type === 'url') body[name] = half(String(value ?? ''));
    else body[name] = value ?? (type === 'date' ? null : '');
  }
  return body;
}

export function readFields(specs: FieldSpec[], facility: Partial<Facility>): Values {
  return Object.fromEntries(specs.map(({ name, type }) => {
    const value = facility[name];
    if (type === 'check') return [name, value === true];
    if (type === 'date') return [name, value];
    if (type === 'list') return [name, ((value as string[] | undefined) ?? []).join('、')];
    return [name, value === undefined ? '' : String(value)];
  }));
}

export function checkFields(specs: FieldSpec[], values: Values, group: string, t: (key: Key, v?: Record<string, string>) => string) {
  return specs.flatMap(({ name, type, label, must }) => {
    const text = half(String(values[name] ?? ''));
    const id = `e-${group}-${name}`;
    if (must && text === '') return [{ id, message: t('problem.must', { field: t(label) }) }];
    if ((type === 'number' || type === 'degrees') && text !== '' && !Number.isFinite(Number(text))) return [{ id, message: t('problem.number', { field: t(label) }) }];
    return [];
  });
}

const INPUT: Partial<Record<FieldType, object>> = {
  tel: { inputMode: 'tel' }, digits: { inputMode: 'numeric' }, number: { inputMode: 'numeric' }, degrees: { inputMode: 'decimal' },
  mail: { inputMode: 'email', autoCapitalize: 'none' }, url: { inputMode: 'url', autoCapitalize: 'none' },
};

export function FieldControl({ spec, group, values, set, problems, words }: {
  spec: FieldSpec; group: string; values: Values; set: (changes: Values) => void; problems: Edit['problems']; words: Words;
}) {
  const { t } = useText();
  const id = `e-${group}-${spec.name}`;
  const error = problems.find((p) => p.id === id)?.message;
  const common = { id, label: t(spec.label), support: spec.support ? t(spec.support) : undefined, error, must: spec.must ?? false, wide: spec.wide ?? false };
  const text = String(values[spec.name] ?? '');
  const onValue = (value: string) => set({ [spec.name]: value });
  switch (spec.type) {
    case 'check': return <Check id={id} label={t(spec.label)} checked={values[spec.name] === true} onChecked={(on) => set({ [spec.name]: on })} />;
    case 'date': return <DateField {...common} value={values[spec.name] as string | undefined} onValue={(date) => set({ [spec.name]: date })} />;
    case 'kind': return <SelectField {...common} value={text} onValue={onValue} choices={words.choices('FacilityKind')} />;
    case 'area': case 'list': return <TextArea {...common} wide value={text} onValue={onValue} />;
    default: return <TextField {...common} {...INPUT[spec.type]} value={text} onValue={onValue} autoComplete="off" />;
  }
}

function FieldsForm({ page, onDone, specs, config }: FormProps & { specs: FieldSpec[]; config: EditConfig }) {
  const { t } = useText();
  const words = useWords();
  const may = useMay();
  const seen = specs.filter((s) => s.name !== 'town_note' || may('facility.town_notes'));
  const edit = useEdit(page, { ...config, write: (values) => writeFields(seen, values), check: (values) => checkFields(specs, values, config.group, t) }, onDone);
  const label = (key: string) => t(specs.find((s) => s.name === key)?.label ?? 'f.name');
  return (
    <EditShell edit={edit} group={config.group} label={label}>
      <div className="form-grid">
        {seen.map((spec) => <FieldControl key={spec.name} spec={spec} group={config.group} values={edit.values} set={edit.set} problems={edit.problems} words={words} />)}
      </div>
    </EditShell>
  );
}

const configOf = (group: 'basic' | 'place' | 'contact', specs: FieldSpec[]): EditConfig => ({
  group, read: (page) => readFields(specs, page.facility), write: (values) => writeFields(specs, values),
});
const BASIC_CONFIG = configOf('basic', BASIC);
const PLACE_CONFIG = configOf('place', PLACE);
const CONTACT_CONFIG = configOf('contact', CONTACT);

export const BasicForm = (props: FormProps) => <FieldsForm {...props} specs={BASIC} config={BASIC_CONFIG} />;
export const PlaceForm = (props: FormProps) => <FieldsForm {...props} specs={PLACE} config={PLACE_CONFIG} />;
export const ContactForm = (props: FormProps) => <FieldsForm {...props} specs={CONTACT} config={CONTACT_CONFIG} />;
