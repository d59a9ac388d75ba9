// SPDX-License-Identifier: Apache-2.0
// Opened and closed by year and 圏域, newcomers, load on those who remain: what the town asks for.
import { Link } from 'wouter';
import { useGet } from '../../api/queries.ts';
import type { LoadAnswer, LoadRow, Newcomer, OpeningRow, OpeningsAnswer } from '../../api/types.ts';
import { SelectField } from '../../parts/field.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { Table, type Column } from '../../parts/table.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { useText } from '../../parts/use_text.ts';
import { countText, dateOf, dateText, shortDate } from '../../text/format.ts';
import { useMay, useWords } from '../context.tsx';
import { useParams } from '../params.ts';
import { PeopleLoad } from './people_load.tsx';

interface Pair { opened: number; closed: number }
type Year = Pair & { year: number; zones: Map<string, Pair> };
const signed = (n: number) => (n > 0 ? `+${n}` : n < 0 ? `−${-n}` : '0');
const thisYear = () => Number(dateOf(new Date()).slice(0, 4));
const SPAN = 10;

const add = (a: Pair | undefined, b: Pair): Pair => ({ opened: (a?.opened ?? 0) + b.opened, closed: (a?.closed ?? 0) + b.closed });

export function byYear(from: number, to: number, rows: OpeningRow[]): Year[] {
  return Array.from({ length: to - from + 1 }, (_, i) => {
    const own = rows.filter((r) => r.year === from + i);
    const zones = new Map<string, Pair>();
    for (const row of own) zones.set(row.zone, add(zones.get(row.zone), row));
    return { year: from + i, zones, ...own.reduce<Pair>(add, { opened: 0, closed: 0 }) };
  });
}

// Opened upwards, closed downwards; numbers stand beside the bars, the table says the same.
function Bars({ years }: { years: Year[] }) {
  const { t } = useText();
  const top = Math.max(1, ...years.flatMap((y) => [y.opened, y.closed]));
  const [w, h] = [56, 90];
  const bar = (n: number) => (n / top) * (h - 18);
  return (
    <figure className="chart-figure">
      <svg viewBox={`0 0 ${years.length * w} ${h * 2 + 24}`} role="img" aria-label={t('stats.bars')}>
        {years.map((y, i) => (
          <g key={y.year} transform={`translate(${i * w} 0)`}>
            <rect x="14" y={h - bar(y.opened)} width="28" height={bar(y.opened)} fill="#0055ad" />
            {y.opened > 0 && <text x="28" y={h - bar(y.opened) - 4} fontSize="12" textAnchor="middle">{y.opened}</text>}
            <rect x="14" y={h + 24} width="28" height={bar(y.closed)} fill="#fff" stroke="#8b3200" strokeWidth="2" />
            {y.closed > 0 && <text x="28" y={h + 24 + bar(y.closed) + 14} fontSize="12" textAnchor="middle">{y.closed}</text>}
            <text x="28" y={h + 16} fontSize="12" textAnchor="middle" fontWeight="700">{y.year}</text>
          </g>
        ))}
      </svg>
      <figcaption className="line small"><span><i className="swatch swatch--open" />{t('stats.opened')}</span><span><i className="swatch swatch--closed" />{t('stats.closed')}</span></figcaption>
    </figure>
  );
}

function Openings() {
  const { t } = useText();
  const to = thisYear();
  const query = useGet<OpeningsAnswer>('stats', `/v1/stats/openings?from=${to - SPAN}&to=${to}`);
  return (
    <Answer query={query}>{(data) => {
      const years = byYear(data.from, data.to, data.rows);
      const sum = years.reduce<Pair>(add, { opened: 0, closed: 0 });
      const zones = [...new Set(data.rows.map((r) => r.zone))].sort(new Intl.Collator('ja', { numeric: true }).compare);
      const cell = (p: Pair | undefined) => (p && (p.opened || p.closed) ? `+${p.opened} −${p.closed}` : '');
      const columns: Column<Year>[] = [
        { id: 'year', label: t('stats.year'), head: true, rem: 5, sortBy: (y) => y.year, cell: (y) => t('stats.year_n', { year: y.year }) },
        { id: 'opened', label: t('stats.opened'), number: true, sortBy: (y) => y.opened, cell: (y) => y.opened },
        { id: 'closed', label: t('stats.closed'), number: true, sortBy: (y) => y.closed, cell: (y) => y.closed },
        ...zones.map((zone): Column<Year> => ({ id: zone, label: zone || t('stats.no_zone'), number: true, cell: (y) => cell(y.zones.get(zone)) })),
      ];
      if (!sum.opened && !sum.closed) return <Empty title={t('stats.openings.none')}><p className="soft">{t('stats.only_known')}</p></Empty>;
      return (
        <div className="stack">
          <p className="figure">{t('stats.sentence', { from: data.from, to: data.to, opened: sum.opened, closed: sum.closed })}</p>
          <p className="small soft">{t('stats.only_known')}</p>
          <Bars years={years} />
          <Table caption={t('stats.openings')} columns={columns} rows={years} keyOf={(y) => String(y.year)} dense />
        </div>
      );
    }}</Answer>
  );
}

function Newcomers({ since, onSince }: { since: string; onSince: (since: string) => void }) {
  const { t, lang } = useText();
  const words = useWords();
  const months = [3, 6, 12, 24];
  const day = (n: number) => { const d = new Date(); d.setMonth(d.getMonth() - n); return dateOf(d); };
  const from = since || '12';
  const query = useGet<{ items: Newcomer[] }>('stats', `/v1/stats/newcomers?since=${day(Number(from))}`);
  const columns: Column<Newcomer>[] = [
    { id: 'on', label: t('f.opened_on'), sortBy: (n) => n.opened_on, cell: (n) => <span className="nowrap nums">{shortDate(n.opened_on, lang)}</span> },
    { id: 'name', label: t('col.name'), head: true, sortBy: (n) => n.name, cell: (n) => <Link to={`/facilities/${n.id}`}>{n.name}</Link> },
    { id: 'kind', label: t('col.kind'), sortBy: (n) => n.kind, cell: (n) => words.name('FacilityKind', n.kind) },
    { id: 'address', label: t('col.address'), sortBy: (n) => n.address, cell: (n) => n.address },
  ];
  return (
    <div className="stack">
      <div className="line toolbar no-print"><SelectField label={t('stats.since')} value={from} onValue={onSince} choices={months.map((m) => ({ value: String(m), label: t('stats.months', { count: m }) }))} /></div>
      <Answer query={query}>{({ items }) => (items.length === 0 ? <Empty title={t('stats.no_newcomers')} /> : <Table caption={t('stats.newcomers')} columns={columns} rows={items} keyOf={(n) => n.id} dense />)}</Answer>
    </div>
  );
}

// How many people one provider has to look after: by zone where the town has told them, for the whole area anyway.
function Load() {
  const { t, lang } = useText();
  const words = useWords();
  const may = useMay();
  const query = useGet<LoadAnswer>('stats', '/v1/stats/load');
  const per = (n: number | undefined) => (n === undefined ? '' : countText(Math.round(n)));
  const columnsOf = (rows: LoadRow[], zones: boolean): Column<LoadRow>[] => {
    const known = rows.some((r) => r.people_65_per_provider !== undefined);
    return [
      ...(zones ? [{ id: 'zone', label: t('col.zone'), head: true, sortBy: (r: LoadRow) => r.zone, cell: (r: LoadRow) => r.zone }] : []),
      { id: 'kind', label: t('col.kind'), head: !zones, sortBy: (r) => r.kind, cell: (r) => words.name('FacilityKind', r.kind) },
      { id: 'n', label: t('stats.providers'), number: true, sortBy: (r) => r.providers, cell: (r) => r.providers },
      { id: 'before', label: t('stats.ten_years_ago'), number: true, sortBy: (r) => r.ten_years_ago, cell: (r) => r.ten_years_ago },
      { id: 'change', label: t('stats.change'), number: true, sortBy: (r) => r.providers - r.ten_years_ago, cell: (r) => signed(r.providers - r.ten_years_ago) },
      ...(known ? [
        { id: 'p65', label: t('stats.people_65'), number: true, sortBy: (r: LoadRow) => r.people_65_per_provider ?? -1, cell: (r: LoadRow) => per(r.people_65_per_provider) },
        { id: 'p75', label: t('stats.people_75'), number: true, sortBy: (r: LoadRow) => r.people_75_per_provider ?? -1, cell: (r: LoadRow) => per(r.people_75_per_provider) },
      ] : []),
    ];
  };
  return (
    <Answer query={query}>{({ rows, total, people_sources: sources }) => (
      <div className="stack">
        {rows.length === 0 ? <Empty title={t('stats.load.none')} /> : (
          <>
            <p className="soft">{t('stats.load.lead')}</p>
            {sources.length > 0 && <p className="small soft">{t('stats.people_source', { sources: sources.map((s) => `${s.source_name} ${dateText(s.as_of, lang)}`).join('、') })}</p>}
            {total.length > 0 && <Table caption={t('stats.whole_area')} showCaption columns={columnsOf(total, false)} rows={total} keyOf={(r) => r.kind} dense />}
            <Table caption={t('stats.by_zone')} showCaption columns={columnsOf(rows, true)} rows={rows} keyOf={(r) => r.zone + r.kind} dense />
          </>
        )}
        {may('import.run') && <PeopleLoad known={sources.length > 0} />}
      </div>
    )}</Answer>
  );
}

export default function StatsScreen() {
  const { t } = useText();
  const { get: param, set } = useParams('/stats');
  const tab = param('tab') || 'openings';
  return (
    <>
      <div className="page-head"><h1>{t('nav.stats')}</h1></div>
      <Tabs label={t('nav.stats')} active={tab} onTab={(id) => set({ tab: id === 'openings' ? '' : id })}
        tabs={[{ id: 'openings', label: t('stats.openings') }, { id: 'newcomers', label: t('stats.newcomers') }, { id: 'load', label: t('stats.load') }]}>
        {tab === 'openings' && <Openings />}
        {tab === 'newcomers' && <Newcomers since={param('since')} onSince={(since) => set({ since })} />}
        {tab === 'load' && <Load />}
      </Tabs>
    </>
  );
}
