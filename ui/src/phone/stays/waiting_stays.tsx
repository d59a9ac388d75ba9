// SPDX-License-Identifier: Apache-2.0
// 入退院 on the first screen: who asks whether somebody is ours, and what of ours is late. A notice of an admission leads here.
import { Link } from 'wouter';
import type { StayView } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf, shortDate } from '../../text/format.ts';
import type { Copy } from '../copy.ts';
import { honoured } from '../text.ts';
import { useCopy } from '../use_phone.ts';
import { StayAnswer } from './answer.tsx';
import { answerHere, lateSteps, shown } from './rules.ts';

// `person` is empty for somebody who is not ours.
interface Waiting { stay: StayView; person: string; name: string; late: number }

export function waitingStays(copy: Copy): Waiting[] {
  const today = dateOf(new Date());
  const ours = copy.book.all().flatMap((person) => shown(copy.stays.of(person.id), today).map((stay): Waiting => (
    { stay, person: person.id, name: person.page.person.name, late: stay.may_write ? lateSteps(stay).length : 0 })));
  const others = copy.asked.map((stay): Waiting => ({ stay, person: '', name: stay.name || stay.name_kana, late: 0 }));
  return [...ours, ...others].filter((one) => one.stay.asks_me || one.late > 0)
    .sort((a, b) => Number(b.stay.asks_me) - Number(a.stay.asks_me) || b.stay.admitted_on.localeCompare(a.stay.admitted_on));
}

export function WaitingStays() {
  const { t, lang } = useText();
  const { copy } = useCopy();
  const waiting = waitingStays(copy);
  if (waiting.length === 0) return null;
  return (
    <section className="stack-tight">
      <h2>{t('phone.stays', { n: waiting.length })}</h2>
      <ul className="stack-tight">
        {waiting.map(({ stay, person, name, late }) => {
          const said = answerHere(copy.outbox.list(), stay.id);
          const asks = stay.asks_me && (!said || said.state === 'refused');
          const inside = (
            <>
              <b>{asks && <Badge tone="warn">{t('phone.stay.asks')}</Badge>} {honoured(name)}</b>
              <span>{t('phone.stay.short', { date: shortDate(stay.admitted_on, lang), hospital: [stay.hospital_name, stay.ward].filter(Boolean).join(' ') })}</span>
              {!person && stay.name_kana && <span className="small soft">{stay.name_kana}　{stay.birth}</span>}
              {late > 0 && <span className="warn-line">{t('phone.stay.late', { n: late })}</span>}
            </>
          );
          return (
            <li key={stay.id} className="card ask">
              {person ? <Link to={`/people/${person}`} className="row-link">{inside}</Link> : <div className="row-link">{inside}</div>}
              {stay.asks_me && <StayAnswer stay={stay} person={person} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
