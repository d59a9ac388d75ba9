// SPDX-License-Identifier: Apache-2.0
// What has grown old, by office, with one press to ask.
import { useState } from 'react';
import { Link } from 'wouter';
import { useGet } from '../../api/queries.ts';
import type { StaleFacility } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { Check, SelectField } from '../../parts/field.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { Pages, Table, type Column } from '../../parts/table.tsx';
import { useText } from '../../parts/use_text.ts';
import { shortDate } from '../../text/format.ts';
import { useZones } from '../../api/queries.ts';
import { useWords } from '../context.tsx';
import { useListKeys } from '../hooks.ts';
import { useParams } from '../params.ts';
import { AskDialog } from './ask_dialog.tsx';

const LIMIT = 100;

export default function FreshnessScreen() {
  const { t, lang } = useText();
  const words = useWords();
  const zones = useZones();
  const { get: param, set } = useParams('/freshness');
  const [chosen, setChosen] = useState<Map<string, string>>(new Map());
  const [asking, setAsking] = useState<{ id: string; name: string }[]>();
  useListKeys('.result__name');
  const offset = Number(param('offset')) || 0;
  const query = useGet<{ total: number; items: StaleFacility[] }>('freshness',
    `/v1/freshness?${new URLSearchParams({ kind: param('kind'), zone: param('zone'), offset: String(offset) })}`);
  const toggle = (f: { id: string; name: string }, on: boolean) => {
    const next = new Map(chosen);
    if (on) next.set(f.id, f.name);
    else next.delete(f.id);
    setChosen(next);
  };
  const columns: Column<StaleFacility>[] = [
    { id: 'pick', label: t('fresh.pick'), cell: (r) => <Check label={<span className="sr-only">{t('fresh.pick_one', { name: r.name })}</span>} checked={chosen.has(r.id)} onChecked={(on) => toggle(r, on)} /> },
    { id: 'name', label: t('col.name'), head: true, rem: 12, sortBy: (r) => r.name, cell: (r) => <Link className="result__name" to={`/facilities/${r.id}`}>{r.name}</Link> },
    { id: 'kind', label: t('col.kind'), sortBy: (r) => words.name('FacilityKind', r.kind), cell: (r) => words.name('FacilityKind', r.kind) },
    { id: 'age', label: t('fresh.oldest'), sortBy: (r) => r.confirmed_at, cell: (r) => <span className="nowrap nums">{shortDate(r.confirmed_at, lang)}</span> },
    { id: 'due', label: t('fresh.due'), sortBy: (r) => r.due, cell: (r) => <span className="nowrap nums">{shortDate(r.due, lang)}</span> },
    { id: 'groups', label: t('fresh.groups'), cell: (r) => <span className="line">{r.groups.map((g) => <Badge key={g} tone="warn">{words.name('FactGroup', g)}</Badge>)}</span> },
    { id: 'link', label: t('fresh.link'), cell: (r) => (r.asked_at ? <span className="small nowrap">{t('fresh.asked', { date: shortDate(r.asked_at, lang) })}</span> : <Button onClick={() => setAsking([r])} aria-label={t('fresh.ask_one', { name: r.name })}>{t('fresh.ask')}</Button>) },
  ];
  return (
    <>
      <div className="page-head"><h1>{t('nav.freshness')}</h1><p className="page-lead">{t('fresh.lead')}</p></div>
      <div className="line toolbar no-print">
        <SelectField label={t('filter.kind')} value={param('kind')} onValue={(kind) => set({ kind, offset: '' })} choices={[{ value: '', label: t('filter.any') }, ...words.choices('FacilityKind')]} />
        <SelectField label={t('filter.zone')} value={param('zone')} onValue={(zone) => set({ zone, offset: '' })}
          choices={[{ value: '', label: t('filter.any') }, ...(zones.data?.zones ?? []).map((z) => ({ value: z.id, label: z.name }))]} />
        <span className="line-end line">
          <Button look="primary" icon="mail" aria-disabled={chosen.size === 0 || undefined} onClick={() => setAsking([...chosen].map(([id, name]) => ({ id, name })))}>{t('fresh.ask_n', { count: chosen.size })}</Button>
        </span>
      </div>
      <Answer query={query}>{(data) => (
        data.items.length === 0 ? <Empty title={t('fresh.none')}><p className="soft">{t('fresh.none.lead')}</p></Empty> : (
          <>
            <div className="line">
              <p role="status"><b>{t('search.count', { n: data.total, count: data.total })}</b></p>
              <Button look="quiet" onClick={() => setChosen(new Map(data.items.filter((i) => !i.asked_at).map((i) => [i.id, i.name])))}>{t('fresh.pick_all')}</Button>
            </div>
            <Table caption={t('nav.freshness')} columns={columns} rows={data.items} keyOf={(r) => r.id} dense />
            <Pages total={data.total} offset={offset} limit={LIMIT} onOffset={(o) => set({ offset: String(o) })} />
          </>
        )
      )}</Answer>
      {asking && <AskDialog facilities={asking} onClose={() => { setAsking(undefined); setChosen(new Map()); }} />}
    </>
  );
}
