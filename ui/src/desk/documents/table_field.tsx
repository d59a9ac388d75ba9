// SPDX-License-Identifier: Apache-2.0
// Rows of a form's table: a table on a wide screen, a card a row on a narrow one.
import { useEffect, useState } from 'react';
import { Button, IconButton } from '../../parts/button.tsx';
import { useText } from '../../parts/use_text.ts';
import { parseDate, wareki } from '../../text/wareki.ts';
import { said, typed } from './answer_rules.ts';
import type { FormColumn } from '../../api/types.ts';
import type { GroupProps } from './question.tsx';

const MOST_ROWS = 60;

function DateCell({ label, value, onValue }: { label: string; value: string; onValue: (value: string) => void }) {
  const [text, setText] = useState(value ? readable(value) : '');
  useEffect(() => setText((now) => (isoOf(now) === value ? now : readable(value))), [value]);
  const bad = text.trim() !== '' && isoOf(text) === '';
  return <input className="input" aria-label={label} aria-invalid={bad || undefined} value={text} autoComplete="off" onChange={(e) => { setText(e.target.value); onValue(isoOf(e.target.value) || e.target.value); }} onBlur={() => value && setText(readable(value))} />;
}
const isoOf = (text: string): string => {
  const read = parseDate(text, 'R');
  return 'date' in read ? read.date : '';
};
const readable = (value: string) => (/^\d{4}-\d\d-\d\d$/.test(value) ? wareki(value) : value);

function Cell({ column, label, value, onValue }: { column: FormColumn; label: string; value: string; onValue: (value: string) => void }) {
  const { lang } = useText();
  if (column.type === 'date') return <DateCell {...{ label, value, onValue }} />;
  if (column.type === 'choice') {
    return (
      <select className="input" aria-label={label} value={value} onChange={(e) => onValue(e.target.value)}>
        <option value="" />
        {column.options.map((one) => <option key={one.code} value={one.code}>{said(one.words, lang)}</option>)}
      </select>
    );
  }
  return <input className="input" aria-label={label} value={value} autoComplete="off" {...(column.type === 'number' ? { inputMode: 'decimal' as const } : {})} onChange={(e) => onValue(e.target.value)} />;
}

export function TableField({ field, label, answer, onAnswer, children }: GroupProps) {
  const { t, lang } = useText();
  const weights = field.columns.reduce((sum, one) => sum + one.weight, 0) || 1;
  const empty = { cells: field.columns.map(() => '') };
  const rows = answer?.rows.length ? answer.rows : [empty];
  const set = (next: typeof rows) => onAnswer(typed(answer, field.key, { rows: next }));
  const setCell = (row: number, column: number, value: string) => set(rows.map((one, i) => (i === row ? { cells: field.columns.map((_, k) => (k === column ? value : one.cells[k] ?? '')) } : one)));
  return (
    <fieldset className="field" aria-describedby={`f-${field.key}-about`}>
      <legend className="field__label">{label}</legend>
      {children}
      <table className="doc-table">
        <thead><tr>{field.columns.map((column) => <th key={column.key} scope="col" style={{ width: `${(column.weight / weights) * 100}%` }}>{said(column.label, lang)}</th>)}<th><span className="sr-only">{t('document.row_remove')}</span></th></tr></thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {field.columns.map((column, k) => (
                <td key={column.key} data-label={said(column.label, lang)}><Cell column={column} label={t('document.cell', { column: said(column.label, lang), n: i + 1 })} value={row.cells[k] ?? ''} onValue={(value) => setCell(i, k, value)} /></td>
              ))}
              <td className="doc-table__end"><IconButton icon="close" label={t('document.row_remove_n', { label, n: i + 1 })} onClick={() => set(rows.filter((_, k) => k !== i))} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < MOST_ROWS && <div><Button icon="plus" look="quiet" aria-label={t('document.row_add_to', { label })} onClick={() => set([...rows, empty])}>{t('document.row_add')}</Button></div>}
    </fieldset>
  );
}
