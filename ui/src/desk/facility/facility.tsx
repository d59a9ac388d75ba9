// SPDX-License-Identifier: Apache-2.0
// One facility: whom to call now on top, then its groups of facts, each with its source, age and audience.
import { useState } from 'react';
import { Link, useSearch } from 'wouter';
import { useFacility, useGet } from '../../api/queries.ts';
import type { FacilityPage, FactGroup, SourceView } from '../../api/types.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Badge, Fictional, StatusBadge } from '../../parts/badge.tsx';
import { Menu } from '../../parts/filter_menu.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Answer } from '../../parts/states.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateText, plainAge } from '../../text/format.ts';
import { AskDialog } from '../fresh/ask_dialog.tsx';
import { useMay, useSession, useWords } from '../context.tsx';
import { usePrintFoot } from '../print_foot.ts';
import { CallNow } from './call_now.tsx';
import { CopyText } from './copy_text.tsx';
import { GroupCard } from './group_card.tsx';
import { HistoryDialog } from './history.tsx';
import { StatusDialog } from './status_dialog.tsx';

const ORDER: FactGroup[] = ['capabilities', 'windows', 'hours', 'contact', 'place', 'basic', 'notifications', 'relations'];
type Open = 'history' | 'text' | 'status' | 'ask' | null;

function Head({ page, onOpen }: { page: FacilityPage; onOpen: (what: Open) => void }) {
  const { t, lang } = useText();
  const words = useWords();
  const may = useMay();
  const f = page.facility;
  return (
    <header className="facility-head">
      <div className="stack-tight grow">
        <p className="small soft">{f.name_kana}</p>
        <h1>{f.name} {f.fictional && <Fictional name={f.name} />} <StatusBadge status={f.status} /></h1>
        <p className="line">
          <b>{words.name('FacilityKind', f.kind)}</b>
          {page.zones.map((z) => <Link key={z.id} to={`/search?zone=${z.id}`}>{z.name}</Link>)}
          {f.round_the_clock && <Badge tone="good">{t('facility.24h')}</Badge>}
          {f.opened_on && <span className="small soft">{t('facility.opened', { date: dateText(f.opened_on, lang) })}</span>}
          {f.closed_on && <span className="small">{t('facility.closed', { date: dateText(f.closed_on, lang) })}</span>}
          {f.successor_id && <Link to={`/facilities/${f.successor_id}`}>{t('facility.successor')}</Link>}
        </p>
      </div>
      <div className="line no-print">
        <Menu label={t('export')} icon="print" end>
          {(close) => (
            <div onClick={close}>
              <button type="button" className="menu__item" onClick={() => setTimeout(() => print(), 50)}><Icon name="print" />{t('export.print')}</button>
              <a className="menu__item" href={`/v1/facilities/${f.id}/sheet.pdf`} target="_blank" rel="noopener"><Icon name="file" />{t('export.pdf')}</a>
              <a className="menu__item" href={`/v1/facilities/${f.id}/sheet.pdf?fax=true`} target="_blank" rel="noopener"><Icon name="fax" />{t('facility.fax_sheet')}</a>
            </div>
          )}
        </Menu>
        <Menu label={t('facility.more')} icon="menu" end>
          {(close) => (
            <div onClick={close}>
              <button type="button" className="menu__item" onClick={() => onOpen('history')}><Icon name="history" />{t('facility.history')}</button>
              <button type="button" className="menu__item" onClick={() => onOpen('text')}><Icon name="copy" />{t('facility.copy_out')}</button>
              {may('match.decide') && <Link className="menu__item" to={`/facilities/${f.id}/merge`}><Icon name="merge" />{t('merge.with')}</Link>}
              {may('facility.status') && <button type="button" className="menu__item" onClick={() => onOpen('status')}><Icon name="clock" />{t('facility.status')}</button>}
            </div>
          )}
        </Menu>
        {may('link.send') && <Button icon="mail" look="primary" onClick={() => onOpen('ask')}>{t('facility.ask')}</Button>}
      </div>
    </header>
  );
}

// The rows as they came from each source, for whoever checks an import.
function Sources({ id }: { id: string }) {
  const { t } = useText();
  const [shown, setShown] = useState(false);
  const sources = useGet<{ items: SourceView[] }>('facility', `/v1/facilities/${id}/sources`, shown);
  return (
    <details className="no-print" onToggle={(e) => setShown(e.currentTarget.open)}><summary>{t('facility.raw')}</summary>
      {shown && <Answer query={sources} rows={1}>{({ items }) => (
        items.length === 0 ? <p>{t('facility.raw.none')}</p>
          : <>{items.map((raw) => <div key={raw.kind + raw.key}><p className="small"><b>{raw.source_name}</b> {raw.key}</p><pre className="raw">{raw.raw}</pre></div>)}</>
      )}</Answer>}
    </details>
  );
}

function Page({ page }: { page: FacilityPage }) {
  const { t } = useText();
  const words = useWords();
  const wanted = new URLSearchParams(useSearch()).get('edit') as FactGroup | null;
  const may = useMay();
  const [open, setOpen] = useState<Open>(null);
  const f = page.facility;
  const session = useSession();
  usePrintFoot(f.name, session.area?.name ?? '');
  const groups = ORDER.filter((g) => g !== 'notifications' || page.notifications.length > 0);
  return (
    <>
      <Head page={page} onOpen={setOpen} />
      <CallNow id={f.id} answer={page.callable} hours={page.hours_now} phone={f.phone} fax={f.fax} />
      <div className="facility-layout">
        <div className="stack">
          {groups.map((group) => <GroupCard key={group} group={group} page={page} startOpen={wanted === group} />)}
          <footer className="foot">
            {may('import.run') && <Sources id={f.id} />}
          </footer>
        </div>
        <aside className="facility-aside no-print" aria-label={t('facility.contents')}>
          <nav className="toc">
            {groups.map((group) => {
              const fresh = page.freshness.find((x) => x.fact_group === group);
              return (
                <a key={group} href={`#g-${group}`}>
                  <span>{words.name('FactGroup', group)}</span>
                  {fresh && <span className={`small ${fresh.stale ? 'age--stale' : 'soft'}`}>{plainAge(fresh.age_words)}</span>}
                </a>
              );
            })}
          </nav>
          {f.lat !== undefined && f.lng !== undefined && (
            <LinkButton icon="map" to={`/search?${new URLSearchParams({ near: `${f.lat},${f.lng}`, near_name: f.name, radius: '2000', sort: 'distance' })}`}>{t('facility.nearby')}</LinkButton>
          )}
        </aside>
      </div>
      {open === 'history' && <HistoryDialog page={page} onClose={() => setOpen(null)} />}
      {open === 'text' && <CopyText id={f.id} onClose={() => setOpen(null)} />}
      {open === 'status' && <StatusDialog facility={f} onClose={() => setOpen(null)} />}
      {open === 'ask' && <AskDialog facilities={[{ id: f.id, name: f.name }]} onClose={() => setOpen(null)} />}
    </>
  );
}

export default function FacilityScreen({ id }: { id: string }) {
  const query = useFacility(id);
  return <Answer query={query}>{(page) => <Page page={page} />}</Answer>;
}
