// SPDX-License-Identifier: Apache-2.0
import type { FacilityKind, HoursException, Service, ServiceLine } from '../../../api/types.ts';
import { uuid7 } from '../../../api/uuid.ts';
import { Button, IconButton } from '../../../parts/button.tsx';
import { AnswerButtons } from '../../../parts/answer_buttons.tsx';
import { DateField } from '../../../parts/date_field.tsx';
import { Field, SelectField, TextArea, TextField } from '../../../parts/field.tsx';
import { HoursEditor } from '../../../parts/hours_editor.tsx';
import { useText } from '../../../parts/use_text.ts';
import { dateOf } from '../../../text/format.ts';
import { checkHours, hoursText, tidyHours } from '../../../text/hours.ts';
import { useWords } from '../../context.tsx';
import type { FormProps } from '../group_card.tsx';
import { EditShell } from './edit_shell.tsx';
import { useEdit, type Edit, type EditConfig } from './use_edit.ts';

const NEW = 'new-';
const strip = (s: Service): ServiceLine => {
  const { area_id: _area, facility_id: _facility, ...rest } = s;
  return rest;
};
export const hoursProblem = (key: string) => `e-hours-${key}`;

const CONFIG: EditConfig = {
  group: 'hours',
  read: (page) => Object.fromEntries(page.services.map((s) => [s.id, strip(s)])),
  write: (values) => Object.entries(values).map(([key, value]) => {
    const { id: _id, ...rest } = value as ServiceLine;
    const tidy = { ...rest, hours: tidyHours(rest.hours) };
    return key.startsWith(NEW) ? tidy : { id: key, ...tidy };
  }),
};

function Exceptions({ list, onList }: { list: HoursException[]; onList: (list: HoursException[]) => void }) {
  const { t } = useText();
  const set = (i: number, part: Partial<HoursException>) => onList(list.map((e, j) => (i === j ? { ...e, ...part } : e)));
  const today = dateOf(new Date());
  return (
    <div className="stack-tight">
      {list.map((e, i) => (
        <div className="span" key={i}>
          <DateField label={t('s.from')} value={e.from} onValue={(from) => set(i, { from: from ?? '' })} />
          <DateField label={t('s.to')} value={e.to} onValue={(to) => set(i, { to: to ?? '' })} />
          <TextField label={t('s.exception_note')} value={e.note} onValue={(note) => set(i, { note })} />
          <IconButton icon="close" label={t('s.exception_remove')} onClick={() => onList(list.filter((_, j) => j !== i))} />
        </div>
      ))}
      <div><Button icon="plus" onClick={() => onList([...list, { from: today, to: today, closed: true, note: '' }])}>{t('s.exception_add')}</Button></div>
    </div>
  );
}

function OneService({ id, service, edit }: { id: string; service: ServiceLine; edit: Edit }) {
  const { t } = useText();
  const words = useWords();
  const set = (part: Partial<ServiceLine>) => edit.set({ [id]: { ...service, ...part } });
  return (
    <fieldset className="subform stack">
      <legend className="line"><h3>{words.name('FacilityKind', service.kind)}</h3><Button look="quiet" onClick={() => edit.remove(id)}>{t('s.remove')}</Button></legend>
      <div className="form-grid">
        <SelectField label={t('s.kind')} value={service.kind} onValue={(kind) => set({ kind: kind as FacilityKind })} choices={words.choices('FacilityKind')} />
        <TextField label={t('s.office_number')} value={service.office_number} inputMode="numeric" onValue={(n) => set({ office_number: n.normalize('NFKC') })} />
        <TextField label={t('s.capacity')} value={service.capacity === undefined ? '' : String(service.capacity)} inputMode="numeric"
          onValue={(n) => { const number = Number.parseInt(n.normalize('NFKC'), 10); const { capacity: _gone, ...rest } = service; edit.set({ [id]: Number.isNaN(number) ? rest : { ...rest, capacity: number } }); }} />
      </div>
      <div className="field"><span className="field__label">{t('s.hours')}</span>
        <HoursEditor id={hoursProblem(id)} spans={service.hours} onSpans={(hours) => set({ hours })} /></div>
      <TextField label={t('s.hours_note')} value={service.hours_note} onValue={(hours_note) => set({ hours_note })} />
      <div className="field"><span className="field__label">{t('s.exceptions')}</span><Exceptions list={service.exceptions} onList={(exceptions) => set({ exceptions })} /></div>
      {service.specialities.map((s, i) => (
        <div className="field" key={s.code + s.name}><span className="field__label">{s.name}</span>
          <HoursEditor spans={s.hours} onSpans={(hours) => set({ specialities: service.specialities.map((x, j) => (i === j ? { ...x, hours } : x)) })} /></div>
      ))}
      <Field label={t('s.accepts_new')} support={t('f.professional')}>{() => <AnswerButtons label={t('s.accepts_new')} value={service.accepts_new} onValue={(accepts_new) => set({ accepts_new })} />}</Field>
      <TextField label={t('s.eligibility')} value={service.eligibility} onValue={(eligibility) => set({ eligibility })} />
      <TextArea label={t('s.note')} value={service.note} onValue={(note) => set({ note })} />
    </fieldset>
  );
}

export function ServicesForm({ page, onDone }: FormProps) {
  const { t, lang } = useText();
  const words = useWords();
  const check: NonNullable<EditConfig['check']> = (values) =>
    Object.entries(values).flatMap(([key, value]) => {
      const problem = checkHours((value as ServiceLine).hours).find(Boolean);
      return problem ? [{ id: hoursProblem(key), message: `${words.name('FacilityKind', (value as ServiceLine).kind)}: ${t(`hours.problem.${problem}`)}` }] : [];
    });
  const edit = useEdit(page, { ...CONFIG, check }, onDone);
  const add = () => edit.set({
    [NEW + uuid7()]: { kind: page.facility.kind, office_number: '', hours: [], exceptions: [], hours_note: '', specialities: [], accepts_new: 'ask', eligibility: '', note: '' } satisfies ServiceLine,
  });
  const show = (_: string, value: unknown) => (value ? hoursText((value as ServiceLine).hours, lang) : '');
  const label = (key: string) => words.name('FacilityKind', (edit.values[key] as ServiceLine | undefined)?.kind ?? page.facility.kind);
  return (
    <EditShell edit={edit} group="hours" label={label} show={show}>
      {Object.entries(edit.values).map(([id, service]) => <OneService key={id} id={id} service={service as ServiceLine} edit={edit} />)}
      <div><Button icon="plus" onClick={add}>{t('s.add')}</Button></div>
    </EditShell>
  );
}
