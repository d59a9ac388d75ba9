// SPDX-License-Identifier: Apache-2.0
// A plain table that can be sorted, scrolls inside itself and prints whole.
import { useState, type ReactNode } from 'react';
import { useText } from './use_text.ts';

export interface Column<Row> {
  id: string;
  label: string;
  cell: (row: Row) => ReactNode;
  sortBy?: (row: Row) => string | number;
  number?: boolean;
  head?: boolean; // names the row
  rem?: number; // not narrower than this; the table then scrolls inside itself
}

interface TableProps<Row> {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  keyOf: (row: Row) => string;
  dense?: boolean;
  selected?: string | undefined;
  showCaption?: boolean;
}

const order = new Intl.Collator('ja').compare;
const compare = (a: string | number, b: string | number) => (typeof a === 'number' && typeof b === 'number' ? a - b : order(String(a), String(b)));

export function Table<Row>({ caption, columns, rows, keyOf, dense, selected, showCaption }: TableProps<Row>) {
  const { t } = useText();
  const [sort, setSort] = useState<{ id: string; down: boolean } | null>(null);
  const by = columns.find((c) => c.id === sort?.id)?.sortBy;
  const shown = by ? [...rows].sort((a, b) => compare(by(a), by(b)) * (sort!.down ? -1 : 1)) : rows;
  const head = (column: Column<Row>) => {
    if (!column.sortBy) return column.label;
    const sign = sort?.id !== column.id ? '↕' : sort.down ? '▼' : '▲';
    return (
      <button type="button" className="sort" onClick={() => setSort({ id: column.id, down: sort?.id === column.id && !sort.down })}>
        {column.label}<span aria-hidden="true">{sign}</span>
      </button>
    );
  };
  const ariaSort = (id: string) => (sort?.id !== id ? undefined : sort.down ? 'descending' : 'ascending');
  return (
    <div className="table-wrap" role="region" aria-label={t('table.region', { name: caption })} tabIndex={0}>
      <table className={`table ${dense ? 'table--dense' : ''}`}>
        <caption className={showCaption ? undefined : 'sr-only'}>{caption}</caption>
        <thead>
          <tr>{columns.map((c) => <th key={c.id} scope="col" className={c.number ? 'num' : undefined} style={c.rem ? { minWidth: `${c.rem}rem` } : undefined} aria-sort={ariaSort(c.id)}>{head(c)}</th>)}</tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={keyOf(row)} aria-selected={selected === undefined ? undefined : selected === keyOf(row)}>
              {columns.map((c) => c.head
                ? <th key={c.id} scope="row">{c.cell(row)}</th>
                : <td key={c.id} className={c.number ? 'num' : undefined}>{c.cell(row)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Pages({ total, offset, limit, onOffset }: { total: number; offset: number; limit: number; onOffset: (offset: number) => void }) {
  const { t } = useText();
  if (total <= limit) return null;
  const to = Math.min(offset + limit, total);
  return (
    <nav className="line no-print" aria-label={t('pages')}>
      <button type="button" className="button" aria-disabled={offset === 0 || undefined} onClick={() => offset > 0 && onOffset(Math.max(0, offset - limit))}>{t('pages.previous')}</button>
      <span className="nums">{t('pages.shown', { from: offset + 1, to, total })}</span>
      <button type="button" className="button" aria-disabled={to >= total || undefined} onClick={() => to < total && onOffset(offset + limit)}>{t('pages.next')}</button>
    </nav>
  );
}
