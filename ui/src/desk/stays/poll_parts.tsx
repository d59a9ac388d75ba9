// SPDX-License-Identifier: Apache-2.0
// Pieces that the dialogs about a conference share: a time in words, somebody to invite.
import { useState } from 'react';
import type { MemberChannel, Profession, Timestamp } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { useText } from '../../parts/use_text.ts';
import { slotWords } from '../../text/slot_words.ts';
import { PickFacility, type Picked } from '../pick_facility.tsx';
import { CHANNELS, PROFESSIONS } from '../people/choices.ts';
import { rowOf, type InviteRow } from './poll_rules.ts';

export const useSlotWords = () => {
  const { lang } = useText();
  return (at: Timestamp) => slotWords(at, lang);
};

export const professionChoices = (t: (key: `profession.${Profession}`) => string) => PROFESSIONS.map((value) => ({ value, label: t(`profession.${value}`) }));

// How somebody is reached: by mail with a link, by FAX (by the program where the number is verified), or by hand.
export function ChannelField({ label, value, onValue, error }: { label: string; value: MemberChannel; onValue: (value: MemberChannel) => void; error?: string | undefined }) {
  const { t } = useText();
  return <SelectField label={label} value={value} error={error} onValue={(next) => onValue(next as MemberChannel)} choices={CHANNELS.map((channel) => ({ value: channel, label: t(`poll_channel.${channel}`) }))} />;
}

const EMPTY = { office_name: '', name: '', address: '', phone: '' };

// Where a mail or a FAX goes; of a mail also the telephone that opens its link.
export function ReachFields({ channel, values, name, faults, onChange }: { channel: MemberChannel; values: { address?: string | undefined; phone?: string | undefined }; name?: string | undefined; faults?: { address?: string | undefined; phone?: string | undefined }; onChange: (next: { address?: string; phone?: string }) => void }) {
  const { t } = useText();
  if (channel !== 'fax' && channel !== 'mail') return null;
  return (
    <>
      <TextField label={name ? `${t(`poll.address.${channel}`)}: ${name}` : t(`poll.address.${channel}`)} error={faults?.address} value={values.address ?? ''} onValue={(address) => onChange({ address })} />
      {channel === 'mail' && <TextField label={name ? t('poll.phone_of', { name }) : t('poll.phone')} type="tel" support={t('poll.mail_support')} error={faults?.phone} value={values.phone ?? ''} onValue={(phone) => onChange({ phone })} />}
    </>
  );
}

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
    onAdd(rowOf({ ...values, office_name: office?.name ?? values.office_name, ...(office ? { office_id: office.id } : {}), profession, channel, must_attend: false }));
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
        <ReachFields channel={channel} values={values} onChange={(next) => setValues((now) => ({ ...now, ...next }))} />
      </div>
      <div className="line"><Button icon="plus" aria-disabled={!ready} onClick={add}>{t('poll.add')}</Button></div>
    </div>
  );
}
