// SPDX-License-Identifier: Apache-2.0
// Asking for the date of a meeting: slots, place, and whom. The team and the hospital stand there already.
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useGet } from '../../api/queries.ts';
import type { ConferenceDraft, ConferenceView, LocalDate } from '../../api/types.ts';
import { Button, IconButton } from '../../parts/button.tsx';
import { DateField } from '../../parts/date_field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Check, SelectField, TextField } from '../../parts/field.tsx';
import { Answer } from '../../parts/states.tsx';
import { useText } from '../../parts/use_text.ts';
import { SendDialog } from '../send_form.tsx';
import { ChannelField, InviteMore, ReachFields, professionChoices } from './poll_parts.tsx';
import { MOST_SLOTS, bare, invitedOf, nextRow, rowOf, slotsOf, type InviteRow, type SlotDraft } from './poll_rules.ts';

interface Props { about: { stay_id: string } | { person_id: string }; name: string; onClose: () => void }

export function AskPoll(props: Props) {
  const { t } = useText();
  const draft = useGet<ConferenceDraft>('conference-draft', `/v1/conference-draft?${new URLSearchParams(props.about as Record<string, string>)}`);
  if (draft.data) return <AskForm {...props} draft={draft.data} />;
  return <Dialog title={t('poll.ask_which', { name: props.name })} onClose={props.onClose}><Answer query={draft} rows={2}>{() => null}</Answer></Dialog>;
}

function AskForm({ about, name, draft, onClose }: Props & { draft: ConferenceDraft }) {
  const { t } = useText();
  const [, navigate] = useLocation();
  const [values, setValues] = useState({ title: draft.title, place: draft.place, online_url: '', reply_phone: draft.reply_phone, reply_fax: draft.reply_fax });
  const [minutes, setMinutes] = useState(String(draft.minutes));
  const [replyBy, setReplyBy] = useState<LocalDate>();
  const [slots, setSlots] = useState<SlotDraft[]>([nextRow([]), nextRow([]), nextRow([])]);
  const [rows, setRows] = useState<InviteRow[]>(draft.invited.map(rowOf));
  const set = (field: keyof typeof values) => ({ value: values[field], onValue: (value: string) => setValues((now) => ({ ...now, [field]: value })) });
  const setSlot = (at: number, next: Partial<SlotDraft>) => setSlots((now) => now.map((slot, i) => (i === at ? { ...slot, ...next } : slot)));
  const change = (at: number, next: Partial<InviteRow>) => setRows((now) => now.map((row, i) => (i === at ? { ...row, ...next } : row)));
  const body = () => ({
    ...about, ...values, minutes: Number(minutes) || 60, ...(replyBy ? { reply_by: replyBy } : {}), slots: slotsOf(slots),
    invited: invitedOf(rows),
  });
  return (
    <SendDialog<ConferenceView> title={t('poll.ask_which', { name })} path="/v1/conferences" body={body} word={t('poll.send')} done={t('poll.sent')} onClose={onClose} onDone={(poll) => navigate(`/stays/polls/${poll.id}`)}>
      {(fault) => (
        <>
          <div className="form-grid">
            <TextField label={t('poll.title')} error={fault('title')} {...set('title')} />
            <TextField label={t('poll.minutes')} type="number" inputMode="numeric" error={fault('minutes')} value={minutes} onValue={setMinutes} />
            <TextField label={t('poll.place')} error={fault('place')} {...set('place')} />
            <TextField label={t('poll.online')} type="url" error={fault('online_url')} {...set('online_url')} />
          </div>
          <fieldset className="stack-tight">
            <legend className="field__label">{t('poll.slots')}</legend>
            {fault('slots') && <p className="field__error">{fault('slots')}</p>}
            {slots.map((slot, i) => (
              <div className="poll-slot" key={i}>
                <DateField label={t('poll.slot_day', { n: i + 1 })} value={slot.date} onValue={(date) => setSlot(i, { date })} />
                <TextField label={t('poll.slot_time', { n: i + 1 })} type="time" value={slot.time} onValue={(time) => setSlot(i, { time })} />
                {slots.length > 2 && <IconButton icon="close" label={t('poll.slot_remove', { n: i + 1 })} onClick={() => setSlots((now) => now.filter((_, at) => at !== i))} />}
              </div>
            ))}
            {slots.length < MOST_SLOTS && <div className="line"><Button icon="plus" onClick={() => setSlots((now) => [...now, nextRow(now)])}>{t('poll.slot_add')}</Button></div>}
          </fieldset>
          <fieldset className="stack-tight">
            <legend className="field__label">{t('poll.invited')}</legend>
            {fault('invited') && <p className="field__error">{fault('invited')}</p>}
            {rows.map((row, i) => <InvitedRow key={i} row={row} faults={{ address: fault('address'), phone: fault('phone') }} onChange={(next) => change(i, next)} />)}
            <details><summary>{t('poll.add_other')}</summary><InviteMore onAdd={(one) => setRows((now) => [...now, one])} /></details>
          </fieldset>
          <DateField label={t('poll.reply_by')} value={replyBy} onValue={setReplyBy} error={fault('reply_by')} />
          <details><summary>{t('poll.reply_to')}</summary><div className="form-grid">
            <TextField label={t('poll.reply_phone')} type="tel" error={fault('reply_phone')} {...set('reply_phone')} />
            <TextField label={t('poll.reply_fax')} type="tel" error={fault('reply_fax')} {...set('reply_fax')} />
          </div></details>
        </>
      )}
    </SendDialog>
  );
}

function InvitedRow({ row, faults, onChange }: { row: InviteRow; faults: { address: string | undefined; phone: string | undefined }; onChange: (next: Partial<InviteRow>) => void }) {
  const { t } = useText();
  const who = bare({ office_name: row.office_name, name: row.name });
  return (
    <div className="poll-invited">
      <Check label={<><b>{who}</b> {row.profession !== 'none' && t(`profession.${row.profession}`)}</>} checked={row.isIn} onChecked={(isIn) => onChange({ isIn })} />
      {row.isIn && (
        <div className="poll-invited__more">
          <Check label={t('poll.must')} aria-label={t('poll.must_which', { name: who })} checked={row.must_attend} onChecked={(must_attend) => onChange({ must_attend })} />
          {row.profession === 'none' && <SelectField label={t('poll.profession_which', { name: who })} value={row.profession} onValue={(profession) => onChange({ profession: profession as InviteRow['profession'] })} choices={professionChoices(t)} />}
          <ChannelField label={t('poll.channel_which', { name: who })} value={row.channel} onValue={(channel) => onChange({ channel, address: '' })} />
          <ReachFields channel={row.channel} values={row} name={who} faults={faults} onChange={onChange} />
        </div>
      )}
    </div>
  );
}
