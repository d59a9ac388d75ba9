// SPDX-License-Identifier: Apache-2.0
// A person: the red line, what is due, the thread; her team with the numbers to call.
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { LinkButton } from '../../parts/button.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Bones, Empty } from '../../parts/states.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateText, shortDate, telHref } from '../../text/format.ts';
import type { PersonPage, TeamMember } from '../model.ts';
import { bandOf, factsLine, honoured } from '../text.ts';
import { useCopy } from '../use_phone.ts';
import { Thread } from './thread.tsx';

export function PersonHead({ id, page }: { id: string; page: PersonPage }) {
  const { t } = useText();
  return (
    <div className={`person-head ${bandOf(id)}`}>
      <h1>{honoured(page.person.name)}</h1>
      <p className="small soft">{page.person.name_kana}　{factsLine(page)}</p>
      {page.warnings.length > 0 && <p className="red-line"><span className="sr-only">{t('phone.warnings')}</span>⚠ {page.warnings.join(' │ ')}</p>}
    </div>
  );
}

export function Member({ member }: { member: TeamMember }) {
  const { t } = useText();
  return (
    <li className="card member">
      <div className="grow"><b>{member.name || member.office_name}</b><br /><span className="small soft">{[member.office_name, member.duty].filter(Boolean).join('・')}</span>
        {!member.joined && <span className="small"> <span className="badge badge--plain">{t('phone.team.not_joined')}</span></span>}</div>
      {member.phone && <a className="button" href={telHref(member.phone)}><Icon name="phone" />{member.phone}</a>}
    </li>
  );
}

function Facts({ page }: { page: PersonPage }) {
  const { t, lang } = useText();
  const { birth, address } = page.person;
  return (
    <div className="stack">
      <dl className="facts">
        {birth?.date && <><dt>{t('phone.person.birth')}</dt><dd>{birth.date.length === 10 ? dateText(birth.date, lang) : birth.date}{birth.about && t('phone.person.about')}</dd></>}
        {address && <><dt>{t('phone.person.address')}</dt><dd>{address}</dd></>}
      </dl>
      <h2>{t('phone.team')}</h2>
      {page.team.length === 0 ? <p>{t('phone.team.none')}</p> : <ul className="stack-tight">{page.team.map((member) => <Member key={member.id} member={member} />)}</ul>}
    </div>
  );
}

export function PersonScreen({ id }: { id: string }) {
  const { t, lang } = useText();
  const { copy } = useCopy();
  const [tab, setTab] = useState('thread');
  const person = copy.book.person(id);
  const entries = copy.book.thread(id);
  useEffect(() => {
    if (person && !entries) void copy.book.read(id);
  }, [copy, person, entries, id]);
  if (!person) return <Empty title={t('phone.person.gone')} isPage><p>{t('phone.person.gone.lead')}</p><LinkButton to="/people">{t('phone.place.people')}</LinkButton></Empty>;
  const { page } = person;
  return (
    <div className="stack">
      <PersonHead id={id} page={page} />
      {page.due.length > 0 && <ul className="due">{page.due.map((one) => <li key={`${one.what} ${one.on}`}>{one.words} <span className="small soft">{shortDate(one.on, lang)}</span></li>)}</ul>}
      <Link to={`/write/${id}`} className="button button--primary button--big"><Icon name="edit" />{t('phone.place.write')}</Link>
      <Tabs label={t('phone.person')} active={tab} onTab={setTab} tabs={[{ id: 'thread', label: t('phone.thread') }, { id: 'facts', label: t('phone.team_and_facts') }]}>
        {tab === 'facts' ? <Facts page={page} /> : entries ? <Thread person={id} entries={entries} /> : <Bones rows={3} />}
      </Tabs>
    </div>
  );
}
