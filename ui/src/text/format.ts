// SPDX-License-Identifier: Apache-2.0
// Numbers, places and times as people read them. Times are always those of Japan, whatever the computer says.
import type { CallAnswer, LocalDate, Timestamp } from '../api/types.ts';
import { shortWareki, wareki } from './wareki.ts';

const clock = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo', year: 'numeric', month: '2-digit', day: '2-digit' });

export const dateOf = (at: Timestamp | Date): LocalDate => day.format(typeof at === 'string' ? new Date(at) : at);
export const timeOf = (at: Timestamp | Date): string => clock.format(typeof at === 'string' ? new Date(at) : at);

export function dateText(at: LocalDate | Timestamp, language: 'ja' | 'en'): string {
  const date = at.length > 10 ? dateOf(at) : at;
  return language === 'ja' ? wareki(date) : date;
}

export function shortDate(at: LocalDate | Timestamp, language: 'ja' | 'en'): string {
  const date = at.length > 10 ? dateOf(at) : at;
  return language === 'ja' ? shortWareki(date) : date;
}

export function momentText(at: Timestamp, language: 'ja' | 'en'): string {
  return `${dateText(at, language)} ${timeOf(at)}`;
}

export function distanceText(metres: number): string {
  if (metres < 1000) return `${Math.max(10, Math.round(metres / 10) * 10)} m`;
  return `${(metres / 1000).toFixed(metres < 10_000 ? 1 : 0)} km`;
}

export const countText = (n: number): string => n.toLocaleString('ja-JP');

// "072-868-0015" → "tel:0728680015"
export const telHref = (phone: string): string => `tel:${phone.normalize('NFKC').replace(/[^\d+#*]/g, '')}`;

export function isStampToday(at: Timestamp, now: Date = new Date()): boolean {
  return dateOf(at) === dateOf(now);
}

// The mark of the telephone is drawn by the screen.
export const callLine = (answer: CallAnswer, language: 'ja' | 'en'): string =>
  ((language === 'en' && answer.line_en) || answer.line).replace(/^☎\s*/, '');

// In a list the number stands beside the line as a link: it is not said twice.
export function withoutNumber(line: string, number: string): string {
  if (!number) return line;
  return line.replace(`（${number}）`, '').replace(`（${number}・`, '（').replace(` (${number})`, '').replace(` (${number}, `, ' (');
}

// Age words say themselves that a check is due; on screens the sign before them does.
export const plainAge = (words: string): string => words.replace(/・要確認$/, '');

// Department, role and person of a window. Many write the role in front of the name (管理者 宇野): each word once.
export function windowTitle(window: { department: string; role: string; person: string }): string {
  const parts = [window.department, window.role, window.person].filter(Boolean);
  const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '');
  const again = (part: string, later: string) => (plain(part).length === 1 ? plain(later) === plain(part) : plain(later).includes(plain(part)));
  return parts.filter((part, i) => !parts.slice(i + 1).some((later) => again(part, later))).join(' ');
}
