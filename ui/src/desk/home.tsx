// SPDX-License-Identifier: Apache-2.0
// 今日の机: what waits for me, most urgent first, each line with the one act that finishes it.
import { Suspense, lazy, useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { useGet } from '../api/queries.ts';
import type { ImportRunView, LinkRows, MatchView, StaleFacility, VisitsAnswer } from '../api/types.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Icon, type IconName } from '../parts/icons.tsx';
import { Bones, Empty } from '../parts/states.tsx';
import { useText } from '../parts/use_text.ts';
import { dateOf, dateText, isStampToday, shortDate } from '../text/format.ts';
import { AccountsWaitingBlock } from './admin/accounts_waiting.tsx';
import { useMay, useSession, useWords } from './context.tsx';
import { EmptyArea } from './empty_area.tsx';
import { AskDialog } from './fresh/ask_dialog.tsx';
import { useListKeys } from './hooks.ts';
import { EmergenciesBlock } from './people/emergencies.tsx';
import { InboxBlock } from './people/inbox.tsx';
import { withWords } from './seldom.ts';

const WaitingWork = lazy(withWords(() => import('./home_waiting.tsx')));
const SHOWN = 6;

function Waiting({ icon, children, act }: { icon: IconName; children: ReactNode; act: ReactNode }) {
  return <li className="waiting-line"><Icon name={icon} /><div className="grow">{children}</div><div className="line">{act}</div></li>;
}

function Block({ title, children, more }: { title: string; children: ReactNode; more?: ReactNode }) {
  return <section className="card"><div className="card__head"><h2>{title}</h2><span className="line-end">{more}</span></div>{children}</section>;
}

function CoordinatorDesk() {
  const { t, lang } = useText();
  const words = useWords();
  const [asking, setAsking] = useState<{ id: string; name: string }[]>();
  const stale = useGet<{ total: number; items: StaleFacility[] }>('freshness', '/v1/freshness?offset=0');
  const links = useGet<LinkRows>('links', '/v1/update-links');
  const matches = useGet<{ total: number; items: MatchView[] }>('matches', '/v1/matches');
  const imports = useGet<{ items: ImportRunView[] }>('imports', '/v1/imports');
  useListKeys('.waiting-line a, .waiting-line button');
  if (!stale.data && !stale.error) return <Bones rows={4} />;
  const open = (imports.data?.items ?? []).filter((r) => ['previewed', 'applying', 'stopped', 'undoing'].includes(r.state));
  const today = (links.data?.items ?? []).filter((l) => l.link.answered_at && isStampToday(l.link.answered_at));
  const answered = [...new Map(today.map((l) => [l.link.facility_id, l])).values()];
  const late = (links.data?.items ?? []).filter((l) => (l.state === 'waiting' || l.state === 'opened') && !l.link.reminded_at && dateOf(l.link.expires_at) <= dateOf(new Date(Date.now() + 3 * 86_400_000)));
  const count = (state: string) => (links.data?.items ?? []).filter((l) => l.state === state).length;
  const waiting = ((matches.data?.total ?? 0) > 0 ? 1 : 0) + open.length + late.length;
  const unasked = (stale.data?.items ?? []).filter((s) => !s.asked_at);
  return (
    <div className="home">
      <div className="stack">
        <Block title={t('home.now', { count: waiting })}>
          {waiting === 0 && <p className="soft">{t('home.now.none')}</p>}
          <ul className="waiting-list">
            {open.map((run) => <Waiting key={run.id} icon="import" act={<LinkButton to={`/imports/${run.id}`}>{t('home.import.open')}</LinkButton>}><b>{run.source_name || run.file_name}</b><br /><span className="small soft">{t('home.import', { count: run.rows_read })} {t(`import_state.${run.state}`)}</span></Waiting>)}
            {(matches.data?.total ?? 0) > 0 && <Waiting icon="merge" act={<LinkButton to="/matches">{t('home.matches.open')}</LinkButton>}><b>{t('home.matches', { count: matches.data!.total })}</b><br /><span className="small soft">{matches.data!.items.slice(0, 2).map((m) => m.left.name).join('、')}</span></Waiting>}
            {late.slice(0, 5).map((l) => <Waiting key={l.link.id} icon="link" act={<LinkButton to="/links?state=waiting">{t('links.remind')}</LinkButton>}><b>{l.facility_name}</b><br /><span className="small soft">{t('home.link_due', { date: shortDate(l.link.expires_at, lang) })}</span></Waiting>)}
          </ul>
        </Block>
        <Block title={t('home.stale', { count: stale.data?.total ?? 0 })} more={<Link to="/freshness">{t('home.all')}</Link>}>
          {stale.data?.items.length === 0 && <p className="soft">{t('fresh.none')}</p>}
          <ul className="waiting-list">
            {unasked.slice(0, SHOWN).map((s) => (
              <Waiting key={s.id} icon="clock" act={<Button onClick={() => setAsking([s])} aria-label={t('fresh.ask_one', { name: s.name })}>{t('fresh.ask')}</Button>}>
                <Link to={`/facilities/${s.id}`}>{s.name}</Link> <span className="small soft">{words.name('FacilityKind', s.kind)}</span><br />
                <span className="small soft">{t('home.stale_line', { date: shortDate(s.confirmed_at, lang), groups: s.groups.map((g) => words.name('FactGroup', g)).slice(0, 3).join('・') })}</span>
              </Waiting>
            ))}
          </ul>
          {unasked.length > 1 && <div className="line"><Button look="primary" icon="mail" onClick={() => setAsking(unasked.slice(0, SHOWN))}>{t('home.ask_all', { count: Math.min(SHOWN, unasked.length) })}</Button></div>}
        </Block>
      </div>
      <div className="stack">
        <Block title={t('home.answers', { count: answered.length })} more={<Link to="/links">{t('home.all')}</Link>}>
          {answered.length === 0 && <p className="soft">{t('home.answers.none')}</p>}
          <ul className="waiting-list">
            {answered.slice(0, 6).map((l) => <Waiting key={l.link.id} icon="check" act={<LinkButton to={`/facilities/${l.link.facility_id}`}>{t('home.read')}</LinkButton>}><b>{l.facility_name}</b></Waiting>)}
          </ul>
          <p className="small soft">{t('home.link_counts', { waiting: count('waiting'), opened: count('opened'), answered: count('answered') })}</p>
        </Block>
        <Coverage />
      </div>
      {asking && <AskDialog facilities={asking} onClose={() => setAsking(undefined)} />}
    </div>
  );
}

function useVisitsOfThisYear() {
  const now = new Date();
  const year = now.getMonth() < 3 ? now.getFullYear() - 1 : now.getFullYear();
  return useGet<VisitsAnswer>('visits', `/v1/visits?year=${year}`);
}

// Where nothing can have been visited, nothing is there yet.
function Desk() {
  const visits = useVisitsOfThisYear();
  return visits.data?.total === 0 ? <EmptyArea /> : <CoordinatorDesk />;
}

function Coverage() {
  const { t } = useText();
  const visits = useVisitsOfThisYear();
  if (!visits.data || visits.data.total === 0) return null;
  const c = visits.data;
  return (
    <Block title={t('home.visits')} more={<Link to="/visits">{t('home.all')}</Link>}>
      <p className="figure"><b className="nums">{t('visit.percent', { percent: c.percent.toFixed(1) })}</b> {t('visit.coverage', { visited: c.visited, total: c.total })}</p>
    </Block>
  );
}

function OfficeDesk() {
  const { t } = useText();
  const { offices } = useSession();
  if (offices.length === 0) return <Empty title={t('home.viewer')}><LinkButton look="primary" to="/search" icon="search">{t('nav.search')}</LinkButton></Empty>;
  return (
    <Block title={t('home.offices')}>
      <ul className="waiting-list">{offices.map((o) => <Waiting key={o.id} icon="file" act={<LinkButton look="primary" to={`/facilities/${o.id}`}>{t('home.office.check')}</LinkButton>}><b>{o.name}</b><br /><span className="small soft">{t('home.office.lead')}</span></Waiting>)}</ul>
    </Block>
  );
}

export default function Home() {
  const { t, lang } = useText();
  const may = useMay();
  const { account } = useSession();
  return (
    <>
      <div className="page-head"><h1>{t('home.title')}</h1><p className="soft">{dateText(new Date().toISOString(), lang)}　{t('home.hello', { name: account?.name ?? '' })}</p></div>
      {may('person.find') && <EmergenciesBlock />}
      {may('account.read') && <AccountsWaitingBlock />}
      {may('stay.read') && <Suspense fallback={null}><WaitingWork /></Suspense>}
      {may('thread.read') && <InboxBlock quiet={may('freshness.read')} />}
      {may('freshness.read') ? <Desk /> : <OfficeDesk />}
    </>
  );
}
