// SPDX-License-Identifier: Apache-2.0
// The form of one heading, and of who the person is: problems on top, both versions when two have written, the draft's time.
import type { PersonHeading, PersonPage } from '../../api/types.ts';
import { t } from '../../i18n/index.ts';
import { Button } from '../../parts/button.tsx';
import { ErrorSummary } from '../../parts/field.tsx';
import { Bones } from '../../parts/states.tsx';
import { useText } from '../../parts/use_text.ts';
import { timeOf } from '../../text/format.ts';
import { choicesOf } from './choices.ts';
import { ClashView } from './clash_view.tsx';
import { BASICS, SPECS, basicLabel, factLabel, missing, tidy, type Spec, type Value } from './fact_spec.ts';
import { birthText } from './fact_words.ts';
import { SpecFields } from './spec_fields.tsx';
import { usePersonEdit, type EditConfig } from './use_person_edit.ts';

export interface FormProps { page: PersonPage; onDone: () => void }

function complaints(specs: Spec[], values: Value, id: string, label: (key: string) => string): { id: string; message: string }[] {
  const wrong = specs.flatMap((spec) => (spec.kind === 'items' ? ((values[spec.key] as Value[] | undefined) ?? []) : []).flatMap((item, i) =>
    (spec.kind === 'items' ? spec.of : []).filter((inner) => inner.kind === 'number' && typeof item[inner.key] === 'string')
      .map((inner) => ({ id: `${id}-${spec.key}-${i}-${inner.key}`, message: t('people.not_a_number') }))));
  const absent = missing(specs, values, id, label).map((m) => ({ id: m.id, message: t(m.choice ? 'people.must_choose' : 'problem.must', { field: m.label }) }));
  return [...absent, ...wrong];
}

function EditForm({ page, onDone, config, specs, label }: FormProps & { config: EditConfig; specs: Spec[]; label: (key: string) => string }) {
  const { t } = useText();
  const edit = usePersonEdit(page, config, onDone);
  if (!edit.ready) return <Bones rows={1} />;
  return (
    <form className="stack" id={`person-edit-${config.what}`} tabIndex={-1} onSubmit={(e) => { e.preventDefault(); void edit.save(); }}>
      <ErrorSummary problems={edit.problems} />
      {edit.clashes.length > 0 && <ClashView clashes={edit.clashes} specs={specs} label={label} onResolved={edit.resolve} />}
      <SpecFields specs={specs} id={`p-${config.what}`} label={label} values={edit.values} onValues={edit.set} problems={edit.problems} />
      <div className="edit-foot">
        <Button look="primary" type="submit" busy={edit.busy} aria-disabled={edit.clashes.length > 0 || undefined}>{t('save')}</Button>
        <Button onClick={edit.giveUp}>{t('give_up')}</Button>
        {edit.draftAt && edit.changed && <span className="small soft" role="status">{t('draft.kept', { time: timeOf(edit.draftAt) })}</span>}
      </div>
    </form>
  );
}

export function FactsForm({ heading, ...rest }: FormProps & { heading: Exclude<PersonHeading, 'basic'> }) {
  const { struct, specs } = SPECS[heading];
  const id = rest.page.person.id;
  const label = (key: string) => factLabel(struct, key);
  const config: EditConfig = {
    what: heading,
    path: `/v1/people/${id}/facts/${heading}`,
    read: (page) => {
      const found = page.facts.find((one) => one.heading === heading);
      // A first choice that stands on the form is one that was meant: 不明 where nothing was said.
      const start = Object.fromEntries(specs.filter((s) => s.kind === 'choice').map((s) => [s.key, s.kind === 'choice' ? choicesOf(s.list)[0]!.value : '']));
      return { seq: found?.seq ?? 0, values: { ...start, ...((found?.facts as Value | undefined) ?? {}) } };
    },
    body: (values, base_seq) => ({ base_seq, facts: tidy(specs, values) }),
    check: (values) => complaints(specs, values, `p-${heading}`, label),
  };
  return <EditForm {...rest} config={config} specs={specs} label={label} />;
}

export const basicsOf = (page: PersonPage): Value => {
  const person = page.person as unknown as Value;
  const values: Value = Object.fromEntries(BASICS.map(({ key }) => [key, person[key]]));
  // The pin on the map is not on this form and must not be lost by it.
  return { ...values, birth: birthText(page.person, true), lat: page.person.lat, lng: page.person.lng };
};

export function BasicsForm(props: FormProps) {
  const id = props.page.person.id;
  const config: EditConfig = {
    what: 'basic',
    path: `/v1/people/${id}/basics`,
    read: (page) => ({ seq: page.person.changed_seq, values: basicsOf(page) }),
    body: (values, base_seq) => ({ base_seq, basics: { ...tidy(BASICS, values), ...(values['lat'] === undefined ? {} : { lat: values['lat'], lng: values['lng'] }) } }),
    check: (values) => complaints(BASICS, values, 'p-basic', basicLabel),
  };
  return <EditForm {...props} config={config} specs={BASICS} label={basicLabel} />;
}
