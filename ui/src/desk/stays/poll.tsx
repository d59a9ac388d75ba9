// SPDX-License-Identifier: Apache-2.0
// One conference: what is asked, the best slots with who can and who cannot, everybody's ○△×, and what comes next.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../api/request.ts';
import { useGet } from '../../api/queries.ts';
import type { ConferenceInvitedView, ConferenceSlotView, ConferenceView } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Answer } from '../../parts/states.tsx';
import { Table, type Column } from '../../parts/table.tsx';
import { say, sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateText, shortDate, telHref, timeOf } from '../../text/format.ts';
import { AnswerPoll, CancelPoll, HoldPoll, InvitePoll, ReachPoll, UninvitePoll } from './poll_dialogs.tsx';
import { Member, type Open } from './poll_members.tsx';
import { useSlotWords } from './poll_parts.tsx';
import { SIGNS, answerOf, answered, asked, bare, byRank, fixedSlot, isGoingOn } from './poll_rules.ts';

export const POLL_TONES = { asked: 'warn', fixed: 'info', held: 'good', cancelled: 'plain' } as const;

export default function PollScreen({ id }: { id: string }) {
  const { t } = useText();
  const client = useQueryClient();
  const poll = useGet<ConferenceView>('conference', `/v1/conferences/${id}`);
  const refresh = async () => {
    await Promise.all([client.invalidateQueries({ queryKey: ['conference'] }), client.invalidateQueries({ queryKey: ['conferences'] })]);
  };
  return (
    <>
      <div className="page-head"><LinkButton to="/stays" look="quiet">{t('stay.title')}</LinkButton></div>
      <Answer query={poll}>{(answer) => <Page poll={answer} onChanged={refresh} />}</Answer>
    </>
  );
}

function Page({ poll, onChanged }: { poll: ConferenceView; onChanged: () => Promise<void> }) {
  const { t, lang } = useText();
  const words = useSlotWords();
  const [open, setOpen] = useState<Open>();
  const common = { poll, onClose: () => setOpen(undefined), onDone: async () => { await onChanged(); setOpen(undefined); } };
  const fixed = fixedSlot(poll);
  const mine = poll.invited.filter((one) => one.mine);
  return (
    <div className="stack">
      <h1>{poll.title}</h1>
      <section className="card stack-tight" aria-label={t('poll.meeting')}>
        <p className="line"><Badge tone={POLL_TONES[poll.state]}>{t(`poll_state.${poll.state}`)}</Badge>{poll.person_name && <b>{poll.person_name}</b>}{poll.full && <span className="small">{t('poll.answers', { n: answered(poll), all: asked(poll).length })}</span>}{poll.not_reached > 0 && <Badge tone="bad">{t('poll.not_reached', { n: poll.not_reached })}</Badge>}</p>
        {fixed && poll.state !== 'held' && <p className="poll-fixed"><b>{words(fixed.starts_at)}</b> {t('poll.for_minutes', { n: poll.minutes })}</p>}
        {poll.held_on && <p>{t('poll.was_held', { date: dateText(poll.held_on, lang) })}</p>}
        <p>{t('poll.where', { place: poll.place || t('poll.place_open') })} {poll.online_url && <a href={poll.online_url} target="_blank" rel="noopener noreferrer">{poll.online_url}</a>}</p>
        <p className="small">{t('poll.asked_by', { who: [poll.organiser_office, poll.organiser].filter(Boolean).join(' ') })} {poll.reply_phone && <a href={telHref(poll.reply_phone)}>{poll.reply_phone}</a>}{poll.reply_by && ` ${t('poll.until', { date: dateText(poll.reply_by, lang) })}`}</p>
        {!poll.full && <p className="small">{t('poll.narrow', { professions: poll.professions.map((one) => t(`profession.${one}`)).join('・') })}</p>}
        {poll.ended_note && <p className="pre-line">{poll.ended_note}</p>}
        <div className="line no-print">
          {poll.state === 'asked' && mine.map((one) => <Button key={one.id} look={one.answered_at ? 'plain' : 'primary'} onClick={() => setOpen({ what: 'answer', one, typed: false })}>{one.answered_at ? t('poll.answer_again') : t('poll.answer')}{mine.length > 1 && `: ${t(`profession.${one.profession}`)}`}</Button>)}
          {fixed && <LinkButton href={`/v1/conferences/${poll.id}/conference.ics`} icon="copy" download>{t('poll.calendar')}</LinkButton>}
          {poll.may_manage && poll.state === 'fixed' && <Button look="primary" onClick={() => setOpen({ what: 'hold' })}>{t('poll.hold')}</Button>}
          {poll.may_manage && isGoingOn(poll) && <Button onClick={() => setOpen({ what: 'invite' })}>{t('poll.invite')}</Button>}
          {poll.may_manage && poll.state !== 'held' && poll.invited.some((one) => !one.guest && one.channel !== 'app') && <LinkButton icon="print" href={`/v1/conferences/${poll.id}/sheet.pdf`} target="_blank">{t(poll.state === 'asked' ? 'poll.sheets' : 'poll.sheet_told')}</LinkButton>}
          {poll.may_manage && isGoingOn(poll) && <Button look="quiet" onClick={() => setOpen({ what: 'cancel' })}>{t('poll.cancel')}</Button>}
        </div>
      </section>
      {poll.full ? <Full poll={poll} onOpen={setOpen} onChanged={onChanged} /> : <OwnSlots poll={poll} />}
      {open?.what === 'answer' && <AnswerPoll {...common} one={open.one} typed={open.typed} />}
      {open?.what === 'reach' && <ReachPoll {...common} one={open.one} />}
      {open?.what === 'uninvite' && <UninvitePoll {...common} one={open.one} />}
      {open?.what === 'hold' && <HoldPoll {...common} />}
      {open?.what === 'cancel' && <CancelPoll {...common} />}
      {open?.what === 'invite' && <InvitePoll {...common} />}
    </div>
  );
}

// Who is only invited: the slots and her own answers.
function OwnSlots({ poll }: { poll: ConferenceView }) {
  const { t } = useText();
  const words = useSlotWords();
  return (
    <section className="stack-tight" aria-label={t('poll.slots')}>
      <h2>{t('poll.slots')}</h2>
      <ul className="results">{poll.slots.map((slot) => <li className="result" key={slot.number}><span>{slot.number}. <b>{words(slot.starts_at)}</b> {poll.invited.map((one) => <Sign key={one.id} one={one} slot={slot.number} />)}</span></li>)}</ul>
    </section>
  );
}

function Sign({ one, slot }: { one: ConferenceInvitedView; slot: number }) {
  const { t } = useText();
  const reply = answerOf(one, slot);
  const answer = reply?.answer ?? 'none';
  return <span className={`poll-sign poll-sign--${answer}`}><span aria-hidden="true">{SIGNS[answer]}</span><span className="sr-only">{t(`poll_answer.${answer}`)}</span>{reply?.note && <span className="small"> {reply.note}</span>}</span>;
}

function Full({ poll, onOpen, onChanged }: { poll: ConferenceView; onOpen: (open: Open) => void; onChanged: () => Promise<void> }) {
  const { t } = useText();
  return (
    <>
      <section className="stack-tight">
        <h2>{t('poll.best')}</h2>
        <p className="soft small narrow">{t('poll.best_lead')}</p>
        <ol className="results" aria-label={t('poll.best')}>{byRank(poll.slots).map((slot) => <SlotRow key={slot.number} poll={poll} slot={slot} onChanged={onChanged} />)}</ol>
      </section>
      <section className="stack-tight"><h2>{t('poll.all_answers')}</h2><Matrix poll={poll} /></section>
      <section className="stack-tight">
        <h2>{t('poll.members')}</h2>
        <ul className="results">{poll.invited.map((one) => <Member key={one.id} poll={poll} one={one} onOpen={onOpen} />)}</ul>
      </section>
    </>
  );
}

function SlotRow({ poll, slot, onChanged }: { poll: ConferenceView; slot: ConferenceSlotView; onChanged: () => Promise<void> }) {
  const { t } = useText();
  const words = useSlotWords();
  const name = words(slot.starts_at);
  const who = (ids: string[]) => poll.invited.filter((one) => ids.includes(one.id)).map((one) => `${one.profession === 'none' ? bare(one) : t(`profession.${one.profession}`)}${one.must_attend ? t('poll.must_mark') : ''}`).join('、');
  const fix = async () => {
    try {
      await post(`/v1/conferences/${poll.id}/fix`, { slot: slot.number });
      say(t('poll.fixed', { date: name }));
      await onChanged();
    } catch (problem) {
      sayProblem(problem);
    }
  };
  const isFixed = poll.fixed_slot === slot.number;
  return (
    <li className="result" aria-label={name}>
      <div className="line">
        <b>{name}</b>
        {isFixed && <Badge tone="info">{t('poll.is_fixed')}</Badge>}
        {slot.all_needed && <Badge tone="good">{t('poll.all_needed')}</Badge>}
        {slot.three && <Badge tone="good">{t('poll.three')}</Badge>}
        <span className="small">{t('poll.professions', { n: slot.professions })}</span>
      </div>
      {([['yes', slot.can], ['maybe', slot.perhaps], ['no', slot.cannot], ['none', slot.open]] as const).filter(([, ids]) => ids.length > 0).map(([answer, ids]) => (
        <p key={answer}><span className={`poll-sign poll-sign--${answer}`}><span aria-hidden="true">{SIGNS[answer]}</span></span> <span className="small">{t(`poll_answer.${answer}`)} {t('poll.count', { n: ids.length })}</span> {who(ids)}</p>
      ))}
      {poll.may_manage && isGoingOn(poll) && !isFixed && <div className="line no-print"><Button aria-label={t(poll.state === 'fixed' ? 'poll.fix_instead_which' : 'poll.fix_which', { date: name })} onClick={() => void fix()}>{poll.state === 'fixed' ? t('poll.fix_instead') : t('poll.fix')}</Button></div>}
    </li>
  );
}

function Matrix({ poll }: { poll: ConferenceView }) {
  const { t, lang } = useText();
  const columns: Column<ConferenceSlotView>[] = [
    { id: 'slot', label: t('poll.slots'), head: true, rem: 7, cell: (slot) => <>{slot.number}. {shortDate(slot.starts_at, lang)} {timeOf(slot.starts_at)}</> },
    ...asked(poll).map((one): Column<ConferenceSlotView> => ({ id: one.id, label: `${one.profession === 'none' ? bare(one) : t(`profession.${one.profession}`)}${one.must_attend ? t('poll.must_mark') : ''}`, rem: 5, cell: (slot) => <Sign one={one} slot={slot.number} /> })),
  ];
  return <div className="poll-matrix"><Table caption={t('poll.all_answers')} columns={columns} rows={poll.slots} keyOf={(slot) => String(slot.number)} dense /></div>;
}
