// SPDX-License-Identifier: Apache-2.0
// Pieces that the dialogs about a conference share: the frame that sends, a time in words, somebody to invite.
import { useState, type ReactNode } from 'react';
import { Refused, post, sentence } from '../../api/request.ts';
import type { MemberChannel, Profession, Timestamp } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf, timeOf } from '../../text/format.ts';
import { wareki } from '../../text/wareki.ts';
import { PickFacility, type Picked } from '../pick_facility.tsx';
import { CHANNELS, PROFESSIONS } from '../people/choices.ts';
import { rowOf, type InviteRow } from './poll_rules.ts';

export const useSlotWords = () => {
  const { lang } = useText();
  return (at: Timestamp) => {
    if (lang === 'ja') return `${wareki(dateOf(at))} ${timeOf(at)}`; // says the day of the week itself
    const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Tokyo', weekday: 'short' }).format(new Date(at));
    return `${dateOf(at)} (${day}) ${timeOf(at)}`;
  };
};

interface PollFormShape<R> {
  path: string; body: () => object; word: string; done: string; onDone: (answer: R) => Promise<void> | void; onClose?: () => void; children: (fault: (field: string) => string | undefined) => ReactNode;
}

export function PollDialog<R>({ title, ...form }: PollFormShape<R> & { title: string; onClose: () => void }) {
  return <Dialog title={title} onClose={form.onClose}><PollForm {...form} /></Dialog>;
}

export function PollForm<R>({ path, body, word, done, onDone, onClose, children }: PollFormShape<R>) {
  const { t } = useText();
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const fields = problem instanceof Refused ? problem.fields : [];
  // A field within a list ("invited.2.name") is said at the list.
  const fault = (field: string) => fields.find((one) => one.field === field || one.field.startsWith(`${field}.`) || one.field.startsWith(`${field}[`))?.message;
  const send = async () => {
    setBusy(true);
    try {
      const answer = await post<R>(path, body());
      say(done);
      await onDone(answer);
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <form className="stack" onSubmit={(e) => { e.preventDefault(); void send(); }}>
      {children(fault)}
      {problem !== undefined && <p className="notice notice--bad" role="alert">{fields[0]?.message ?? sentence(problem)}</p>}
      <div className="line"><Button look="primary" type="submit" busy={busy}>{word}</Button>{onClose && <Button onClick={onClose}>{t('give_up')}</Button>}</div>
    </form>
  );
}

export const professionChoices = (t: (key: `profession.${Profession}`) => string) => PROFESSIONS.map((value) => ({ value, label: t(`profession.${value}`) }));

// How somebody is reached. A mail goes out by hand, with the sheet: links are not for this yet.
export function ChannelField({ label, value, onValue, error }: { label: string; value: MemberChannel; onValue: (value: MemberChannel) => void; error?: string | undefined }) {
  const { t } = useText();
  return <SelectField label={label} value={value} error={error} onValue={(next) => onValue(next as MemberChannel)} choices={CHANNELS.map((channel) => ({ value: channel, label: t(`poll_channel.${channel}`) }))} />;
}

const EMPTY = { office_name: '', name: '', address: '' };

// One more: an office of the directory, or somebody who is only a name.
export function InviteMore({ onAdd, way }: { onAdd: (one: InviteRow) => void; way?: string }) {
  const { t } = useText();
  const [office, setOffice] = useState<Picked>();
  const [values, setValues] = useState(EMPTY);
  const [profession, setProfession] = useState<Profession>('none');
  const [channel, setChannel] = useState<MemberChannel>('phone');
  const set = (name: keyof typeof EMPTY) => (value: string) => setValues((now) => ({ ...now, [name]: value }));
  const ready = Boolean(office || values.office_name.trim() || values.name.trim());
  const add = () => {
    if (!ready) return;
    onAdd(rowOf({ ...values, office_name: office?.name ?? values.office_name, ...(office ? { office_id: office.id } : {}), profession, channel, phone: '', must_attend: false }));
    setOffice(undefined);
    setValues(EMPTY);
  };
  return (
    <div className="stack-tight">
      <PickFacility label={t('poll.office')} picked={office} onPicked={setOffice} />
      <div className="form-grid">
        {!office && <TextField label={t('poll.office_name')} value={values.office_name} onValue={set('office_name')} />}
        <TextField label={t('person.field.name')} value={values.name} onValue={set('name')} autoComplete="off" />
        <SelectField label={t('poll.profession')} value={profession} onValue={(value) => setProfession(value as Profession)} choices={professionChoices(t)} />
        <ChannelField label={way ?? t('poll.channel')} value={channel} onValue={setChannel} />
        {(channel === 'fax' || channel === 'mail') && <TextField label={t(`poll.address.${channel}`)} value={values.address} onValue={set('address')} />}
      </div>
      <div className="line"><Button icon="plus" aria-disabled={!ready} onClick={add}>{t('poll.add')}</Button></div>
    </div>
  );
}
