// SPDX-License-Identifier: Apache-2.0
// Opened and closed by year and 圏域, newcomers, load on those who remain: what the town asks for.
import { Link } from 'wouter';
import { useGet, useZones } from '../../api/queries.ts';
import type { LoadRow, Newcomer, OpeningsYear } from '../../api/types.ts';
import { SelectField } from '../../parts/field.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { Table, type Column } from '../../parts/table.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { useText } from '../../parts/use_text.ts';
import { countText, dateOf, shortDate } from '../../text/format.ts';
import { useWords } from '../context.tsx';
import { useParams } from '../params.ts';

type Pair = { opened: number; closed: number };
const thisYear = () => Number(dateOf(new Date()).slice(0, 4));
const SPAN = 10;

// Opened upwards, closed downwards; numbers stand beside the bars, the table says the same.
function Bars({ years }: { years: OpeningsYear[] }) {
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
  const zones = useZones();
  const to = thisYear();
  const query = useGet<{ years: OpeningsYear[] }>('stats', `/v1/stats/openings?from=${to - SPAN}&to=${to}`);
  const zoneName = (id: string) => zones.data?.zones.find((z) => z.id === id)?.name ?? id;
  return (
    <Answer query={query}>{({ years }) => {
      const sum = years.reduce<Pair>((s, y) => ({ opened: s.opened + y.opened, closed: s.closed + y.closed }), { opened: 0, closed: 0 });
      const ids = [...new Set(years.flatMap((y) => Object.keys(y.by_zone)))];
      const cell = (p: Pair | undefined) => (p && (p.opened || p.closed) ? `+${p.opened} −${p.closed}` : '');
      const columns: Column<OpeningsYear>[] = [
        { id: 'year', label: t('stats.year'), head: true, sortBy: (y) => y.year, cell: (y) => t('stats.year_n', { year: y.year }) },
        { id: 'opened', label: t('stats.opened'), number: true, sortBy: (y) => y.opened, cell: (y) => y.opened },
        { id: 'closed', label: t('stats.closed'), number: true, sortBy: (y) => y.closed, cell: (y) => y.closed },
        ...ids.map((id): Column<OpeningsYear> => ({ id, label: zoneName(id), number: true, cell: (y) => cell(y.by_zone[id]) })),
      ];
      return (
        <div className="stack">
          <p className="figure">{t('stats.sentence', { from: years[0]?.year ?? '', to: years.at(-1)?.year ?? '', opened: sum.opened, closed: sum.closed })}</p>
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
    { id: 'zone', label: t('col.zone'), sortBy: (n) => n.zone ?? '', cell: (n) => n.zone ?? '' },
  ];
  return (
    <div className="stack">
      <div className="line toolbar no-print"><SelectField label={t('stats.since')} value={from} onValue={onSince} choices={months.map((m) => ({ value: String(m), label: t('stats.months', { count: m }) }))} /></div>
      <Answer query={query}>{({ items }) => (items.length === 0 ? <Empty title={t('stats.no_newcomers')} /> : <Table caption={t('stats.newcomers')} columns={columns} rows={items} keyOf={(n) => n.id} dense />)}</Answer>
    </div>
  );
}

function Load() {
  const { t } = useText();
  const words = useWords();
  const query = useGet<{ rows: LoadRow[] }>('stats', '/v1/stats/load');
  const columns: Column<LoadRow>[] = [
    { id: 'zone', label: t('col.zone'), head: true, sortBy: (r) => r.zone, cell: (r) => r.zone },
    { id: 'kind', label: t('col.kind'), sortBy: (r) => r.kind, cell: (r) => words.name('FacilityKind', r.kind) },
    { id: 'n', label: t('stats.providers'), number: true, sortBy: (r) => r.providers, cell: (r) => r.providers },
    { id: 'pop', label: t('stats.pop65'), number: true, sortBy: (r) => r.population65 ?? 0, cell: (r) => (r.population65 === undefined ? t('unknown') : countText(r.population65)) },
    { id: 'per', label: t('stats.per_provider'), number: true, sortBy: (r) => r.per_provider ?? 0, cell: (r) => (r.per_provider === undefined ? '－' : countText(Math.round(r.per_provider))) },
  ];
  return <Answer query={query}>{({ rows }) => <div className="stack"><p className="soft">{t('stats.load.lead')}</p><Table caption={t('stats.load')} columns={columns} rows={rows} keyOf={(r) => r.zone + r.kind} dense /></div>}</Answer>;
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
