// SPDX-License-Identifier: Apache-2.0
// The beginning of a meeting in words, with the day of the week.
import type { Timestamp } from '../api/types.ts';
import { dateOf, timeOf } from './format.ts';
import { wareki } from './wareki.ts';

export function slotWords(at: Timestamp, lang: 'ja' | 'en'): string {
  if (lang === 'ja') return `${wareki(dateOf(at))} ${timeOf(at)}`; // says the day of the week itself
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Tokyo', weekday: 'short' }).format(new Date(at));
  return `${dateOf(at)} (${day}) ${timeOf(at)}`;
}
