// SPDX-License-Identifier: Apache-2.0
// 貼り付けて取り込む: text copied out of another tool, split into entries by the dates, times and names in it. Every tool copies
// differently and none says how, so this guesses by layout; a person reads the table over before anything is written.
import { isRealDay, parseDate } from '../../../../text/wareki.ts';

export interface Piece {
  date?: string; // "2026-11-20"
  time?: string; // "10:32"
  author: string;
  text: string;
}

export const MOST_AT_ONCE = 50;
const LONGEST_AUTHOR = 24;

const DAY = String.raw`(?<day>(?:(?:令和|平成|昭和|[RHS])\s?\.?\s?(?:\d{1,2}|元)|(?:西暦)?\d{4})\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}日?|\d{1,2}\s?月\s?\d{1,2}\s?日|\d{1,2}\/\d{1,2})`;
const WEEKDAY = String.raw`(?:\s?[(]?[日月火水木金土](?:曜日?)?[)]?(?=[\s,、:\]】]|$|\d|午前|午後))?`;
const TIME = String.raw`(?<half>午前|午後|AM|PM)?\s?(?<hour>\d{1,2})\s?[:時]\s?(?<minute>\d{2})\s?分?(?::\d{2})?\s?(?<after>AM|PM)?`;
const OPEN = String.raw`^\s*[[【(<■●・◆▼*#-]?\s?`;
const CLOSE = String.raw`\s?[\])】>]?`;
const DATED = new RegExp(`${OPEN}${DAY}${WEEKDAY}(?:[\\s,、]*${TIME})?${CLOSE}(?<rest>.*)$`, 'iu');
const TIMED = new RegExp(`${OPEN}${TIME}${CLOSE}(?<rest>.*)$`, 'iu');
// "山田花子 2026/11/20 10:32": the name first.
const NAMED = new RegExp(`^(?<rest>.{1,${LONGEST_AUTHOR}}?)[\\s,、(（]+${DAY}${WEEKDAY}[\\s,、]*${TIME}[)）]?\\s*$`, 'iu');
// A date that goes on as a sentence ("11月25日に受診") begins nothing.
const GOES_ON = /^\s?(?:に|の|は|まで|から|より|へ|を|が|も|と|、|。|〜|~|ー|頃|ごろ|以降|以後|以前|付)/u;
const NO_NAME = /訪問|電話|会議|受診|診察|連絡|報告|相談|入院|退院|モニタリング|担当者|支援|通院|面談|利用|変更|状況|様子|です|ます|した|。|、|！|？/u;

const pad = (n: number): string => String(n).padStart(2, '0');

// The day as it is meant; without a year the last one that is not to come.
function dayOf(text: string, today: string): string | undefined {
  const plain = text.replace(/\s/g, '').replace(/^([RHS令平昭][和成]?)\./iu, '$1');
  const short = /^(\d{1,2})[月/](\d{1,2})日?$/.exec(plain);
  if (!short) {
    const read = parseDate(plain);
    return 'date' in read ? read.date : undefined;
  }
  const [month, day] = [Number(short[1]), Number(short[2])];
  for (let year = Number(today.slice(0, 4)), tries = 0; tries < 5; year--, tries++) {
    const date = `${year}-${pad(month)}-${pad(day)}`;
    if (isRealDay(year, month, day) && date <= today) return date;
  }
  return undefined;
}

function timeOf(found: Record<string, string | undefined>): string | undefined {
  const minute = Number(found['minute']);
  const half = (found['half'] ?? found['after'] ?? '').toUpperCase();
  let hour = Number(found['hour']);
  if ((half === '午後' || half === 'PM') && hour < 12) hour += 12;
  if ((half === '午前' || half === 'AM') && hour === 12) hour = 0;
  return hour < 24 && minute < 60 ? `${pad(hour)}:${pad(minute)}` : undefined;
}

interface Head { date?: string; time?: string; rest: string; isShort: boolean }

function headOf(line: string, today: string): Head | undefined {
  const plain = line.normalize('NFKC');
  const named = NAMED.exec(plain)?.groups;
  if (named && !NO_NAME.test(named['rest']!) && !DATED.test(plain)) {
    const date = dayOf(named['day']!, today), time = timeOf(named);
    if (date && time) return { date, time, rest: `${named['rest']!.trim()}\t`, isShort: false };
  }
  const dated = DATED.exec(plain)?.groups;
  if (dated) {
    const date = dayOf(dated['day']!, today);
    const time = dated['hour'] === undefined ? undefined : timeOf(dated);
    if (!date || (dated['hour'] !== undefined && !time) || GOES_ON.test(dated['rest']!)) return undefined;
    return { date, ...(time ? { time } : {}), rest: dated['rest']!, isShort: /^\d{1,2}\/\d{1,2}$/.test(dated['day']!.replace(/\s/g, '')) || /月/.test(dated['day']!) && !/[年]/.test(dated['day']!) };
  }
  const timed = TIMED.exec(plain)?.groups;
  const time = timed && timeOf(timed);
  return timed && time && !GOES_ON.test(timed['rest']!) ? { time, rest: timed['rest']!, isShort: false } : undefined;
}

const isName = (text: string): boolean => text.length > 0 && text.length <= LONGEST_AUTHOR && !NO_NAME.test(text) && !/\d{3}/.test(text);

// What stands behind date and time: a name, a name and words, or words.
function authorAndText(rest: string, isAlone: boolean): { author: string; text: string } {
  const said = rest.replace(/^[\s:,-]+/u, '');
  const parts = /^(.*?)(?:\t+|\s*:\s*|\s{2,})(.*)$/su.exec(said) ?? /^([^\s]+(?:\s[^\s]{1,6})?)\s+(.*)$/su.exec(said);
  const [name, words] = parts ? [parts[1]!.trim(), parts[2]!.trim()] : ['', ''];
  if (!isAlone && parts && isName(name)) return { author: name, text: words };
  const whole = said.trim();
  if (isAlone && isName(whole)) return { author: whole, text: '' };
  return isName(name) && parts && (words || said.endsWith('\t')) && /[\t:]|\s{2,}/u.test(said) ? { author: name, text: words } : { author: '', text: whole };
}

// Lines as a chat, a mail or a notice board copies them.
function fromLines(text: string, today: string): Piece[] {
  const lines = text.split('\n');
  const heads = lines.map((line) => headOf(line, today));
  const exact = heads.filter((head) => head?.date && head.time).length;
  const pieces: Piece[] = [];
  let day: string | undefined, now: Piece | undefined;
  lines.forEach((line, i) => {
    const head = heads[i];
    // Among entries that all have their time of day, a short date in a text is part of it.
    const isPart = head && exact >= 2 && head.isShort && !head.time && head.rest.trim() !== '';
    if (!head || isPart) {
      if (now) now.text += `${line}\n`;
      else if (line.trim()) pieces.push((now = { author: '', text: `${line}\n` }));
      return;
    }
    day = head.date ?? day;
    const follows = lines.slice(i + 1).findIndex((_, k) => heads[i + 1 + k]);
    const below = lines.slice(i + 1, follows < 0 ? undefined : i + 1 + follows).some((one) => one.trim());
    // A day alone on its line is the day of all that follows.
    if (head.date && !head.time && !head.rest.trim() && heads[i + 1]?.time && !heads[i + 1]?.date) {
      now = undefined;
      return;
    }
    const said = authorAndText(head.rest, below || head.rest.endsWith('\t'));
    const author = said.author || (!head.rest.trim() ? takeNameAbove(pieces, now, lines, i) : '');
    now = { ...(day ? { date: day } : {}), ...(head.time ? { time: head.time } : {}), author, text: said.text ? `${said.text}\n` : '' };
    pieces.push(now);
  });
  return pieces;
}

// A name on a line of its own above the time belongs to what follows.
function takeNameAbove(pieces: Piece[], now: Piece | undefined, lines: string[], at: number): string {
  const above = lines[at - 1]?.trim() ?? '';
  const isFree = at === 1 || (lines[at - 2] ?? '').trim() === '';
  if (!now || !isFree || !isName(above)) return '';
  now.text = now.text.replace(/[^\n]*\n$/, '');
  if (!now.text.trim() && !now.date && !now.author) pieces.pop();
  return above;
}

// Rows of a table as a spreadsheet copies them; a cell with line breaks stands in quotes.
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '', quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') cell += text[++i];
      else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === '\t' || c === '\n') {
      rows.at(-1)!.push(cell);
      cell = '';
      if (c === '\n') rows.push([]);
    } else cell += c;
  }
  rows.at(-1)!.push(cell);
  return rows.filter((row) => row.some((one) => one.trim()));
}

const TITLES = { date: /^(年月日|日付|日時|月日|対応日|記録日|訪問日|投稿日時?|date)/i, time: /^(時刻|時間|time)/i, author: /^(記入者|記録者|担当者?|氏名|投稿者|作成者|発信者|名前|author|from)/i };
type Columns = { date: number; time: number; author: number };

function columnsOf(rows: string[][], today: string): Columns | undefined {
  const find = (title: RegExp) => rows[0]!.findIndex((one) => title.test(one.normalize('NFKC').trim()));
  const titled: Columns = { date: find(TITLES.date), time: find(TITLES.time), author: find(TITLES.author) };
  if (titled.date >= 0) return titled;
  const isDay = (one: string) => headOf(one.trim(), today)?.date !== undefined && one.trim().length <= 30;
  const date = rows[0]!.findIndex((_, column) => rows.filter((row) => isDay(row[column] ?? '')).length * 2 > rows.length);
  if (date < 0) return undefined;
  const time = rows[0]!.findIndex((_, column) => column !== date && rows.every((row) => /^\s*\d{1,2}[:時]\d{2}/.test((row[column] ?? '').normalize('NFKC'))));
  const author = rows[0]!.findIndex((_, column) => column !== date && column !== time && rows.length > 0 && rows.every((row) => isName((row[column] ?? '').trim())));
  return { date, time, author };
}

function fromTable(text: string, today: string): Piece[] | undefined {
  const rows = cellsOf(text);
  if (rows.length === 0 || rows.filter((row) => row.length > 1).length * 2 < rows.length) return undefined;
  const columns = columnsOf(rows, today);
  if (!columns) return undefined;
  const pieces: Piece[] = [];
  for (const row of rows) {
    const at = headOf((row[columns.date] ?? '').trim(), today);
    const timeCell = columns.time >= 0 ? headOf((row[columns.time] ?? '').trim(), today)?.time : undefined;
    const others = row.filter((_, i) => i !== columns.date && i !== columns.time && i !== columns.author).map((one) => one.trim()).filter(Boolean);
    const isTitle = row === rows[0] && !at;
    if (isTitle) continue;
    const time = timeCell ?? at?.time;
    pieces.push({ ...(at?.date ? { date: at.date } : {}), ...(time ? { time } : {}), author: columns.author >= 0 ? (row[columns.author] ?? '').trim() : '', text: others.join('　') });
  }
  return pieces;
}

// `today` closes the year of dates that have none. What has no day keeps none: the reader gives it.
export function parsePaste(pasted: string, today: string): Piece[] {
  const text = pasted.replace(/\r\n?/g, '\n').replace(/\u00a0/g, ' ').replace(/[\u200b\ufeff]/g, '');
  const pieces = (text.includes('\t') ? fromTable(text, today) : undefined) ?? fromLines(text, today);
  return pieces.map((one) => ({ ...one, author: one.author.replace(/さん$|様$/u, '').trim(), text: one.text.replace(/^\n+|\s+$/g, '') })).filter((one) => one.text !== '');
}
