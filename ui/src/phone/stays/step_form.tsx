// SPDX-License-Identifier: Apache-2.0
// 「した」: the day is today, the way may be said, and what was used where a figure asks for it.
import { useState } from 'react';
import type { LocalDate, MemberChannel, StayFormUsed, StayStepKind, StayView } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date_field.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf } from '../../text/format.ts';
import { useCopy } from '../use_phone.ts';

const CHANNELS: MemberChannel[] = ['phone', 'fax', 'mail', 'paper', 'app'];
const FORMS: StayFormUsed[] = ['none', 'town', 'own'];

export function StepForm({ stay, person, kind, words, onClose }: { stay: StayView; person: string; kind: StayStepKind; words: string; onClose: () => void }) {
  const { t } = useText();
  const { phone, copy } = useCopy();
  const [on, setOn] = useState<LocalDate | undefined>(dateOf(new Date()));
  const [channel, setChannel] = useState<MemberChannel>('phone');
  const [form, setForm] = useState<StayFormUsed>('none');
  const [note, setNote] = useState('');
  const asksForm = kind === 'info_sent' || kind === 'summary_received';
  const today = dateOf(new Date());
  const problem = !on ? t('phone.stay.day_needed') : on > today ? t('phone.stay.day_ahead') : undefined;
  const send = async () => {
    if (problem || !on) return;
    await copy.didStep(stay, person, { kind, done_on: on, channel, form: asksForm ? form : 'none', note }, words, Date.now());
    onClose();
    void phone.sync();
  };
  return (
    <form className="stack-tight" aria-label={words} onSubmit={(e) => { e.preventDefault(); void send(); }}>
      <DateField label={t('stay.step_on')} value={on} onValue={setOn} error={problem} must />
      <SelectField label={t('stay.step_channel')} value={channel} onValue={(v) => setChannel(v as MemberChannel)} choices={CHANNELS.map((value) => ({ value, label: t(`poll_channel.${value}`) }))} />
      {asksForm && <SelectField label={t('stay.step_form')} value={form} onValue={(v) => setForm(v as StayFormUsed)} choices={FORMS.map((value) => ({ value, label: t(`stay_form.${value}`) }))} />}
      <TextField label={t('stay.step_note')} value={note} onValue={setNote} />
      <div className="line"><Button look="primary" type="submit">{t('save')}</Button><Button onClick={onClose}>{t('give_up')}</Button></div>
    </form>
  );
}
