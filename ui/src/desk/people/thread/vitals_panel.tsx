// SPDX-License-Identifier: Apache-2.0
// The measured values of a period: one line per value with its usual band, and the same as a table.
import { useState } from 'react';
import { useGet } from '../../../api/queries.ts';
import type { PersonPage, Vitals, VitalsPoint, VitalsSeries } from '../../../api/types.ts';
import { Answer } from '../../../parts/states.tsx';
import { Table, type Column } from '../../../parts/table.tsx';
import { Segments } from '../../../parts/tabs.tsx';
import { useText } from '../../../parts/use_text.ts';
import { dateOf, momentText, shortDate } from '../../../text/format.ts';
import { VITAL_FIELDS, type VitalField } from '../../../phone/write/vitals_rules.ts';
import { vitalWord } from './entry_item.tsx';

const WIDTH = 560;
const HEIGHT = 120;
const PAD = { left: 40, right: 12, top: 10, bottom: 22 };

interface Line { field: VitalField; second?: VitalField }
const LINES: Line[] = VITAL_FIELDS.filter((field) => field.name !== 'diastolic').map((field) => (field.name === 'systolic' ? { field, second: VITAL_FIELDS[1]! } : { field }));

function Chart({ line, points, from, to }: { line: Line; points: VitalsPoint[]; from: number; to: number }) {
  const { t, lang } = useText();
  const { field, second } = line;
  const of = (name: keyof Vitals) => points.flatMap((p) => (p.vitals[name] === undefined ? [] : [{ at: Date.parse(p.at), value: p.vitals[name] }]));
  const first = of(field.name);
  const other = second ? of(second.name) : [];
  const all = [...first, ...other].map((p) => p.value);
  const low = Math.min(...all, second?.low ?? field.low);
  const high = Math.max(...all, field.high);
  const x = (at: number) => PAD.left + ((at - from) / Math.max(1, to - from)) * (WIDTH - PAD.left - PAD.right);
  const y = (value: number) => HEIGHT - PAD.bottom - ((value - low) / Math.max(1, high - low)) * (HEIGHT - PAD.top - PAD.bottom);
  const path = (list: typeof first) => list.map((p, i) => `${i ? 'L' : 'M'}${x(p.at).toFixed(1)} ${y(p.value).toFixed(1)}`).join('');
  const title = second ? `${vitalWord(field.name)}・${vitalWord(second.name)}` : vitalWord(field.name);
  const last = first.at(-1)?.value;
  return (
    <figure className="vital-chart">
      <figcaption><b>{title}</b> <span className="small soft">{t('thread.chart_last', { value: `${last}${second && other.length ? `/${other.at(-1)!.value}` : ''} ${field.unit}` })}</span></figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('thread.chart_of', { name: title, n: first.length })}>
        {[field, ...(second ? [second] : [])].map((one) => <rect key={one.name} x={PAD.left} width={WIDTH - PAD.left - PAD.right} y={y(one.high)} height={Math.max(0, y(one.low) - y(one.high))} className="vital-band" />)}
        {[high, low].map((value) => <text key={value} x={PAD.left - 6} y={y(value) + 4} textAnchor="end" className="vital-axis">{value}</text>)}
        {[from, to].map((at, i) => <text key={at} x={x(at)} y={HEIGHT - 6} textAnchor={i ? 'end' : 'start'} className="vital-axis">{shortDate(new Date(at).toISOString(), lang)}</text>)}
        <path d={path(first)} className="vital-line" />
        {second && <path d={path(other)} className="vital-line vital-line--second" />}
        {first.map((p) => (p.value < field.low || p.value > field.high
          ? <rect key={p.at} x={x(p.at) - 4} y={y(p.value) - 4} width={8} height={8} className="vital-out" transform={`rotate(45 ${x(p.at)} ${y(p.value)})`} />
          : <circle key={p.at} cx={x(p.at)} cy={y(p.value)} r={3} className="vital-dot" />))}
        {other.map((p) => <circle key={p.at} cx={x(p.at)} cy={y(p.value)} r={3} className="vital-dot vital-dot--second" />)}
      </svg>
    </figure>
  );
}

export function VitalsPanel({ page }: { page: PersonPage }) {
  const { t, lang } = useText();
  const [days, setDays] = useState<'14' | '90' | '365'>('90');
  const [as, setAs] = useState<'chart' | 'table'>('chart');
  const from = dateOf(new Date(Date.now() - Number(days) * 86_400_000));
  const series = useGet<VitalsSeries>('vitals', `/v1/people/${page.person.id}/vitals?from=${from}`);
  const columns: Column<VitalsPoint>[] = [
    { id: 'at', label: t('access.at'), cell: (p) => momentText(p.at, lang), sortBy: (p) => p.at, head: true, rem: 11 },
    ...VITAL_FIELDS.map((field): Column<VitalsPoint> => ({ id: field.name, label: vitalWord(field.name), number: true, sortBy: (p) => p.vitals[field.name] ?? -1,
      cell: (p) => { const v = p.vitals[field.name]; return v === undefined ? '' : v < field.low || v > field.high ? <b className="vital-asked">{v}</b> : v; } })),
    { id: 'author', label: t('thread.author'), cell: (p) => p.author, sortBy: (p) => p.author, rem: 8 },
  ];
  return (
    <section className="stack" aria-labelledby="vitals">
      <h2 id="vitals">{t('people.tab_vitals')}</h2>
      <div className="line no-print">
        <Segments label={t('thread.period')} value={days} onValue={setDays} options={(['14', '90', '365'] as const).map((value) => ({ value, label: t('thread.days', { n: value }) }))} />
        <Segments label={t('thread.show_as')} value={as} onValue={setAs} options={[{ value: 'chart', label: t('thread.as_chart') }, { value: 'table', label: t('thread.as_table') }]} />
      </div>
      <Answer query={series} rows={2}>{({ points }) => {
        if (points.length === 0) return <p>{t('thread.vitals_none')}</p>;
        if (as === 'table') return <Table caption={t('people.tab_vitals')} rows={[...points].reverse()} keyOf={(p) => p.entry_id} columns={columns.filter((c) => !VITAL_FIELDS.some((f) => f.name === c.id) || points.some((p) => p.vitals[c.id as keyof Vitals] !== undefined))} dense />;
        const shown = LINES.filter(({ field }) => points.some((p) => p.vitals[field.name] !== undefined));
        return <div className="vital-charts">{shown.map((line) => <Chart key={line.field.name} line={line} points={points} from={Date.parse(`${from}T00:00:00+09:00`)} to={Date.now()} />)}</div>;
      }}</Answer>
      <p className="small soft">{t('thread.band_note')}</p>
    </section>
  );
}
