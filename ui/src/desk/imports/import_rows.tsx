// SPDX-License-Identifier: Apache-2.0
import { Link } from 'wouter';
import { useGet } from '../../api/queries.ts';
import type { ImportRowView, RowState } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { Pages } from '../../parts/table.tsx';
import { useText } from '../../parts/use_text.ts';

const LIMIT = 50;

function Row({ row }: { row: ImportRowView }) {
  const { t } = useText();
  return (
    <li className="import-row">
      <p className="line">
        <span className="small soft nums">{t('row.line', { line: row.line })}{row.rows > 1 && ` ${t('row.more', { count: row.rows - 1 })}`}</span>
        <b>{row.facility_id ? <Link to={`/facilities/${row.facility_id}`}>{row.name || t('row.nameless')}</Link> : row.name || t('row.nameless')}</b>
      </p>
      {row.refused && <p className="row-refused">{row.refused.message} {row.refused.column && <span className="small soft">{row.refused.column}: {row.refused.value}</span>}</p>}
      {row.differences.length > 0 && (
        <table className="table table--dense diff">
          <caption className="sr-only">{t('row.differences', { name: row.name })}</caption>
          <thead><tr><th scope="col">{t('row.field')}</th><th scope="col">{t('row.before')}</th><th scope="col">{t('row.after')}</th></tr></thead>
          <tbody>
            {row.differences.map((d) => (
              <tr key={d.field}><th scope="row">{d.label} {d.kept_local && <Badge tone="info">{t('row.kept_local')}</Badge>}</th>
                <td>{d.before || <span className="soft">{t('empty_value')}</span>}</td><td>{d.kept_local ? <del>{d.after}</del> : <ins>{d.after || t('empty_value')}</ins>}</td></tr>
            ))}
          </tbody>
        </table>
      )}
      {row.warnings.map((w) => <p key={w.code + w.column} className="small"><Badge tone="warn">{t('row.warning')}</Badge> {w.message} <span className="soft">{w.column}: {w.value}</span></p>)}
      {row.candidates.map((c) => <p key={c.facility_id} className="small"><Link to={`/facilities/${c.facility_id}`}>{c.name}</Link> <span className="soft">{c.address} {c.reasons.join('・')}</span></p>)}
    </li>
  );
}

// `kept`: rows of any state of which something was left out because it was put right here by hand.
export type RowKind = RowState | 'kept';

// `lines`: how many lines of the file they are; a place may take several.
export function ImportRows({ id, kind, lines, offset, onOffset }: { id: string; kind: RowKind; lines: number; offset: number; onOffset: (offset: number) => void }) {
  const { t } = useText();
  const rows = useGet<{ total: number; items: ImportRowView[] }>('imports', `/v1/imports/${id}/rows?${kind === 'kept' ? 'kept=true' : `state=${kind}`}&offset=${offset}&limit=${LIMIT}`);
  return (
    <Answer query={rows}>{(data) => (data.items.length === 0 ? <Empty title={t('row.none')} /> : (
      <div className="stack">
        <p className="small soft">{t(`row_state.${kind}.lead`)} {kind !== 'kept' && kind !== 'vanished' && data.total < lines && t('row.places', { lines, places: data.total })}</p>
        <ol className="import-rows">{data.items.map((row) => <Row key={`${row.line}-${row.name}`} row={row} />)}</ol>
        <Pages total={data.total} offset={offset} limit={LIMIT} onOffset={onOffset} />
      </div>
    ))}</Answer>
  );
}
