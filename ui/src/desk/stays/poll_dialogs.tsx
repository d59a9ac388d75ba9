// SPDX-License-Identifier: Apache-2.0
// What is said about a conference: ○△× for each slot (also for somebody who telephoned), who came, that it is off, one more.
import { useState } from 'react';
import type { ConferenceInvitedView, ConferenceSlotAnswer, ConferenceView, LocalDate, MemberChannel, Profession } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date_field.tsx';
import { Check, SelectField, TextArea, TextField } from '../../parts/field.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf } from '../../text/format.ts';
import { SendDialog, SendForm } from '../send_form.tsx';
import { ChannelField, InviteMore, ReachFields, professionChoices, useSlotWords } from './poll_parts.tsx';
import { CHOICES, SIGNS, answerOf, asked, bare, invitedOf, type InviteRow, type ReadTick } from './poll_rules.ts';

interface Common { poll: ConferenceView; onDone: () => Promise<void>; onClose: () => void }

const VIA: MemberChannel[] = ['phone', 'fax', 'paper', 'mail'];
const usualVia = (channel: MemberChannel): MemberChannel => (channel === 'app' ? 'phone' : channel);

// `typed`: what somebody else has said. Without `onClose` it stands in the page, beside the sheet that it is read from.
export function AnswerPoll({ poll, one, typed, via: cameBy, read, onDone, onClose }: { poll: ConferenceView; onDone: () => Promise<void>; onClose?: () => void; one: ConferenceInvitedView; typed: boolean; via?: MemberChannel; read?: Record<number, ReadTick> | undefined }) {
  const { t } = useText();
  const words = useSlotWords();
  const before = (slot: number) => answerOf(one, slot);
  const [answers, setAnswers] = useState<Record<number, ConferenceSlotAnswer>>(Object.fromEntries(poll.slots.map((slot) => [slot.number, before(slot.number)?.answer ?? read?.[slot.number]?.answer ?? 'none'])));
  const [notes, setNotes] = useState<Record<number, string>>(Object.fromEntries(poll.slots.map((slot) => [slot.number, before(slot.number)?.note ?? ''])));
  const [via, setVia] = useState<MemberChannel>(cameBy ?? usualVia(one.channel));
  const who = bare(one);
  const body = () => ({
    invited_id: one.id, ...(typed ? { via } : {}),
    answers: poll.slots.map(({ number }) => ({ slot: number, answer: answers[number] ?? 'none', note: notes[number] ?? '' })),
  });
  const form = { path: `/v1/conferences/${poll.id}/${typed ? 'answer-for' : 'answer'}`, body, word: t('save'), done: t('poll.answered'), onDone };
  const fields = (fault: (field: string) => string | undefined) => (
    <>
      {typed && <p className="soft">{t('poll.reply_number', { number: one.reply_number })}</p>}
      {typed && <SelectField label={t('poll.via')} value={via} error={fault('via')} onValue={(value) => setVia(value as MemberChannel)} choices={VIA.map((value) => ({ value, label: t(`poll_channel.${value}`) }))} />}
      {read && <p className="notice">{t('poll.read_lead')}</p>}
      {fault('answers') && <p className="field__error">{fault('answers')}</p>}
      {poll.slots.map((slot) => (
        <fieldset className="poll-answer" key={slot.number}>
          <legend><span className="nums">{slot.number}.</span> <b>{words(slot.starts_at)}</b> {read?.[slot.number]?.doubt && answers[slot.number] === 'none' && <Badge tone="warn">{t('poll.read_doubt')}</Badge>}</legend>
          <div className="line">
            {CHOICES.map((choice) => (
              <label className="check" key={choice}>
                <input type="radio" name={`slot-${slot.number}`} checked={answers[slot.number] === choice} onChange={() => setAnswers((now) => ({ ...now, [slot.number]: choice }))} />
                <span>{SIGNS[choice]} {t(`poll_answer.${choice}`)}</span>
              </label>
            ))}
          </div>
          <TextField label={t('poll.note')} aria-label={t('poll.note_which', { n: slot.number })} maxLength={200} value={notes[slot.number] ?? ''} onValue={(note) => setNotes((now) => ({ ...now, [slot.number]: note }))} />
        </fieldset>
      ))}
    </>
  );
  if (!onClose) return <SendForm {...form}>{fields}</SendForm>;
  return <SendDialog title={typed ? t('poll.answer_for_which', { name: who }) : t('poll.answer')} {...form} onClose={onClose}>{fields}</SendDialog>;
}

interface Guest { name: string; profession: Profession }

export function HoldPoll({ poll, onDone, onClose }: Common) {
  const { t } = useText();
  const [on, setOn] = useState<LocalDate | undefined>(dateOf(new Date()));
  const [present, setPresent] = useState<string[]>(asked(poll).filter((one) => answerOf(one, poll.fixed_slot ?? 0)?.answer === 'yes').map((one) => one.id));
  const [guests, setGuests] = useState<Guest[]>([]);
  const [note, setNote] = useState('');
  const toggle = (id: string, isIn: boolean) => setPresent((now) => (isIn ? [...now, id] : now.filter((other) => other !== id)));
  const guest = (at: number, next: Partial<Guest>) => setGuests((now) => now.map((one, i) => (i === at ? { ...one, ...next } : one)));
  const body = () => ({ held_on: on, present, guests: guests.filter((one) => one.name.trim()), note });
  return (
    <SendDialog title={t('poll.hold')} path={`/v1/conferences/${poll.id}/hold`} body={body} word={t('save')} done={t('poll.held')} onDone={onDone} onClose={onClose}>
      {(fault) => (
        <>
          <DateField label={t('poll.held_on')} value={on} onValue={setOn} error={fault('held_on')} must />
          <fieldset className="stack-tight">
            <legend className="field__label">{t('poll.who_came')}</legend>
            {fault('present') && <p className="field__error">{fault('present')}</p>}
            {asked(poll).map((one) => <Check key={one.id} label={`${bare(one)} ${one.profession === 'none' ? '' : t(`profession.${one.profession}`)}`} checked={present.includes(one.id)} onChecked={(isIn) => toggle(one.id, isIn)} />)}
            {guests.map((one, i) => (
              <div className="form-grid" key={i}>
                <TextField label={t('poll.guest_name', { n: i + 1 })} error={i === 0 ? fault('guests') : undefined} value={one.name} onValue={(name) => guest(i, { name })} />
                <SelectField label={t('poll.guest_profession', { n: i + 1 })} value={one.profession} onValue={(profession) => guest(i, { profession: profession as Profession })} choices={professionChoices(t)} />
              </div>
            ))}
            <div className="line"><Button icon="plus" onClick={() => setGuests((now) => [...now, { name: '', profession: 'none' }])}>{t('poll.guest_add')}</Button></div>
          </fieldset>
          <TextArea label={t('poll.held_note')} error={fault('note')} value={note} onValue={setNote} />
        </>
      )}
    </SendDialog>
  );
}

export function CancelPoll({ poll, onDone, onClose }: Common) {
  const { t } = useText();
  const [reason, setReason] = useState('');
  return (
    <SendDialog title={t('poll.cancel')} path={`/v1/conferences/${poll.id}/cancel`} body={() => ({ reason })} word={t('poll.cancel')} done={t('poll.cancelled')} onDone={onDone} onClose={onClose}>
      {(fault) => <><p className="soft">{t('poll.cancel_lead')}</p><TextField label={t('poll.reason')} must error={fault('reason')} value={reason} onValue={setReason} /></>}
    </SendDialog>
  );
}

// Once more, or another way: after a mail that came back, a FAX that failed, a link that nobody opened.
export function ReachPoll({ poll, one, onDone, onClose }: Common & { one: ConferenceInvitedView }) {
  const { t } = useText();
  const [channel, setChannel] = useState<MemberChannel>(one.channel);
  const [values, setValues] = useState({ address: one.address, phone: one.phone });
  const who = bare(one);
  const change = (next: MemberChannel) => {
    setChannel(next);
    setValues((now) => ({ ...now, address: next === one.channel ? one.address : '' }));
  };
  return (
    <SendDialog title={t(poll.state === 'asked' ? 'poll.reach_which' : 'poll.reach_tell_which', { name: who })} path={`/v1/conferences/${poll.id}/reach`} body={() => ({ invited_id: one.id, channel, ...values })} word={t(poll.state === 'asked' ? 'poll.send' : 'outside.send')} done={t('poll.reach_done')} onDone={onDone} onClose={onClose}>
      {(fault) => (
        <>
          <p className="soft">{t('poll.reach_lead')}</p>
          <ChannelField label={t('poll.channel')} value={channel} onValue={change} error={fault('invited')} />
          <ReachFields channel={channel} values={values} faults={{ address: fault('address'), phone: fault('phone') }} onChange={(next) => setValues((now) => ({ ...now, ...next }))} />
        </>
      )}
    </SendDialog>
  );
}

export function UninvitePoll({ poll, one, onDone, onClose }: Common & { one: ConferenceInvitedView }) {
  const { t } = useText();
  return (
    <SendDialog title={t('poll.uninvite_which', { name: bare(one) })} path={`/v1/conferences/${poll.id}/uninvite`} body={() => ({ invited_id: one.id })} word={t('poll.uninvite')} done={t('poll.uninvited')} onDone={onDone} onClose={onClose}>
      {() => <p>{t('poll.uninvite_lead')}</p>}
    </SendDialog>
  );
}

export function InvitePoll({ poll, onDone, onClose }: Common) {
  const { t } = useText();
  const [more, setMore] = useState<InviteRow[]>([]);
  return (
    <SendDialog title={t('poll.invite')} path={`/v1/conferences/${poll.id}/invite`} body={() => ({ invited: invitedOf(more) })} word={t('poll.invite_send')} done={t('poll.sent')} onDone={onDone} onClose={onClose}>
      {(fault) => (
        <>
          {[fault('invited'), fault('address'), fault('phone')].filter(Boolean).map((said) => <p className="field__error" key={said}>{said}</p>)}
          {more.length > 0 && <ul className="plain-list">{more.map((one, i) => <li key={i}>{bare(one)} {one.profession !== 'none' && t(`profession.${one.profession}`)}</li>)}</ul>}
          <InviteMore onAdd={(one) => setMore((now) => [...now, one])} />
        </>
      )}
    </SendDialog>
  );
}
