// SPDX-License-Identifier: Apache-2.0
// One stay: who, where, since when, whose case, what comes next; and the buttons for what happens next.
import { useState } from 'react';
import { post, sentence } from '../../api/request.ts';
import type { ConferenceView, StayStepKind, StayStepView, StayView } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button, LinkButton } from '../../parts/button.tsx';
import { say, sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateText, momentText, shortDate, telHref } from '../../text/format.ts';
import { said } from '../documents/answer_rules.ts';
import { StayDocuments } from '../documents/document_list.tsx';
import { birthText } from '../people/fact_words.ts';
import { AnswerDialog, CancelDialog, DischargeDialog, ExpectedDialog, FindDialog, StepDialog } from './stay_dialogs.tsx';
import { AskPoll } from './poll_ask.tsx';
import { PollLine } from './polls.tsx';
import { isOpen, nextSteps } from './stay_rules.ts';

const TONES = { admitted: 'warn', leaving: 'info', discharged: 'good', cancelled: 'plain' } as const;
const MANAGER_TONES = { searching: 'bad', asked: 'warn', confirmed: 'good' } as const;
type Open = 'answer' | 'poll' | 'step' | 'expected' | 'discharge' | 'cancel' | 'find';

function Manager({ stay }: { stay: StayView }) {
  const { t } = useText();
  if (stay.manager_state !== 'confirmed') return <p><Badge tone={MANAGER_TONES[stay.manager_state]}>{t(`stay_manager.${stay.manager_state}`)}</Badge></p>;
  return <p><Badge tone="good">{t('stay_manager.confirmed')}</Badge> {stay.manager_name}{stay.manager_office && ` (${stay.manager_office})`} {stay.manager_phone && <a href={telHref(stay.manager_phone)}>{stay.manager_phone}</a>}</p>;
}

function Step({ stay, step, onChanged }: { stay: StayView; step: StayStepView; onChanged: () => Promise<unknown> }) {
  const { t, lang } = useText();
  const act = async (path: string, body: object) => {
    try {
      await post(`/v1/stays/${stay.id}/steps/${step.id}/${path}`, body);
      await onChanged();
    } catch (problem) {
      sayProblem(problem);
    }
  };
  const what = t(`stay_step.${step.kind}`);
  return (
    <li>
      <span className="nums">{shortDate(step.done_on, lang)}</span> <b>{what}</b> <span className="small">{step.office_name || step.recorded_by}{step.channel !== 'app' && ` · ${t(`member_channel.${step.channel}`)}`}{step.form !== 'none' && ` · ${t(`stay_form.${step.form}`)}`}</span>
      {step.professions.length > 0 && <span className="small"> {step.professions.map((one) => t(`profession.${one}`)).join('・')}</span>}
      {step.note && <p className="small pre-line">{step.note}</p>}
      {step.enough !== 'unsaid' && <p className="small"><Badge tone={step.enough === 'enough' ? 'good' : 'warn'}>{t(`stay_enough.${step.enough}`)}</Badge> {step.missing}</p>}
      {(step.may_judge || step.mine) && (
        <div className="line no-print">
          {step.may_judge && step.enough === 'unsaid' && <Button aria-label={t('stay.enough_which', { what })} onClick={() => void act('judge', { enough: 'enough' })}>{t('stay_enough.enough')}</Button>}
          {step.may_judge && step.enough === 'unsaid' && <Missing what={what} onSay={(missing) => act('judge', { enough: 'missing', missing })} />}
          {step.mine && <Button look="quiet" aria-label={t('stay.take_back_which', { what })} onClick={() => void act('take-back', {})}>{t('stay.take_back')}</Button>}
        </div>
      )}
    </li>
  );
}

function Missing({ what, onSay }: { what: string; onSay: (missing: string) => Promise<void> }) {
  const { t } = useText();
  const [asking, setAsking] = useState(false);
  const [text, setText] = useState('');
  if (!asking) return <Button aria-label={t('stay.missing_which', { what })} onClick={() => setAsking(true)}>{t('stay_enough.missing')}</Button>;
  return (
    <form className="line" onSubmit={(e) => { e.preventDefault(); void onSay(text); }}>
      <label className="field__label" htmlFor={`missing-${what}`}>{t('stay.missing')}</label>
      <input id={`missing-${what}`} className="input" value={text} onChange={(e) => setText(e.target.value)} />
      <Button type="submit">{t('save')}</Button>
    </form>
  );
}

function Due({ stay, onDone }: { stay: StayView; onDone: (kind: StayStepKind) => void }) {
  const { t, lang } = useText();
  const next = nextSteps(stay, 3);
  if (next.length === 0) return null;
  return (
    <ul className="plain-list" aria-label={t('stay.next')}>
      {next.map((step) => (
        <li key={step.kind} className="line">
          {step.late ? <Badge tone="bad">{t('stay.late_since', { date: shortDate(step.due_on ?? '', lang) })}</Badge> : <Badge tone="plain">{t('stay.until', { date: shortDate(step.due_on ?? '', lang) })}</Badge>}
          <span>{said(step.words, lang)}</span>
          {stay.may_write && <Button aria-label={t('stay.did_which', { what: said(step.words, lang) })} onClick={() => onDone(step.kind)}>{t('stay.did')}</Button>}
        </li>
      ))}
    </ul>
  );
}

// The rule of the day of the admission, step by step with its days.
function Course({ stay }: { stay: StayView }) {
  const { t, lang } = useText();
  return (
    <details><summary>{t('rule.of_stay', { n: stay.rule_number })}</summary>
      <ol className="plain-list">{stay.due.map((step) => <li key={step.kind}><span className="small">{step.done_on ? t('rule.done_on', { date: shortDate(step.done_on, lang) }) : step.due_on ? t('stay.until', { date: shortDate(step.due_on, lang) }) : t('rule.no_day')}</span> {said(step.words, lang)} <span className="small soft">{t(step.by === 'hospital' ? 'rule.by.hospital' : 'rule.by.team')}</span>{step.late && <> <Badge tone="bad">{t('rule.late')}</Badge></>}</li>)}</ol>
      <LinkButton icon="book" to={`/stays/rule?edition=${stay.rule}`}>{t('rule.read_n', { n: stay.rule_number })}</LinkButton>
    </details>
  );
}

export function StayCard({ stay, polls, onChanged }: { stay: StayView; polls: ConferenceView[]; onChanged: () => Promise<unknown> }) {
  const { t, lang } = useText();
  const [open, setOpen] = useState<Open>();
  const [kind, setKind] = useState<StayStepKind>();
  const close = () => { setOpen(undefined); setKind(undefined); };
  const common = { stay, onClose: close, onDone: async () => { await onChanged(); close(); } };
  const notOurs = async () => {
    try {
      await post(`/v1/stays/${stay.id}/answer`, { answer: 'not_ours' });
      say(t('stay.answered'));
      await onChanged();
    } catch (problem) {
      say(sentence(problem), { bad: true });
    }
  };
  const who = stay.name || stay.name_kana;
  return (
    <li className="result" aria-label={who}>
      <div className="line">
        <b>{who}</b>{stay.name && <span className="small">{stay.name_kana}</span>}<span className="small">{birthText({ birth: stay.birth, birth_about: false })}</span>
        <Badge tone={TONES[stay.state]}>{t(`stay_state.${stay.state}`)}</Badge>
        {stay.person_id && stay.side === 'team' && <LinkButton icon="person" to={`/people/${stay.person_id}`}>{t('stay.page')}</LinkButton>}
      </div>
      <p>{t('stay.where', { date: dateText(stay.admitted_on, lang), days: stay.days, hospital: stay.hospital_name })}{stay.ward && ` ${stay.ward}`} {stay.arrival !== 'unknown' && t(`stay_arrival.${stay.arrival}`)} {stay.hospital_phone && <a href={telHref(stay.hospital_phone)}>{stay.hospital_phone}</a>}</p>
      {stay.reason && <p className="small">{stay.reason}</p>}
      {stay.expected_on && isOpen(stay) && <p><Badge tone="info">{t('stay.expected', { date: dateText(stay.expected_on, lang) })}</Badge></p>}
      {stay.discharged_on && <p>{t('stay.discharged', { date: dateText(stay.discharged_on, lang), where: t(`stay_destination.${stay.destination}`) })}</p>}
      <Manager stay={stay} />
      {stay.asks_me && <div className="line no-print"><Button look="primary" aria-label={t('stay.ours_which', { name: who })} onClick={() => setOpen('answer')}>{t('stay.ours')}</Button><Button aria-label={t('stay.not_ours_which', { name: who })} onClick={() => void notOurs()}>{t('stay.not_ours')}</Button></div>}
      <Due stay={stay} onDone={(next) => { setKind(next); setOpen('step'); }} />
      {stay.state !== 'cancelled' && <StayDocuments stay={stay} name={who} open={isOpen(stay)} />}
      {polls.length > 0 && <ul className="stack-tight" aria-label={t('poll.list')}>{polls.map((poll) => <PollLine key={poll.id} poll={poll} named={false} />)}</ul>}
      {stay.due.length > 0 && <Course stay={stay} />}
      {stay.steps.length > 0 && <details><summary>{t('stay.steps', { n: stay.steps.length })}</summary><ul className="plain-list">{stay.steps.map((step) => <Step key={step.id} stay={stay} step={step} onChanged={onChanged} />)}</ul></details>}
      {stay.asks.length > 0 && <details><summary>{t('stay.asked', { n: stay.asks.length })}</summary><ul className="plain-list">{stay.asks.map((ask) => <li key={`${ask.office_name}${ask.asked_at}`}>{ask.office_name} {t(`stay_ask.${ask.answer}`)} {ask.answered_at && momentText(ask.answered_at, lang)}</li>)}</ul></details>}
      {stay.may_write && stay.state !== 'cancelled' && (
        <div className="line no-print">
          <Button aria-label={t('stay.step_which', { name: who })} onClick={() => setOpen('step')}>{t('stay.step')}</Button>
          <Button aria-label={t('poll.ask_which', { name: who })} onClick={() => setOpen('poll')}>{t('poll.ask')}</Button>
          {isOpen(stay) && <Button aria-label={t('stay.expected_which', { name: who })} onClick={() => setOpen('expected')}>{t('stay.expect')}</Button>}
          {isOpen(stay) && <Button aria-label={t('stay.discharge_which', { name: who })} onClick={() => setOpen('discharge')}>{t('stay.discharge')}</Button>}
          {isOpen(stay) && stay.side === 'desk' && stay.manager_state !== 'confirmed' && <Button aria-label={`${t('stay.find')}: ${who}`} onClick={() => setOpen('find')}>{t('stay.find')}</Button>}
          {isOpen(stay) && <Button look="quiet" aria-label={t('stay.cancel_which', { name: who })} onClick={() => setOpen('cancel')}>{t('stay.cancel')}</Button>}
        </div>
      )}
      {open === 'poll' && <AskPoll about={{ stay_id: stay.id }} name={who} onClose={close} />}
      {open === 'answer' && <AnswerDialog {...common} />}
      {open === 'step' && <StepDialog {...common} {...(kind ? { kind } : {})} />}
      {open === 'expected' && <ExpectedDialog {...common} />}
      {open === 'discharge' && <DischargeDialog {...common} />}
      {open === 'cancel' && <CancelDialog {...common} />}
      {open === 'find' && <FindDialog {...common} />}
    </li>
  );
}
