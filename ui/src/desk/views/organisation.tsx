// SPDX-License-Identifier: Apache-2.0
// 組織図: who is connected to whom in which role. Drawn here; the same as a list for everybody.
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { useGet } from '../../api/queries.ts';
import type { Organisation } from '../../api/types.ts';
import { LinkButton } from '../../parts/button.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { Table, type Column } from '../../parts/table.tsx';
import { useText } from '../../parts/use_text.ts';
import { useWords } from '../context.tsx';
import { placeColumns, type Placed } from './columns.ts';

const BOX = { width: 236, height: 44, gapX: 110, gapY: 12 };
const NAME_CHARS = 16;
// A role is a colour and a dash, so that colour never speaks alone.
const LINES: Record<string, { colour: string; dash: string }> = {
  backup_hospital: { colour: '#b4002d', dash: '' },
  linked_clinic: { colour: '#c74700', dash: '8 3' },
  cooperating_institution: { colour: '#0055ad', dash: '2 3' },
  night_partner: { colour: '#3a3f9e', dash: '10 3 2 3' },
  round_the_clock_pharmacy: { colour: '#197a4b', dash: '6 6' },
  commissioned: { colour: '#806300', dash: '12 4' },
  branch: { colour: '#6e4b2a', dash: '1 4' },
  member: { colour: '#006f83', dash: '4 2 1 2' },
  other: { colour: '#59636e', dash: '3 6' },
};
const lineOf = (role: string) => LINES[role] ?? LINES['other']!;

function curve(a: Placed, b: Placed): string {
  const [left, right] = a.x <= b.x ? [a, b] : [b, a];
  const [y1, y2] = [left.y + BOX.height / 2, right.y + BOX.height / 2];
  const x1 = left.x + BOX.width;
  if (left.column === right.column) return `M${x1} ${y1}C${x1 + 50} ${y1} ${x1 + 50} ${y2} ${x1} ${y2}`;
  return `M${x1} ${y1}C${x1 + 60} ${y1} ${right.x - 60} ${y2} ${right.x} ${y2}`;
}

function Legend({ roles }: { roles: string[] }) {
  const { t } = useText();
  const words = useWords();
  return (
    <ul className="line small" aria-label={t('org.legend')}>
      {roles.map((role) => (
        <li key={role} className="line"><svg width="44" height="10" aria-hidden="true"><path d="M0 5h44" stroke={lineOf(role).colour} strokeWidth="2.4" strokeDasharray={lineOf(role).dash} /></svg>{words.name('RelationRole', role)}</li>
      ))}
    </ul>
  );
}

// A press on a box leaves only its own lines strong.
function Chart({ data }: { data: Organisation }) {
  const { t } = useText();
  const words = useWords();
  const [chosen, setChosen] = useState('');
  const placed = useMemo(() => placeColumns(data, BOX), [data]);
  const at = new Map(placed.nodes.map((n) => [n.id, n]));
  const touches = (e: Organisation['edges'][number]) => !chosen || e.from_id === chosen || e.to_id === chosen;
  const near = new Set(data.edges.filter(touches).flatMap((e) => [e.from_id, e.to_id]));
  return (
    <div className="stack-tight">
      <Legend roles={[...new Set(data.edges.map((e) => e.role))]} />
      <div className="chart table-wrap" role="region" tabIndex={0} aria-label={t('org.chart')}>
        <svg width={placed.width} height={placed.height} viewBox={`0 0 ${placed.width} ${placed.height}`} role="img" aria-label={t('org.chart_of', { count: data.nodes.length })}>
          {data.edges.map((e, i) => {
            const [a, b] = [at.get(e.from_id), at.get(e.to_id)];
            const line = lineOf(e.role);
            return a && b && <path key={i} d={curve(a, b)} fill="none" stroke={line.colour} strokeDasharray={line.dash} strokeWidth={chosen && touches(e) ? 2.6 : 1.5} opacity={touches(e) ? 0.9 : 0.12} />;
          })}
          {placed.nodes.map((n) => (
            <g key={n.id} onClick={() => setChosen(chosen === n.id ? '' : n.id)} opacity={chosen && n.id !== chosen && !near.has(n.id) ? 0.35 : 1} cursor="pointer">
              <rect x={n.x} y={n.y} width={BOX.width} height={BOX.height} rx="8" fill={n.id === chosen ? '#e8f1fe' : '#fff'} stroke="#0017c1" strokeWidth={n.id === chosen ? 2.4 : 1} />
              <text x={n.x + 12} y={n.y + 19} fontSize="13" fontWeight="700" fill="#1a1a1a">{n.name.length > NAME_CHARS ? `${n.name.slice(0, NAME_CHARS - 1)}…` : n.name}</text>
              <text x={n.x + 12} y={n.y + 36} fontSize="11.5" fill="#555">{words.name('FacilityKind', n.kind)}{n.zone ? ` / ${n.zone}` : ''}</text>
            </g>
          ))}
        </svg>
      </div>
    </div>
  );
}

export default function OrganisationScreen() {
  const { t } = useText();
  const words = useWords();
  const query = useGet<Organisation>('organisation', '/v1/organisation');
  return (
    <>
      <div className="page-head"><h1>{t('nav.organisation')}</h1><span className="line line-end no-print"><LinkButton href="/v1/organisation.pdf" target="_blank" icon="print">{t('export.pdf')}</LinkButton></span></div>
      <Answer query={query}>{(data) => {
        if (data.edges.length === 0) return <Empty title={t('org.none')}><p className="soft">{t('org.none.lead')}</p></Empty>;
        const names = new Map(data.nodes.map((n) => [n.id, n.name]));
        const link = (id: string) => <Link to={`/facilities/${id}`}>{names.get(id) ?? id}</Link>;
        const columns: Column<Organisation['edges'][number]>[] = [
          { id: 'from', label: t('org.from'), head: true, sortBy: (e) => names.get(e.from_id) ?? '', cell: (e) => link(e.from_id) },
          { id: 'role', label: t('relations.role'), sortBy: (e) => e.role, cell: (e) => words.name('RelationRole', e.role) },
          { id: 'to', label: t('org.to'), sortBy: (e) => names.get(e.to_id) ?? '', cell: (e) => link(e.to_id) },
        ];
        return <><Chart data={data} /><h2>{t('org.list')}</h2><Table caption={t('org.list')} columns={columns} rows={data.edges} keyOf={(e) => e.from_id + e.to_id + e.role} dense /></>;
      }}</Answer>
    </>
  );
}
