// SPDX-License-Identifier: Apache-2.0
// One person: who, the red line, what comes next, the headings; beside them what the team writes.
import { useQuery } from '@tanstack/react-query';
import { Suspense, lazy, useState } from 'react';
import { Link } from 'wouter';
import { get } from '../../api/request.ts';
import type { PersonHeading, PersonPage } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { Menu } from '../../parts/filter_menu.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Answer, Bones } from '../../parts/states.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf, dateText, momentText } from '../../text/format.ts';
import { useMay, useSession } from '../context.tsx';
import { useWide } from '../hooks.ts';
import { useParams } from '../params.ts';
import { withWords } from '../seldom.ts';
import { AccessPanel } from './access_panel.tsx';
import { ChangesDialog } from './changes_dialog.tsx';
import { HEADINGS } from './choices.ts';
import { ConsentPanel } from './consent_panel.tsx';
import { EmergencyBanner } from './emergencies.tsx';
import { headingWord } from './fact_spec.ts';
import { BasicsCard, HeadingCard } from './heading_card.tsx';
import { HouseholdCard } from './household_card.tsx';
import { waitingDrafts } from './person_draft.ts';
import { PersonHead, RedLine } from './person_head.tsx';
import { PersonStatusDialog } from './person_status_dialog.tsx';
import { Restricted } from './restricted.tsx';
import { SupportCard } from './support_card.tsx';
import { TeamPanel } from './team_panel.tsx';
import { Thread } from './thread/thread.tsx';
import { VitalsPanel } from './thread/vitals_panel.tsx';

const PersonCare = lazy(withWords(() => import('../stays/person_care.tsx')));
const PersonDocuments = lazy(withWords(() => import('../documents/document_list.tsx')));

export const usePerson = (id: string) => useQuery({ queryKey: ['person', id], queryFn: () => get<PersonPage>(`/v1/people/${id}`) });

function Due({ page }: { page: PersonPage }) {
  const { t, lang } = useText();
  const today = dateOf(new Date());
  return (
    <section className="card" aria-labelledby="due">
      <div className="card__head"><h2 id="due">{t('people.due_title')}</h2></div>
      {page.due.length === 0 ? <p className="soft">{t('people.due_none')}</p> : (
        <ul className="due-list">
          {page.due.map((one) => <li key={one.what + one.on + one.words} className="line"><span className="nums nowrap">{dateText(one.on, lang)}</span>{one.on <= today && <Badge tone="warn">{t('people.overdue')}</Badge>}<span className="grow">{one.words}</span></li>)}
        </ul>
      )}
    </section>
  );
}

// Headings in which something is known come first, whole; the empty ones wait as a list of names.
function Headings({ page, onHistory }: { page: PersonPage; onHistory: (heading: PersonHeading) => void }) {
  const { t } = useText();
  const session = useSession();
  const mayWrite = page.basis.reach === 'write';
  const [opened, setOpened] = useState<PersonHeading[]>([]);
  const [drafts] = useState(() => waitingDrafts(session.account?.id ?? '', page.person.id));
  const shown = (heading: PersonHeading) => page.facts.some((one) => one.heading === heading) || opened.includes(heading) || drafts.includes(heading);
  const filled = HEADINGS.filter(shown) as Exclude<PersonHeading, 'basic'>[];
  const empty = HEADINGS.filter((heading) => !shown(heading));
  return (
    <section className="stack" aria-labelledby="headings">
      <h2 id="headings">{t('people.headings')}</h2>
      {filled.map((heading) => <HeadingCard key={heading} heading={heading} page={page} mayWrite={mayWrite} startOpen={opened.includes(heading) || drafts.includes(heading)} onHistory={() => onHistory(heading)} />)}
      <BasicsCard page={page} mayWrite={mayWrite} startOpen={drafts.includes('basic')} onHistory={() => onHistory('basic')} />
      {empty.length > 0 && (
        <div className="card stack no-print">
          <h3>{t('people.headings_empty', { n: empty.length })}</h3>
          {mayWrite ? <div className="line">{empty.map((heading) => <Button key={heading} icon="plus" onClick={() => setOpened([...opened, heading])}>{headingWord(heading)}</Button>)}</div>
            : <p>{empty.map(headingWord).join(t('fact_word.comma'))}</p>}
        </div>
      )}
    </section>
  );
}

function Papers({ id }: { id: string }) {
  const { t } = useText();
  return (
    <Menu label={t('people.papers')} icon="print" end>
      {(close) => (
        <div onClick={close}>
          <button type="button" className="menu__item" onClick={() => setTimeout(() => print(), 50)}><Icon name="print" />{t('export.print')}</button>
          <a className="menu__item" href={`/v1/people/${id}/summary.pdf`} target="_blank" rel="noopener"><Icon name="file" />{t('people.paper_summary')}</a>
          <a className="menu__item" href={`/v1/people/${id}/kit.pdf`} target="_blank" rel="noopener"><Icon name="file" />{t('people.paper_kit')}</a>
          <a className="menu__item" href={`/v1/people/${id}/folder.pdf`} target="_blank" rel="noopener"><Icon name="file" />{t('people.paper_folder')}</a>
        </div>
      )}
    </Menu>
  );
}

function BasisLine({ page }: { page: PersonPage }) {
  const { t, lang } = useText();
  const { basis, reach, until } = page.basis;
  if (basis === 'own_case' || basis === 'consent' || basis === 'none') return null;
  return <p className="notice notice--warn">{t(reach === 'write' ? 'people.basis_write' : 'people.basis_view', { basis: t(`basis.${basis}`) })} {until && t('people.basis_until', { at: momentText(until, lang) })}</p>;
}

function Page({ page }: { page: PersonPage }) {
  const { t } = useText();
  const may = useMay();
  const session = useSession();
  const params = useParams(`/people/${page.person.id}`);
  const [history, setHistory] = useState<PersonHeading | 'all'>();
  const [status, setStatus] = useState(false);
  const open = page.basis.reach === 'view' || page.basis.reach === 'write';
  const member = page.basis.own_case || page.basis.in_team;
  const town = session.roles.some((role) => role === 'town' || role === 'coordinator');
  const wide = useWide();
  const reads = open && may('thread.read');
  const tabs = [
    { id: 'now', label: t('people.tab_now') },
    ...(reads && !wide ? [{ id: 'thread', label: t('people.tab_thread') }] : []),
    ...(reads ? [{ id: 'vitals', label: t('people.tab_vitals') }] : []),
    ...(open && may('stay.read') ? [{ id: 'care', label: t('nav.stays') }] : []),
    ...(open && may('document.read') ? [{ id: 'documents', label: t('nav.documents') }] : []),
    { id: 'team', label: t('people.tab_team'), count: page.team.length },
    ...(member ? [{ id: 'consent', label: t('people.tab_consent') }] : []),
    ...(may('access.read') && (town || page.basis.own_case) ? [{ id: 'access', label: t('people.tab_access') }] : []),
  ];
  const tab = tabs.find((one) => one.id === params.get('tab'))?.id ?? 'now';
  // What fills the whole width (tables, the consent form) stands alone.
  const beside = reads && wide && tab !== 'access' && tab !== 'consent';
  const setTab = (id: string) => params.set({ tab: id === 'now' ? '' : id });
  return (
    <>
      <p className="crumb no-print"><Link to="/people">{t('people.title')}</Link></p>
      <PersonHead page={page}>
        {open && (
          <div className="line no-print">
            <Button icon="history" onClick={() => setHistory('all')}>{t('people.changes')}</Button>
            {page.basis.reach === 'write' && <Button onClick={() => setStatus(true)}>{t('people.status')}</Button>}
            <Papers id={page.person.id} />
          </div>
        )}
      </PersonHead>
      <RedLine page={page} />
      <BasisLine page={page} />
      <EmergencyBanner personId={page.person.id} />
      <div className={beside ? 'person-columns' : ''}>
        <Tabs label={t('people.tabs', { name: page.person.name })} tabs={tabs} active={tab} onTab={setTab}>
          {tab === 'thread' ? <Thread page={page} /> : tab === 'vitals' ? <VitalsPanel page={page} /> : tab === 'care' ? <Suspense fallback={<Bones rows={2} />}><PersonCare id={page.person.id} name={page.person.name} mayWrite={page.basis.reach === 'write'} /></Suspense> : tab === 'documents' ? <Suspense fallback={<Bones rows={2} />}><PersonDocuments id={page.person.id} name={page.person.name} mayWrite={page.basis.reach === 'write'} /></Suspense> : tab === 'team' ? <TeamPanel page={page} /> : tab === 'consent' ? <ConsentPanel page={page} /> : tab === 'access' ? <AccessPanel page={page} />
            : open ? <div className="stack"><Due page={page} /><HouseholdCard page={page} /><Headings page={page} onHistory={setHistory} /><SupportCard page={page} /></div> : <div className="stack"><Restricted page={page} onTab={setTab} /><SupportCard page={page} /></div>}
        </Tabs>
        {beside && <Thread page={page} />}
      </div>
      {history && <ChangesDialog id={page.person.id} heading={history === 'all' ? undefined : history} onClose={() => setHistory(undefined)} />}
      {status && <PersonStatusDialog page={page} onClose={() => setStatus(false)} />}
    </>
  );
}

export default function PersonScreen({ id }: { id: string }) {
  const query = usePerson(id);
  // A refusal after a change of rights takes the page away at once, also when an older answer is still in memory.
  if (query.error && query.data) return <Answer query={{ ...query, data: undefined }}>{() => null}</Answer>;
  return <Answer query={query}>{(page) => <Page page={page} />}</Answer>;
}
