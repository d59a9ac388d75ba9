// SPDX-License-Identifier: Apache-2.0
// The table between pasting and writing: each row is edited, joined to the one above, left out; and becomes one entry.
import type { EntryInput, ThreadEntry } from '../../../../api/types.ts';
import { MOST_AT_ONCE, type Piece } from './parse.ts';

export interface PasteRow { id: string; date: string; time: string; author: string; text: string; take: boolean; state: 'waiting' | 'sent'; problem: string; key: string; tried: string }

// Whence people copy, as suggestions.
export const SOURCES = ['MCS', 'LINE WORKS', '電子@連絡帳', 'Excel', 'メール'];

const NOON = '12:00', LONGEST = 10_000;
export const CLOCK = /^([01]?\d|2[0-3]):[0-5]\d$/;

const plain = (text: string): string => text.normalize('NFKC').replace(/[\s。、]/g, '');

// Seems to be here already: the same words, whoever wrote them and however they came here.
export function isThere(row: Pick<PasteRow, 'text'>, entries: Pick<ThreadEntry, 'text'>[]): boolean {
  const words = plain(row.text);
  return words.length > 0 && entries.some((one) => plain(one.text) === words || (words.length >= 8 && plain(one.text).endsWith(words)));
}

export const rowsOf = (pieces: Piece[], entries: Pick<ThreadEntry, 'text'>[], newId: () => string): PasteRow[] =>
  pieces.map((one) => ({ id: newId(), date: one.date ?? '', time: one.time ?? '', author: one.author, text: one.text, take: !isThere(one, entries), state: 'waiting', problem: '', key: '', tried: '' }));

// Into the row above, with what its own head said.
export function joined(rows: PasteRow[], id: string): PasteRow[] {
  const at = rows.findIndex((row) => row.id === id);
  const above = rows[at - 1], row = rows[at];
  if (!above || !row || above.state === 'sent') return rows;
  const head = [row.date !== above.date && row.date, row.time !== above.time && row.time, row.author !== above.author && row.author].filter(Boolean).join(' ');
  const text = [above.text, head, row.text].filter(Boolean).join('\n');
  return [...rows.slice(0, at - 1), { ...above, text, take: above.take || row.take }, ...rows.slice(at + 1)];
}

export type RowProblem = 'date' | 'time' | 'future' | 'text' | 'long';
export function problemOf(row: PasteRow, now: Date): RowProblem | undefined {
  if (row.date === '') return 'date';
  if (row.time !== '' && !CLOCK.test(row.time)) return 'time';
  if (row.text.trim() === '') return 'text';
  if (row.text.length > LONGEST - 200) return 'long';
  return Date.parse(momentOf(row)) > now.getTime() ? 'future' : undefined;
}

const momentOf = (row: PasteRow): string => `${row.date}T${(row.time || NOON).padStart(5, '0')}:00+09:00`;

// The writer is who pastes; who wrote it elsewhere stands in the text.
export function entryOf(row: PasteRow, source: string): Omit<EntryInput, 'id'> {
  const head = `貼り付け（元: ${source.trim() || '不明'}）${row.author.trim() ? `　書いた人: ${row.author.trim()}` : ''}${row.time ? '' : '　時刻なし'}`;
  return { at: momentOf(row), kind: 'note', text: `${head}\n${row.text.trim()}` };
}

// The row with the key under which it goes: the same words tried again are one entry, other words another.
export function ready(row: PasteRow, source: string, newId: () => string): PasteRow {
  const tried = JSON.stringify(entryOf(row, source));
  return row.tried === tried ? row : { ...row, tried, key: newId() };
}

export const due = (rows: PasteRow[]): PasteRow[] => rows.filter((row) => row.take && row.state !== 'sent').slice(0, MOST_AT_ONCE);
