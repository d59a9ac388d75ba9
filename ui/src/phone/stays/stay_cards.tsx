// SPDX-License-Identifier: Apache-2.0
// 入院 on a person's screen: where she lies, who her care manager is, what comes next and what is late. Loaded with its words when
// there is a stay.
import { useState } from 'react';
import type { StayDueStep, StayStepView, StayView } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateText, shortDate, telHref } from '../../text/format.ts';
import { ItemSign } from '../screens/item_sign.tsx';
import { useCopy } from '../use_phone.ts';
import { StayAnswer } from './answer.tsx';
import { isOpen, nextSteps, stepHere } from './rules.ts';
import { StepForm } from './step_form.tsx';

const NEXT = 4;
const TONES = { admitted: 'warn', leaving: 'info', discharged: 'good', cancelled: 'plain' } as const;
const MANAGER_TONES = { searching: 'bad', asked: 'warn', confirmed: 'good' } as const;

function Manager({ stay }: { stay: StayView }) {
  const { t } = useText();
  const who = stay.manager_state === 'confirmed' ? [stay.manager_name, stay.manager_office].filter(Boolean).join(' ') : '';
  return (
    <p>
      <Badge tone={MANAGER_TONES[stay.manager_state]}>{t(`stay_manager.${stay.manager_state}`)}</Badge> {who} {who && stay.manager_phone && <a href={telHref(stay.manager_phone)}>{stay.manager_phone}</a>}
    </p>
  );
}

function Next({ stay, person, step }: { stay: StayView; person: string; step: StayDueStep }) {
  const { t, lang } = useText();
  const { copy } = useCopy();
  const [open, setOpen] = useState(false);
  const words = lang === 'ja' ? step.words.ja : step.words.en;
  const said = stepHere(copy.outbox.list(), stay.id, step.kind);
  const date = shortDate(step.due_on ?? '', lang);
  const ours = step.by === stay.side;
  // Who took part in a conference is written where there is room for it.
  const may = ours && stay.may_write && step.kind !== 'conference_held' && (!said || said.state === 'refused');
  return (
    <li className="stack-tight stay-step">
      <p className="line">
        {step.late ? <Badge tone="bad">{t('stay.late_since', { date })}</Badge> : <Badge tone="plain">{t('stay.until', { date })}</Badge>}
        {!ours && <span className="small soft">{t('phone.stay.by_hospital')}</span>}
      </p>
      <p>{words}</p>
      {ours && stay.may_write && step.kind === 'conference_held' && <p className="small soft">{t('phone.stay.at_desk')}</p>}
      {said && <ItemSign item={said} />}
      {may && !open && <div className="line"><Button aria-label={t('stay.did_which', { what: words })} onClick={() => setOpen(true)}>{t('stay.did')}</Button></div>}
      {may && open && <StepForm stay={stay} person={person} kind={step.kind} words={words} onClose={() => setOpen(false)} />}
    </li>
  );
}

function Done({ step }: { step: StayStepView }) {
  const { t, lang } = useText();
  return (
    <li>
      <span className="nums">{shortDate(step.done_on, lang)}</span> {t(`stay_step.${step.kind}`)} <span className="small soft">{step.office_name || step.recorded_by}</span>
      {step.note && <p className="small">{step.note}</p>}
    </li>
  );
}

function StayCard({ stay, person }: { stay: StayView; person: string }) {
  const { t, lang } = useText();
  const next = nextSteps(stay, NEXT);
  return (
    <li className="card stack-tight">
      <p className="line"><Badge tone={TONES[stay.state]}>{t(`stay_state.${stay.state}`)}</Badge>{stay.arrival !== 'unknown' && <span className="small">{t(`stay_arrival.${stay.arrival}`)}</span>}</p>
      <p><b>{stay.hospital_name}</b> {stay.ward} {stay.hospital_phone && <a href={telHref(stay.hospital_phone)}>{stay.hospital_phone}</a>}</p>
      <p>{isOpen(stay) ? t('phone.stay.since', { date: dateText(stay.admitted_on, lang) }) : t('phone.stay.was', { date: dateText(stay.admitted_on, lang), days: stay.days })}{isOpen(stay) && stay.days > 0 && t('phone.stay.for', { n: stay.days })}</p>
      {stay.reason && <p className="small">{stay.reason}</p>}
      {isOpen(stay) && <p>{stay.expected_on ? t('stay.expected', { date: dateText(stay.expected_on, lang) }) : t('phone.stay.no_day')}</p>}
      {stay.discharged_on && <p>{t('stay.discharged', { date: dateText(stay.discharged_on, lang), where: t(`stay_destination.${stay.destination}`) })}</p>}
      <Manager stay={stay} />
      {stay.asks_me && <StayAnswer stay={stay} person={person} />}
      {next.length > 0 && (
        <>
          <h3>{t('stay.next')}</h3>
          <ul className="stack-tight" aria-label={t('stay.next')}>{next.map((step) => <Next key={step.kind} stay={stay} person={person} step={step} />)}</ul>
        </>
      )}
      {stay.steps.length > 0 && (
        <details className="marks"><summary>{t('stay.steps', { n: stay.steps.length })}</summary><ul className="stack-tight">{stay.steps.map((step) => <Done key={step.id} step={step} />)}</ul></details>
      )}
    </li>
  );
}

export default function StayCards({ stays, person }: { stays: StayView[]; person: string }) {
  return <ul className="stack-tight">{stays.map((stay) => <StayCard key={stay.id} stay={stay} person={person} />)}</ul>;
}
