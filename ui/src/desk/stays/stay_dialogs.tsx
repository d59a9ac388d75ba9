// SPDX-License-Identifier: Apache-2.0
// What is said about a stay, each in a dialog of its own.
import { useState, type ReactNode } from 'react';
import type { LocalDate, MemberChannel, Profession, StayDestination, StayFormUsed, StayStepKind, StayView } from '../../api/types.ts';
import { DateField } from '../../parts/date_field.tsx';
import { Check, SelectField, TextArea, TextField } from '../../parts/field.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf } from '../../text/format.ts';
import { PickFacility, type Picked } from '../pick_facility.tsx';
import { PickPerson } from '../people/pick_person.tsx';
import { CHANNELS, PROFESSIONS } from '../people/choices.ts';
import { SendDialog } from '../send_form.tsx';

interface Common { stay: StayView; onDone: () => Promise<void>; onClose: () => void }

const STEPS: StayStepKind[] = [
  'hospital_told', 'info_sent', 'acp_talk', 'discharge_told', 'conference_asked', 'conference_fixed', 'conference_held', 'summary_received', 'services_started', 'report_back',
];
const DESTINATIONS: StayDestination[] = ['home', 'facility', 'hospital', 'died', 'unknown'];
const FORMS: StayFormUsed[] = ['none', 'town', 'own'];
// Who usually sits in a conference before discharge; the others are found below them.
const USUAL: Profession[] = ['doctor', 'nurse', 'discharge_nurse', 'medical_social_worker', 'care_manager', 'pharmacist', 'physical_therapist', 'occupational_therapist', 'speech_therapist', 'registered_dietitian', 'dentist', 'dental_hygienist', 'home_helper', 'equipment_adviser'];

// The frame of all of them.
function Sending({ stay, path, title, word, body, onDone, onClose, children }: Common & { title: string; path: string; body: () => object; word: string; children: (fault: (field: string) => string | undefined) => ReactNode }) {
  const { t } = useText();
  return <SendDialog title={title} path={`/v1/stays/${stay.id}/${path}`} body={body} word={word} done={t('stay.saved')} onDone={onDone} onClose={onClose}>{children}</SendDialog>;
}

const name = (stay: StayView) => stay.name || stay.name_kana;

export function AnswerDialog(props: Common) {
  const { t } = useText();
  const [phone, setPhone] = useState('');
  return (
    <Sending {...props} title={t('stay.ours_which', { name: name(props.stay) })} path="answer" word={t('stay.ours')} body={() => ({ answer: 'ours', phone })}>
      {(fault) => <><p className="soft">{t('stay.ours_lead')}</p><TextField label={t('stay.my_phone')} type="tel" error={fault('phone')} value={phone} onValue={setPhone} /></>}
    </Sending>
  );
}

export function StepDialog({ kind: given, ...props }: Common & { kind?: StayStepKind }) {
  const { t } = useText();
  const [kind, setKind] = useState<StayStepKind>(given ?? 'info_sent');
  const [on, setOn] = useState<LocalDate | undefined>(dateOf(new Date()));
  const [channel, setChannel] = useState<MemberChannel>('app');
  const [form, setForm] = useState<StayFormUsed>('none');
  const [who, setWho] = useState<Profession[]>([]);
  const [note, setNote] = useState('');
  const has = kind === 'conference_held';
  const asksForm = kind === 'info_sent' || kind === 'summary_received';
  const toggle = (one: Profession, isIn: boolean) => setWho((now) => (isIn ? [...now, one] : now.filter((other) => other !== one)));
  return (
    <Sending {...props} title={t('stay.step_which', { name: name(props.stay) })} path="steps" word={t('save')} body={() => ({ kind, done_on: on, channel, form: asksForm ? form : 'none', professions: has ? who : [], note })}>
      {(fault) => (
        <>
          <SelectField label={t('stay.step_kind')} value={kind} onValue={(v) => setKind(v as StayStepKind)} choices={STEPS.map((value) => ({ value, label: t(`stay_step.${value}`) }))} />
          <DateField label={t('stay.step_on')} value={on} onValue={setOn} error={fault('done_on')} must />
          <SelectField label={t('stay.step_channel')} value={channel} onValue={(v) => setChannel(v as MemberChannel)} choices={CHANNELS.map((value) => ({ value, label: t(`member_channel.${value}`) }))} />
          {asksForm && <SelectField label={t('stay.step_form')} value={form} onValue={(v) => setForm(v as StayFormUsed)} choices={FORMS.map((value) => ({ value, label: t(`stay_form.${value}`) }))} />}
          {has && (
            <fieldset className="stack-tight">
              <legend className="field__label">{t('stay.who_took_part')}</legend>
              {fault('professions') && <p className="field__error">{fault('professions')}</p>}
              {USUAL.map((one) => <Check key={one} label={t(`profession.${one}`)} checked={who.includes(one)} onChecked={(isIn) => toggle(one, isIn)} />)}
              <SelectField label={t('stay.who_else')} value="" onValue={(v) => v && toggle(v as Profession, true)} choices={[{ value: '', label: '' }, ...PROFESSIONS.filter((one) => one !== 'none' && !USUAL.includes(one) && !who.includes(one)).map((value) => ({ value, label: t(`profession.${value}`) }))]} />
              {who.filter((one) => !USUAL.includes(one)).map((one) => <Check key={one} label={t(`profession.${one}`)} checked onChecked={() => toggle(one, false)} />)}
            </fieldset>
          )}
          <TextArea label={t('stay.step_note')} error={fault('note')} value={note} onValue={setNote} />
        </>
      )}
    </Sending>
  );
}

export function ExpectedDialog(props: Common) {
  const { t } = useText();
  const [on, setOn] = useState<LocalDate | undefined>(props.stay.expected_on ?? undefined);
  return (
    <Sending {...props} title={t('stay.expected_which', { name: name(props.stay) })} path="expected" word={t('save')} body={() => ({ ...(on ? { on } : {}) })}>
      {(fault) => <DateField label={t('stay.expected_on')} support={t('stay.expected_support')} value={on} onValue={setOn} error={fault('on')} />}
    </Sending>
  );
}

export function DischargeDialog(props: Common) {
  const { t } = useText();
  const [on, setOn] = useState<LocalDate | undefined>(dateOf(new Date()));
  const [destination, setDestination] = useState<StayDestination>('home');
  const [note, setNote] = useState('');
  return (
    <Sending {...props} title={t('stay.discharge_which', { name: name(props.stay) })} path="discharge" word={t('stay.discharge')} body={() => ({ on, destination, note })}>
      {(fault) => (
        <>
          <DateField label={t('stay.discharged_on')} value={on} onValue={setOn} error={fault('on')} must />
          <SelectField label={t('stay.destination')} value={destination} error={fault('destination')} onValue={(v) => setDestination(v as StayDestination)} choices={DESTINATIONS.map((value) => ({ value, label: t(`stay_destination.${value}`) }))} />
          <TextField label={t('stay.step_note')} error={fault('note')} value={note} onValue={setNote} />
        </>
      )}
    </Sending>
  );
}

export function CancelDialog(props: Common) {
  const { t } = useText();
  const [note, setNote] = useState('');
  return (
    <Sending {...props} title={t('stay.cancel_which', { name: name(props.stay) })} path="cancel" word={t('stay.cancel')} body={() => ({ note })}>
      {(fault) => <TextField label={t('stay.cancel_why')} must error={fault('note')} value={note} onValue={setNote} />}
    </Sending>
  );
}

// The desk says who it is, or asks an office.
export function FindDialog(props: Common) {
  const { t } = useText();
  const [person, setPerson] = useState<Picked>();
  const [office, setOffice] = useState<Picked>();
  const path = props.stay.known || !person ? 'ask' : 'person';
  return (
    <Sending {...props} title={t('stay.find_which', { name: name(props.stay) })} path={path} word={t('stay.find_send')} body={() => (path === 'person' ? { person_id: person?.id } : { office_id: office?.id })}>
      {(fault) => (
        <>
          <p className="soft">{props.stay.known ? t('stay.find_known') : t('stay.find_lead')}</p>
          {!props.stay.known && <PickPerson id="stay-person" label={t('stay.find_person')} error={fault('person_id')} picked={person} onPicked={setPerson} />}
          {!person && <PickFacility label={t('stay.find_office')} picked={office} onPicked={setOffice} />}
          {fault('office_id') && <p className="field__error">{fault('office_id')}</p>}
        </>
      )}
    </Sending>
  );
}
