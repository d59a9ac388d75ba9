// SPDX-License-Identifier: Apache-2.0
// 今日: what asks for an answer, what is half written, what is new, what is due.
import { Link } from 'wouter';
import { Button } from '../../parts/button.tsx';
import { Bones, Empty } from '../../parts/states.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf, shortDate, timeOf } from '../../text/format.ts';
import { WaitingPapers, waitingPapers } from '../documents/waiting_papers.tsx';
import { shortLine, type Person } from '../store/book.ts';
import { WaitingStays, waitingStays } from '../stays/waiting_stays.tsx';
import { honoured } from '../text.ts';
import { useCopy } from '../use_phone.ts';
import { EmergencyLines } from './emergencies.tsx';
import { InstallGuide } from './install.tsx';
import { PersonLine } from './people.tsx';
import { UpdateNotice } from './update.tsx';

const AHEAD_DAYS = 7;
const soonest = () => dateOf(new Date(Date.now() + AHEAD_DAYS * 86_400_000));

function Asks({ people }: { people: Person[] }) {
  const { t, lang } = useText();
  const { phone, copy } = useCopy();
  const asks = people.flatMap((person) => person.summary.asks.map((ask) => ({ person, ask }))).sort((a, b) => Number(b.ask.urgent) - Number(a.ask.urgent) || (a.ask.at < b.ask.at ? 1 : -1));
  if (asks.length === 0) return null;
  const agree = async (person: Person, id: string) => {
    await copy.mark(person.id, [id], true, Date.now());
    void phone.sync();
  };
  return (
    <section className="stack-tight">
      <h2>{t('phone.today.asks', { n: asks.length })}</h2>
      <ul className="stack-tight">
        {asks.map(({ person, ask }) => (
          <li key={ask.id} className={`card ask ${ask.urgent ? 'ask--urgent' : ''}`}>
            <Link to={`/people/${person.id}`} className="row-link">
              <b>{ask.urgent && <span className="badge badge--bad">{t('phone.urgent')}</span>} {honoured(person.page.person.name)}</b>
              <span>{ask.line}</span>
              <span className="small soft">{ask.author}・{shortDate(ask.at, lang)} {timeOf(ask.at)}</span>
            </Link>
            <Button look="primary" onClick={() => void agree(person, ask.id)} aria-label={t('phone.ack.of', { name: person.page.person.name })}>{t('phone.ack')}</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Drafts() {
  const { t } = useText();
  const { copy } = useCopy();
  const drafts = copy.drafts.all().map((draft) => ({ draft, person: copy.book.person(draft.person) })).filter((one) => one.person);
  if (drafts.length === 0) return null;
  return (
    <section className="stack-tight">
      <h2>{t('phone.today.drafts')}</h2>
      <ul className="stack-tight">
        {drafts.map(({ draft, person }) => (
          <li key={draft.person} className="card">
            <Link to={`/write/${draft.person}`} className="row-link">
              <b>{honoured(person!.page.person.name)}</b>
              <span className="small">{t('phone.draft.at', { time: timeOf(new Date(draft.at)) })} {shortLine(draft.text)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Today() {
  const { t, lang } = useText();
  const { state, copy } = useCopy();
  const people = copy.book.all();
  const until = soonest();
  const due = people.flatMap((person) => person.page.due.filter((one) => one.on <= until).map((one) => ({ person, ...one }))).sort((a, b) => (a.on < b.on ? -1 : 1));
  const unread = people.filter((person) => person.summary.unread > 0).sort((a, b) => ((a.summary.last_at ?? '') < (b.summary.last_at ?? '') ? 1 : -1));
  return (
    <div className="stack">
      <h1 className="sr-only">{t('phone.place.today')}</h1>
      <UpdateNotice />
      {!state.keeps && <p className="notice notice--warn small">{t(state.notManaged ? 'phone.keeps_nothing.managed' : 'phone.keeps_nothing')}</p>}
      {state.problem && <p className="notice notice--bad" role="alert">{state.problem}</p>}
      <EmergencyLines />
      <WaitingStays />
      <WaitingPapers />
      <Asks people={people} />
      <Drafts />
      {unread.length > 0 && (
        <section className="stack-tight">
          <h2>{t('phone.today.unread')}</h2>
          <ul className="stack-tight">{unread.map((person) => <PersonLine key={person.id} person={person} to={`/people/${person.id}`} />)}</ul>
        </section>
      )}
      {due.length > 0 && (
        <section className="stack-tight">
          <h2>{t('phone.today.due')}</h2>
          <ul className="stack-tight">
            {due.map((one) => (
              <li key={`${one.person.id} ${one.what} ${one.on}`} className="card">
                <Link to={`/people/${one.person.id}`} className="row-link">
                  <b>{honoured(one.person.page.person.name)}</b><span>{one.words}</span><span className="small soft">{shortDate(one.on, lang)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {people.length === 0 && (state.busy ? <Bones rows={3} /> : <Empty title={t('phone.people.none')}><p>{t('phone.people.none.lead')}</p></Empty>)}
      {people.length > 0 && unread.length + due.length + copy.drafts.all().length + waitingStays(copy).length + waitingPapers(copy).length === 0 && people.every((p) => p.summary.asks.length === 0) && <Empty title={t('phone.today.quiet')} />}
      <InstallGuide />
    </div>
  );
}
