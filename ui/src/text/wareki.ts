// SPDX-License-Identifier: Apache-2.0
// Dates as people in offices write them: 令和8年11月20日, R8.11.20, Ｓ１６．４．３, 1941-4-3.
// Days before 1873 are refused: the civil calendar was another one.
import type { LocalDate } from '../api/types.ts';

export interface Era { code: string; name: string; from: LocalDate }

export const ERAS: Era[] = [
  { code: 'R', name: '令和', from: '2019-05-01' },
  { code: 'H', name: '平成', from: '1989-01-08' },
  { code: 'S', name: '昭和', from: '1926-12-25' },
  { code: 'T', name: '大正', from: '1912-07-30' },
  { code: 'M', name: '明治', from: '1873-01-01' },
];
const FIRST_YEAR: Record<string, number> = { R: 2019, H: 1989, S: 1926, T: 1912, M: 1868 };
const WEEKDAYS = ['日', '月', '火', '水', '木', '金', '土'];

export type ParsedDate = { date: LocalDate } | { problem: 'empty' | 'shape' | 'no_such_day' | 'era_over' | 'too_early' };

const pad = (n: number, width = 2) => String(n).padStart(width, '0');
const iso = (y: number, m: number, d: number): LocalDate => `${pad(y, 4)}-${pad(m)}-${pad(d)}`;

export function isRealDay(y: number, m: number, d: number): boolean {
  const date = new Date(Date.UTC(y, m - 1, d));
  return date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
}

// Full-width to half-width, 元 to 1, one separator.
function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/元年?/, '1年')
    .toUpperCase();
}

function eraOf(prefix: string): string | undefined {
  return ERAS.find((era) => prefix === era.code || prefix === era.name || prefix === era.name[0])?.code;
}

function checked(era: string | undefined, year: number, month: number, day: number): ParsedDate {
  const y = era ? FIRST_YEAR[era]! + year - 1 : year;
  if (!isRealDay(y, month, day)) return { problem: 'no_such_day' };
  const date = iso(y, month, day);
  if (date < '1873-01-01') return { problem: 'too_early' };
  if (!era) return { date };
  const index = ERAS.findIndex((e) => e.code === era);
  const next = ERAS[index - 1];
  if (year < 1 || date < ERAS[index]!.from) return { problem: 'era_over' };
  // 平成31年5月 was written for months after the change; anything later in the next year is a slip.
  if (next && date >= next.from && !(era === 'H' && y === 2019)) return { problem: 'era_over' };
  return { date };
}

export function parseDate(text: string, assumedEra?: string): ParsedDate {
  const tidied = tidy(text);
  if (tidied === '') return { problem: 'empty' };
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(tidied);
  if (compact) return checked(undefined, Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const found = /^(\D*?)(\d{1,4})[年./-](\d{1,2})[月./-](\d{1,2})日?(\([^)]*\))?$/.exec(tidied);
  if (!found) return { problem: 'shape' };
  const [, prefix = '', year, month, day] = found;
  const era = prefix === '' ? undefined : eraOf(prefix);
  if (prefix !== '' && prefix !== '西暦' && era === undefined) return { problem: 'shape' };
  const isGregorian = prefix === '西暦' || year!.length >= 3;
  return checked(isGregorian ? undefined : (era ?? assumedEra), Number(year), Number(month), Number(day));
}

export function partsOf(date: LocalDate): { y: number; m: number; d: number } {
  const [y = 0, m = 0, d = 0] = date.slice(0, 10).split('-').map(Number);
  return { y, m, d };
}

export function eraYear(date: LocalDate): { era: Era; year: number } | undefined {
  const era = ERAS.find((e) => date.slice(0, 10) >= e.from);
  return era ? { era, year: partsOf(date).y - FIRST_YEAR[era.code]! + 1 } : undefined;
}

export function weekday(date: LocalDate): string {
  const { y, m, d } = partsOf(date);
  return WEEKDAYS[new Date(Date.UTC(y, m - 1, d)).getUTCDay()]!;
}

// 令和8年11月20日(金)
export function wareki(date: LocalDate): string {
  const { y, m, d } = partsOf(date);
  const found = eraYear(date);
  const year = found ? `${found.era.name}${found.year === 1 ? '元' : found.year}` : String(y);
  return `${year}年${m}月${d}日(${weekday(date)})`;
}

// R8.11.20 for dense tables.
export function shortWareki(date: LocalDate): string {
  const { y, m, d } = partsOf(date);
  const found = eraYear(date);
  return `${found ? found.era.code + found.year : y}.${m}.${d}`;
}

// 令和8年度: the year is named after its last day, so that April 2019 already belongs to 令和元年度 (as base/wareki.h).
export function fiscalYearText(year: number): string {
  const found = eraYear(`${year}-12-31`);
  return `${found ? found.era.name + (found.year === 1 ? '元' : found.year) : year}年度`;
}

// Years completed on `on`.
export function fullYears(birth: LocalDate, on: LocalDate): number {
  const a = partsOf(birth);
  const b = partsOf(on);
  return b.y - a.y - (b.m < a.m || (b.m === a.m && b.d < a.d) ? 1 : 0);
}
