// SPDX-License-Identifier: Apache-2.0
// Hours by weekday: reading what people type, checking it, and saying it in one line.
// Days are 1 Monday … 7 Sunday, 8 public holidays; 24:00 is allowed as an end.
import type { OpenHours } from '../api/types.ts';

export const DAYS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
const DAY_NAMES = {
  ja: ['', '月', '火', '水', '木', '金', '土', '日', '祝'],
  en: ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun', 'Holidays'],
};
export type HoursProblem = 'no_days' | 'bad_time' | 'end_before_start' | 'overlap';

export function dayName(day: number, language: 'ja' | 'en' = 'ja'): string {
  return DAY_NAMES[language][day] ?? '';
}

// "9", "９：３０", "0930", "9時半", "17時" → "HH:MM"; undefined when it cannot be a time.
export function readTime(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim().replace(/時半$/, ':30').replace(/時$/, ':00').replace(/時/, ':').replace(/分$/, '');
  const found = /^(\d{1,2})[:.](\d{1,2})$/.exec(plain) ?? /^(\d{1,2})(\d{2})$/.exec(plain) ?? /^(\d{1,2})()$/.exec(plain);
  if (!found) return undefined;
  const hour = Number(found[1]);
  const minute = Number(found[2] || 0);
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

export const shortTime = (time: string) => time.replace(/^0(\d)/, '$1');

// For each span what is wrong with it, in the order given.
export function checkHours(spans: OpenHours[]): (HoursProblem | undefined)[] {
  return spans.map((span, index) => {
    if (span.days.length === 0) return 'no_days';
    const open = readTime(span.open);
    const close = readTime(span.close);
    if (!open || !close) return 'bad_time';
    if (close <= open) return 'end_before_start';
    const clash = spans.slice(0, index).some((other) => {
      const from = readTime(other.open);
      const to = readTime(other.close);
      // 第2・4週のみ and the like may lie over the ordinary hours.
      if (!from || !to || other.note !== span.note) return false;
      return other.days.some((day) => span.days.includes(day)) && open < to && from < close;
    });
    return clash ? 'overlap' : undefined;
  });
}

export function tidyHours(spans: OpenHours[]): OpenHours[] {
  return spans.map((span) => ({
    ...span,
    days: [...span.days].sort((a, b) => a - b),
    open: readTime(span.open) ?? span.open,
    close: readTime(span.close) ?? span.close,
  }));
}

// [1,2,3,5] → 月〜水・金
export function daysText(days: number[], language: 'ja' | 'en' = 'ja'): string {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  const runs: number[][] = [];
  for (const day of sorted) {
    const last = runs.at(-1);
    if (last && last.at(-1) === day - 1 && day !== 8) last.push(day);
    else runs.push([day]);
  }
  const name = (day: number) => dayName(day, language);
  const join = language === 'ja' ? '・' : ', ';
  return runs
    .map((run) => {
      if (run.length > 2) return `${name(run[0]!)}${language === 'ja' ? '〜' : '–'}${name(run.at(-1)!)}`;
      return run.map(name).join(join);
    })
    .join(join);
}

// 月〜金 9:00–12:00・13:00–17:00、土 9:00–12:00
export function hoursText(spans: OpenHours[], language: 'ja' | 'en' = 'ja'): string {
  const groups = new Map<string, OpenHours[]>();
  for (const span of spans) {
    const key = daysText(span.days, language);
    groups.set(key, [...(groups.get(key) ?? []), span]);
  }
  return [...groups]
    .map(([days, list]) => {
      const times = [...list]
        .sort((a, b) => (a.open < b.open ? -1 : 1))
        .map((s) => `${shortTime(s.open)}–${shortTime(s.close)}${s.note ? `(${s.note})` : ''}`);
      return `${days} ${times.join(language === 'ja' ? '・' : ', ')}`;
    })
    .join(language === 'ja' ? '、' : '; ');
}
