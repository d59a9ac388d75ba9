// SPDX-License-Identifier: Apache-2.0
// 組織図: who is connected to whom in which role. Drawn here; the same as a list for everybody.
import { useMemo } from 'react';
import { Link } from 'wouter';
import { useGet } from '../../api/queries.ts';
import type { Organisation } from '../../api/types.ts';
import { LinkButton } from '../../parts/button.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { Table, type Column } from '../../parts/table.tsx';
import { useText } from '../../parts/use_text.ts';
import { useWords } from '../context.tsx';
import { placeTree, type Placed } from './tree.ts';

const BOX = { width: 230, height: 52, gapX: 130, gapY: 14 };

function Chart({ data }: { data: Organisation }) {
  const { t } = useText();
  const words = useWords();
  const placed = useMemo(() => placeTree(data, BOX), [data]);
  const at = new Map(placed.nodes.map((n) => [n.id, n]));
  const path = (a: Placed, b: Placed) => {
    const [x1, y1, x2, y2] = [a.x + BOX.width, a.y + BOX.height / 2, b.x, b.y + BOX.height / 2];
    return b.x > a.x ? `M${x1} ${y1}C${x1 + 45} ${y1} ${x2 - 45} ${y2} ${x2} ${y2}` : `M${x1} ${y1}C${x1 + 70} ${y1} ${b.x + BOX.width + 70} ${y2} ${b.x + BOX.width} ${y2}`;
  };
  return (
    <div className="chart table-wrap" role="region" tabIndex={0} aria-label={t('org.chart')}>
      <svg width={placed.width} height={placed.height} viewBox={`0 0 ${placed.width} ${placed.height}`} role="img" aria-label={t('org.chart_of', { count: data.nodes.length })}>
        {data.edges.map((e, i) => {
          const [a, b] = [at.get(e.from_id), at.get(e.to_id)];
          if (!a || !b) return null;
          return (
            <g key={i}>
              <path d={path(a, b)} fill="none" stroke="#8d9abf" strokeWidth="1.5" />
              {b.x > a.x && <text x={b.x - 8} y={b.y + BOX.height / 2 - 5} fontSize="11" textAnchor="end" fill="#33405e">{words.name('RelationRole', e.role)}</text>}
            </g>
          );
        })}
        {placed.nodes.map((n) => (
          <g key={n.id}>
            <rect x={n.x} y={n.y} width={BOX.width} height={BOX.height} rx="8" fill="#fff" stroke="#0017c1" strokeWidth="1.2" />
            <text x={n.x + 12} y={n.y + 22} fontSize="13" fontWeight="700" fill="#1a1a1a">{n.name.length > 16 ? `${n.name.slice(0, 15)}…` : n.name}</text>
            <text x={n.x + 12} y={n.y + 41} fontSize="11.5" fill="#555">{words.name('FacilityKind', n.kind)}{n.zone ? ` / ${n.zone}` : ''}</text>
          </g>
        ))}
      </svg>
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
