// SPDX-License-Identifier: Apache-2.0
// 人: everybody of my teams, found by a few letters, in the order of reading.
import { useState } from 'react';
import { Link } from 'wouter';
import { Bones, Empty } from '../../parts/states.tsx';
import { TextField } from '../../parts/field.tsx';
import { useText } from '../../parts/use_text.ts';
import { shortDate, timeOf } from '../../text/format.ts';
import type { Person } from '../store/book.ts';
import { bandOf, byKana, factsLine, honoured, isMeant } from '../text.ts';
import { useCopy } from '../use_phone.ts';

export function PersonLine({ person, to }: { person: Person; to: string }) {
  const { t, lang } = useText();
  const { name_kana, name } = person.page.person;
  const { last_at, unread } = person.summary;
  return (
    <li className="card person-line">
      <Link to={to} className={`row-link ${bandOf(person.id)}`}>
        <span className="line"><b className="person-line__name">{honoured(name)}</b>{unread > 0 && <span className="badge badge--info line-end">{t('phone.unread', { n: unread })}</span>}</span>
        <span className="small soft">{name_kana}　{factsLine(person.page)}</span>
        {person.page.warnings.length > 0 && <span className="small warn-line">⚠ {person.page.warnings.join('・')}</span>}
        {last_at && <span className="small soft">{t('phone.last_entry', { time: `${shortDate(last_at, lang)} ${timeOf(last_at)}` })}</span>}
      </Link>
    </li>
  );
}

export function FoundPeople({ order, to }: { order: (a: Person, b: Person) => number; to: (id: string) => string }) {
  const { t } = useText();
  const { state, copy } = useCopy();
  const [typed, setTyped] = useState('');
  const all = copy.book.all();
  const found = all.filter((person) => isMeant(person, typed)).sort(order);
  if (all.length === 0) return state.busy ? <Bones rows={4} /> : <Empty title={t('phone.people.none')}><p>{t('phone.people.none.lead')}</p></Empty>;
  return (
    <>
      <TextField label={t('phone.people.find')} type="search" enterKeyHint="search" autoComplete="off" value={typed} onValue={setTyped} />
      {found.length === 0 && <p>{t('phone.people.not_found', { typed })}</p>}
      <ul className="stack-tight">{found.map((person) => <PersonLine key={person.id} person={person} to={to(person.id)} />)}</ul>
    </>
  );
}

export function People() {
  const { t } = useText();
  return <div className="stack"><h1>{t('phone.place.people')}</h1><FoundPeople order={byKana} to={(id) => `/people/${id}`} /></div>;
}
