// SPDX-License-Identifier: Apache-2.0
// A person: the red line, what is due, the thread; her team with the numbers to call.
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { LinkButton } from '../../parts/button.tsx';
import { Icon } from '../../parts/icons.tsx';
import { OtherSystems } from '../../parts/other_systems.tsx';
import { Bones, Empty } from '../../parts/states.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateText, shortDate } from '../../text/format.ts';
import { factsOf } from '../facts.ts';
import type { PersonPage } from '../model.ts';
import { DocumentArea } from '../documents/document_area.tsx';
import { StayArea } from '../stays/stay_area.tsx';
import { useCopy } from '../use_phone.ts';
import { Numbers } from './numbers.tsx';
import { PersonHead } from './person_head.tsx';
import { Thread } from './thread.tsx';

function Medicines({ page }: { page: PersonPage }) {
  const { t } = useText();
  const items = factsOf(page, 'medicines')?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="stack-tight">
      <h2>{t('phone.medicines')}</h2>
      <ul>{items.map((one, i) => <li key={i}>・{[one.name, one.dose, one.usage].filter(Boolean).join('　')}</li>)}</ul>
    </section>
  );
}

function Links({ page }: { page: PersonPage }) {
  const { t } = useText();
  const links = factsOf(page, 'links');
  if (!links?.items?.length) return null;
  return <section className="stack-tight"><h2>{t('other_systems')}</h2><OtherSystems links={links} /></section>;
}

function Facts({ page }: { page: PersonPage }) {
  const { t, lang } = useText();
  const { birth, birth_about, address, building } = page.person;
  const housing = factsOf(page, 'housing');
  const rows: [string, string | undefined][] = [
    [t('phone.person.birth'), birth && `${birth.length === 10 ? dateText(birth, lang) : birth}${birth_about ? t('phone.person.about') : ''}`],
    [t('phone.person.address'), [address, building].filter(Boolean).join(' ')],
    [t('phone.housing.access'), housing?.access],
    [t('phone.housing.keys'), housing?.keys],
  ];
  return (
    <div className="stack">
      <dl className="facts">{rows.filter(([, said]) => said).map(([word, said]) => <div key={word}><dt>{word}</dt><dd>{said}</dd></div>)}</dl>
      <h2>{t('phone.calls')}</h2>
      <Numbers page={page} />
      <Medicines page={page} />
      <Links page={page} />
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
      <StayArea person={id} />
      <DocumentArea person={id} />
      <Tabs label={t('phone.person')} active={tab} onTab={setTab} tabs={[{ id: 'thread', label: t('phone.thread') }, { id: 'facts', label: t('phone.team_and_facts') }]}>
        {tab === 'facts' ? <Facts page={page} /> : entries ? <Thread person={id} entries={entries} /> : <Bones rows={3} />}
      </Tabs>
    </div>
  );
}
