// SPDX-License-Identifier: Apache-2.0
import { Link } from 'wouter';
import { useZones } from '../../api/queries.ts';
import type { FacilityRow } from '../../api/types.ts';
import { Fictional, StatusBadge } from '../../parts/badge.tsx';
import { Table, type Column } from '../../parts/table.tsx';
import { useText } from '../../parts/use_text.ts';
import { callLine, distanceText, telHref } from '../../text/format.ts';
import { ItemMark } from '../item_mark.tsx';
import { useWords } from '../context.tsx';
import { RowAge } from './result_list.tsx';

export function ResultTable({ rows }: { rows: FacilityRow[] }) {
  const { t, lang } = useText();
  const words = useWords();
  const zones = useZones();
  const zone = new Map((zones.data?.zones ?? []).map((z) => [z.id, z.name]));
  const zoneOf = (row: FacilityRow) => row.zone_ids.map((id) => zone.get(id) ?? '').join('・');
  const tel = (number: string) => number && <a className="tel nowrap nums" href={telHref(number)}>{number}</a>;
  const columns: Column<FacilityRow>[] = [
    {
      id: 'name', label: t('col.name'), head: true, rem: 13, sortBy: (r) => r.name_kana || r.name,
      cell: (r) => <><Link className="result__name" to={`/facilities/${r.id}`}>{r.name}</Link> {r.fictional && <Fictional name={r.name} />} <StatusBadge status={r.status} /></>,
    },
    { id: 'kind', label: t('col.kind'), rem: 7, sortBy: (r) => words.name('FacilityKind', r.kind), cell: (r) => words.name('FacilityKind', r.kind) },
    { id: 'zone', label: t('col.zone'), rem: 6, sortBy: zoneOf, cell: zoneOf },
    { id: 'address', label: t('col.address'), rem: 10, sortBy: (r) => r.address, cell: (r) => r.address },
    { id: 'phone', label: t('col.phone'), cell: (r) => tel(r.phone) },
    { id: 'fax', label: t('col.fax'), cell: (r) => <span className="nowrap nums">{r.fax}</span> },
    { id: 'caps', label: t('col.caps'), rem: 13, cell: (r) => r.capabilities.slice(0, 4).map((c) => <div key={c.item}><ItemMark answer={c} /></div>) },
    { id: 'call', label: t('col.call'), rem: 12, cell: (r) => r.callable ? callLine(r.callable, lang) : r.hours_line },
    { id: 'age', label: t('col.age'), sortBy: (r) => r.confirmed_at ?? '', cell: (r) => <RowAge row={r} /> },
  ];
  if (rows.some((r) => r.distance_m !== undefined)) {
    columns.splice(3, 0, { id: 'far', label: t('col.distance'), number: true, sortBy: (r) => r.distance_m ?? 0, cell: (r) => (r.distance_m === undefined ? '' : distanceText(r.distance_m)) });
  }
  return <Table caption={t('search.results')} columns={columns} rows={rows} keyOf={(r) => r.id} dense />;
}
