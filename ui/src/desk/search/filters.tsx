// SPDX-License-Identifier: Apache-2.0
// The filters of the search: small panels at the desk, one sheet on a phone. All of them write into the address.
import { useState } from 'react';
import { useZones } from '../../api/queries.ts';
import type { Acceptance, SearchAnswer } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Check, SelectField } from '../../parts/field.tsx';
import { CheckList, Menu, type MenuChoice } from '../../parts/filter_menu.tsx';
import { useText } from '../../parts/use_text.ts';
import { useWords } from '../context.tsx';
import { writeCap, type Query } from './query.ts';
import { WhenPanel } from './when_panel.tsx';

type Facets = SearchAnswer['facets'] | undefined;
interface PanelProps { query: Query; facets: Facets }

const MOST_NOTIFICATIONS = 60;
const counted = (facet: { code: string; count: number }[] | undefined) => new Map((facet ?? []).map((f) => [f.code, f.count]));

function KindPanel({ query, facets }: PanelProps) {
  const { t } = useText();
  const words = useWords();
  const counts = counted(facets?.kind);
  const chosen = query.list('kind');
  const choices: MenuChoice[] = words.choices('FacilityKind')
    .filter((c) => counts.has(c.value) || chosen.includes(c.value))
    .map((c) => ({ ...c, count: counts.get(c.value) ?? 0 }));
  return <CheckList label={t('filter.kind')} choices={choices} chosen={chosen} onChosen={(kind) => query.set({ kind })} />;
}

function ZonePanel({ query, facets }: PanelProps) {
  const { t } = useText();
  const zones = useZones();
  const counts = counted(facets?.zone);
  const choices = (zones.data?.zones ?? []).map((z) => ({ value: z.id, label: z.name, count: counts.get(z.id) ?? 0 }));
  return <CheckList label={t('filter.zone')} choices={choices} chosen={query.list('zone')} onChosen={(zone) => query.set({ zone })} />;
}

// What must be possible there. "With conditions" counts as possible unless taken out.
function CapPanel({ query, facets }: PanelProps) {
  const { t } = useText();
  const words = useWords();
  const [find, setFind] = useState('');
  const counts = counted(facets?.cap);
  const strict = query.caps.some((c) => c.answers.length === 1);
  const answers: Acceptance[] = strict ? ['yes'] : ['yes', 'conditional'];
  // Questions that are answered by yes or no of some kind; a name or a time is no capability to filter by.
  const choices = words.codes.items
    .filter((item) => item.answer === 'acceptance' || item.answer === 'yes_no')
    .map((item) => ({ value: item.code, label: words.item(item.code), count: counts.get(item.code) ?? 0 }))
    .filter((c) => c.label.includes(find.trim()));
  const set = (items: string[], only: Acceptance[]) => query.set({ cap: items.map((item) => writeCap({ item, answers: only })) });
  const chosen = query.caps.map((c) => c.item);
  return (
    <div className="stack-tight">
      <input className="input" value={find} onChange={(e) => setFind(e.target.value)} aria-label={t('filter.cap.find')} placeholder={t('filter.cap.find')} />
      <Check label={t('filter.cap.strict')} checked={strict} onChecked={(on) => set(chosen, on ? ['yes'] : ['yes', 'conditional'])} />
      <CheckList label={t('filter.cap')} choices={choices} chosen={chosen} onChosen={(items) => set(items, answers)} />
    </div>
  );
}

function AcceptsPanel({ query, facets }: PanelProps) {
  const { t } = useText();
  const counts = counted(facets?.accepts);
  const choices = (['yes', 'conditional', 'ask', 'no'] as const).map((a) => ({ value: a as string, label: t(`accept.${a}`), count: counts.get(a) ?? 0 }));
  return <CheckList label={t('filter.accepts')} choices={choices} chosen={query.list('accepts')} onChosen={(accepts) => query.set({ accepts })} />;
}

function MorePanel({ query, facets }: PanelProps) {
  const { t } = useText();
  const words = useWords();
  const notifications = counted(facets?.notification);
  const statuses = counted(facets?.status);
  return (
    <div className="stack-tight">
      <SelectField label={t('filter.fresh')} value={query.get('fresh')} onValue={(fresh) => query.set({ fresh })}
        choices={[{ value: '', label: t('filter.any') }, { value: 'fresh', label: t('filter.fresh.fresh') }, { value: 'stale', label: t('filter.fresh.stale') }]} />
      <SelectField label={t('filter.sort')} value={query.get('sort')} onValue={(sort) => query.set({ sort })}
        choices={[
          { value: '', label: t('sort.relevance') }, { value: 'kana', label: t('sort.kana') }, { value: 'distance', label: t('sort.distance') },
          { value: 'confirmed', label: t('sort.confirmed') },
        ]} />
      <b className="small">{t('filter.notification')}</b>
      <CheckList label={t('filter.notification')} chosen={query.list('notification')} onChosen={(notification) => query.set({ notification })}
        choices={[...notifications].slice(0, MOST_NOTIFICATIONS).map(([symbol, count]) => ({ value: symbol, label: symbol, count }))} />
      <b className="small">{t('filter.status')}</b>
      <CheckList label={t('filter.status')} chosen={query.list('status')} onChosen={(status) => query.set({ status })}
        choices={words.choices('FacilityStatus').map((c) => ({ ...c, count: statuses.get(c.value) ?? 0 }))} />
    </div>
  );
}

function NearPanel({ query }: PanelProps) {
  const { t } = useText();
  const zones = useZones();
  const places = (zones.data?.zones ?? []).filter((z) => z.label_lat !== 0);
  const at = (id: string) => places.find((z) => z.id === id);
  const chosen = places.find((z) => `${z.label_lat},${z.label_lng}` === query.get('near'))?.id ?? '';
  return (
    <div className="stack-tight">
      <SelectField label={t('filter.near.place')} support={t('filter.near.support')} value={chosen}
        onValue={(id) => query.set({ near: id ? `${at(id)!.label_lat},${at(id)!.label_lng}` : '', near_name: at(id)?.name, radius: id ? query.get('radius') || '3000' : '', sort: id ? 'distance' : '' })}
        choices={[{ value: '', label: t('filter.near.none') }, ...places.map((z) => ({ value: z.id, label: t('filter.near.zone', { name: z.name }) }))]} />
      <SelectField label={t('filter.near.radius')} value={query.get('radius')} onValue={(radius) => query.set({ radius })}
        choices={['1000', '2000', '3000', '5000', '10000'].map((m) => ({ value: m, label: `${Number(m) / 1000} km` })).concat({ value: '', label: t('filter.any') })} />
    </div>
  );
}

export function Filters({ query, facets }: PanelProps) {
  const { t } = useText();
  const [sheet, setSheet] = useState(false);
  const panels = [
    { id: 'kind', label: t('filter.kind'), on: query.list('kind').length > 0, panel: <KindPanel query={query} facets={facets} /> },
    { id: 'zone', label: t('filter.zone'), on: query.list('zone').length > 0, panel: <ZonePanel query={query} facets={facets} /> },
    { id: 'cap', label: t('filter.cap'), on: query.caps.length > 0, panel: <CapPanel query={query} facets={facets} /> },
    { id: 'accepts', label: t('filter.accepts'), on: query.list('accepts').length > 0, panel: <AcceptsPanel query={query} facets={facets} /> },
    { id: 'when', label: t('filter.when'), on: query.get('callable') !== '' || query.get('open') !== '', panel: <WhenPanel query={query} /> },
    { id: 'near', label: t('filter.near'), on: query.get('near') !== '', panel: <NearPanel query={query} facets={facets} /> },
    { id: 'more', label: t('filter.more'), on: query.get('fresh') !== '' || query.list('notification').length > 0 || query.list('status').length > 0, panel: <MorePanel query={query} facets={facets} /> },
  ];
  const used = panels.filter((p) => p.on).length;
  const callable = query.get('callable') === 'now';
  return (
    <>
      <div className="filters desk-only">
        {panels.map((p) => <Menu key={p.id} label={p.label} active={p.on} className="button button--filter" end={p.id === 'more'}>{() => p.panel}</Menu>)}
        <Check label={t('filter.callable_now')} checked={callable} onChecked={(on) => query.set({ callable: on ? 'now' : '' })} />
      </div>
      <div className="filters phone-only">
        <Button icon="filter" aria-pressed={used > 0} onClick={() => setSheet(true)}>{used ? t('filter.open_n', { count: used }) : t('filter.open')}</Button>
        <Check label={t('filter.callable_now')} checked={callable} onChecked={(on) => query.set({ callable: on ? 'now' : '' })} />
      </div>
      {sheet && (
        <Dialog title={t('filter.open')} onClose={() => setSheet(false)}>
          {panels.map((p) => <details key={p.id} open={p.on}><summary>{p.label}</summary>{p.panel}</details>)}
          <div className="line"><Button look="primary" onClick={() => setSheet(false)}>{t('filter.show')}</Button><Button onClick={() => { query.clear(); setSheet(false); }}>{t('search.clear')}</Button></div>
        </Dialog>
      )}
    </>
  );
}
