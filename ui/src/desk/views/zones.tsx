// SPDX-License-Identifier: Apache-2.0
// 圏域 and how many of what lie in each; every number leads to its list.
import { Link } from 'wouter';
import { useGet, useZones } from '../../api/queries.ts';
import type { FacilityKind, CountRow, CountsAnswer, ZoneRow } from '../../api/types.ts';
import { LinkButton } from '../../parts/button.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { Table, type Column } from '../../parts/table.tsx';
import { useText } from '../../parts/use_text.ts';
import { useWords } from '../context.tsx';
import { EmptyArea } from '../empty_area.tsx';

export default function ZonesScreen() {
  const { t } = useText();
  const words = useWords();
  const zones = useZones();
  const counts = useGet<CountsAnswer>('counts', '/v1/counts');
  const zoneColumns: Column<ZoneRow>[] = [
    { id: 'name', label: t('filter.zone'), head: true, sortBy: (z) => z.code, cell: (z) => <Link to={`/search?zone=${z.id}`}>{z.name}</Link> },
    { id: 'center', label: t('zones.center'), cell: (z) => (z.center_id ? <Link to={`/facilities/${z.center_id}`}>{t('zones.center_open')}</Link> : '') },
    { id: 'note', label: t('zones.note'), cell: (z) => z.note },
    { id: 'count', label: t('zones.count'), number: true, sortBy: (z) => z.count, cell: (z) => <Link to={`/search?zone=${z.id}`}>{z.count}</Link> },
  ];
  return (
    <>
      <div className="page-head"><h1>{t('nav.zones')}</h1><span className="line line-end no-print"><LinkButton to="/search?view=map" icon="map">{t('zones.map')}</LinkButton></span></div>
      <Answer query={zones}>{(data) => (
        <>
          {data.sets.length === 0 && <Empty title={t('zones.none')}><p className="soft">{t('zones.none.lead')}</p></Empty>}
          {data.sets.map((set) => (
            <section className="stack-tight" key={set.id}>
              <h2>{set.name} <span className="small soft">{words.name('ZoneSetKind', set.kind)} {set.source_name}</span></h2>
              <Table caption={set.name} columns={zoneColumns} rows={data.zones.filter((z) => z.zone_set_id === set.id)} keyOf={(z) => z.id} dense />
            </section>
          ))}
        </>
      )}</Answer>
      <Answer query={counts}>{({ rows }) => {
        if (!rows.some((r) => r.counts.some((n) => n > 0))) return <EmptyArea />;
        const count = (row: CountRow, kind: string) => row.counts[row.kinds.findIndex((k) => k === kind)] ?? 0;
        const kinds = words.codes.FacilityKind.filter((k) => rows.some((r) => count(r, k.code)));
        const sum: CountRow = { zone_id: '', name: t('zones.sum'), kinds: kinds.map((k) => k.code as FacilityKind), counts: kinds.map((k) => rows.reduce((n, r) => n + count(r, k.code), 0)) };
        const cell = (row: CountRow, kind: string) => (count(row, kind) && row.zone_id ? <Link to={`/search?${new URLSearchParams({ zone: row.zone_id, kind })}`}>{count(row, kind)}</Link> : <span className={count(row, kind) ? '' : 'soft'}>{count(row, kind)}</span>);
        const columns: Column<CountRow>[] = [
          { id: 'zone', label: t('filter.zone'), head: true, cell: (r) => r.name },
          ...kinds.map((k): Column<CountRow> => ({ id: k.code, label: words.name('FacilityKind', k.code), number: true, sortBy: (r) => count(r, k.code), cell: (r) => cell(r, k.code) })),
        ];
        return <><h2>{t('zones.counts')}</h2><div className="tall-heads"><Table caption={t('zones.counts')} columns={columns} rows={[...rows, sum]} keyOf={(r) => r.zone_id + r.name} dense /></div></>;
      }}</Answer>
    </>
  );
}
