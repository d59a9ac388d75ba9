// SPDX-License-Identifier: Apache-2.0
// How people are named, found and told apart on the phone.
import { sentence } from '../api/request.ts';
import { known, language, t } from '../i18n/index.ts';
import { toHiragana } from '../text/kana.ts';
import { factsOf } from './facts.ts';
import type { Entry, PersonPage, VitalName } from './model.ts';
import type { Person } from './store/book.ts';
import { StorageLost } from './store/rows.ts';
import { vitalsLine } from './write/vitals_rules.ts';

const BANDS = 8;
// Each person has a colour of her own for life, out of her id; it stands beside the name, never alone.
export function bandOf(id: string): string {
  let sum = 0;
  for (const char of id) sum = (sum * 31 + char.charCodeAt(0)) >>> 0;
  return `band band--${sum % BANDS}`;
}

export function factsLine(page: PersonPage): string {
  const care = factsOf(page, 'certification')?.care_level;
  return [
    page.age !== undefined ? t('phone.person.age', { n: page.age }) : '',
    page.person.sex === 'male' || page.person.sex === 'female' ? t(`phone.person.${page.person.sex}`) : '',
    care ? known(`phone.level.${care}`) : '',
  ].filter(Boolean).join('・');
}

export const byKana = (a: Person, b: Person): number =>
  (a.page.person.name_kana || a.page.person.name).localeCompare(b.page.person.name_kana || b.page.person.name, 'ja');

// Letters of names that people write either way.
const SAME = new Map([...'髙高﨑崎嵜崎邊辺邉辺齋斎齊斎斉斎濵浜濱浜嶋島澤沢廣広眞真國国櫻桜瀧滝槇槙冨富'].reduce<[string, string][]>(
  (pairs, letter, i, all) => (i % 2 ? pairs : [...pairs, [letter, all[i + 1]!]]), []));
const fold = (text: string): string => [...toHiragana(text.normalize('NFKC')).toLowerCase().trim()].map((c) => SAME.get(c) ?? c).join('');

export const isCalled = (name: string, kana: string, typed: string): boolean =>
  fold(typed).split(/\s+/).every((word) => fold(`${name} ${name.replace(/\s/g, '')} ${kana} ${kana.replace(/\s/g, '')}`).includes(word));
export const isMeant = ({ page: { person } }: Person, typed: string): boolean => isCalled(person.name, person.name_kana, typed);

export const vitalWord = (name: VitalName | 'pressure'): string => t(`phone.vital.${name}`);
export const vitalsText = (entry: Pick<Entry, 'vitals'>): string => (entry.vitals ? vitalsLine(entry.vitals, vitalWord) : '');
// An honorific after a name is Japanese; in English the name alone.
export const honoured = (name: string): string => (language() === 'ja' ? t('phone.honoured', { name }) : name);

// What went wrong, in words a person can do something with.
export const explain = (problem: unknown): string => (problem instanceof StorageLost ? t(problem.full ? 'phone.storage.full' : 'phone.storage.lost') : sentence(problem));
