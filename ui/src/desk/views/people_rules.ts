// SPDX-License-Identifier: Apache-2.0
// A table of how many people live where: what must be known before it is sent, and what its answer adds up to.
import type { LocalDate, StatisticsAnswer } from '../../api/types.ts';

export interface PeopleForm { file: { size: number } | undefined; asOf: LocalDate | undefined; source: string; credit: string }
export type PeopleField = 'file' | 'as_of' | 'source_name' | 'credit';
export type PeopleProblem = 'no_file' | 'file_empty' | 'file_big' | 'no_date' | 'date_in_future' | 'no_source' | 'too_long';

// A body of a request is no longer than this; the table of all municipalities of the country is far below.
export const MOST_BYTES = 32 * 1024 * 1024;
const MOST_LETTERS = 400;
const letters = (text: string) => [...text.trim()].length;

// In the order of the form.
export function checkPeople(form: PeopleForm, today: LocalDate): { field: PeopleField; problem: PeopleProblem }[] {
  const found: { field: PeopleField; problem: PeopleProblem }[] = [];
  if (!form.file) found.push({ field: 'file', problem: 'no_file' });
  else if (form.file.size === 0) found.push({ field: 'file', problem: 'file_empty' });
  else if (form.file.size > MOST_BYTES) found.push({ field: 'file', problem: 'file_big' });
  if (!form.asOf) found.push({ field: 'as_of', problem: 'no_date' });
  else if (form.asOf > today) found.push({ field: 'as_of', problem: 'date_in_future' });
  if (letters(form.source) === 0) found.push({ field: 'source_name', problem: 'no_source' });
  else if (letters(form.source) > MOST_LETTERS) found.push({ field: 'source_name', problem: 'too_long' });
  if (letters(form.credit) > MOST_LETTERS) found.push({ field: 'credit', problem: 'too_long' });
  return found;
}

// `unlisted`: refused rows that the answer counts and does not list; `sound`: no row went missing on the way.
export function told(answer: StatisticsAnswer): { unlisted: number; sound: boolean } {
  return {
    unlisted: Math.max(0, answer.rows_refused - answer.refused.length),
    sound: answer.rows_read === answer.rows_loaded + answer.rows_refused,
  };
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

// What such a file looks like, with zones of this area: header, two zones, the whole area.
export function exampleTable(head: string, zones: string[], whole: string): string {
  const rows = zones.slice(0, 2).map((zone, i) => `${quoted(zone)},${[4210, 3980][i]},${[2350, 2105][i]}`);
  return [head, ...rows, `${whole},113894,66286`].join('\n');
}
