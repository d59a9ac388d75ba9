// SPDX-License-Identifier: Apache-2.0
// How people are named, found and told apart on the phone.
import { language, t } from '../i18n/index.ts';
import { toHiragana } from '../text/kana.ts';
import type { Entry, PersonPage, VitalName } from './model.ts';
import type { Person } from './store/book.ts';
import { vitalsLine } from './write/vitals_rules.ts';

const BANDS = 8;
// Each person has a colour of her own for life, out of her id; it stands beside the name, never alone.
export function bandOf(id: string): string {
  let sum = 0;
  for (const char of id) sum = (sum * 31 + char.charCodeAt(0)) >>> 0;
  return `band band--${sum % BANDS}`;
}

const CARE: Record<string, string> = { '12': 'support1', '13': 'support2', '21': 'care1', '22': 'care2', '23': 'care3', '24': 'care4', '25': 'care5' };
export function factsLine({ person }: PersonPage): string {
  const care = person.care_level ? CARE[person.care_level] : undefined;
  return [
    person.age !== undefined ? t('phone.person.age', { n: person.age }) : '',
    person.sex === 'male' || person.sex === 'female' ? t(`phone.person.${person.sex}`) : '',
    care ? t(`phone.${care as 'care1'}`) : '',
  ].filter(Boolean).join('・');
}

export const byKana = (a: Person, b: Person): number =>
  (a.page.person.name_kana || a.page.person.name).localeCompare(b.page.person.name_kana || b.page.person.name, 'ja');

// Letters of names that people write either way.
const SAME = new Map([...'髙高﨑崎嵜崎邊辺邉辺齋斎齊斎斉斎濵浜濱浜嶋島澤沢廣広眞真國国櫻桜瀧滝槇槙冨富'].reduce<[string, string][]>(
  (pairs, letter, i, all) => (i % 2 ? pairs : [...pairs, [letter, all[i + 1]!]]), []));
const fold = (text: string): string => [...toHiragana(text.normalize('NFKC')).toLowerCase().trim()].map((c) => SAME.get(c) ?? c).join('');

export function isMeant(person: Person, typed: string): boolean {
  const { name, name_kana } = person.page.person;
  return fold(typed).split(/\s+/).every((word) => fold(`${name} ${name.replace(/\s/g, '')} ${name_kana} ${name_kana.replace(/\s/g, '')}`).includes(word));
}

export const vitalWord = (name: VitalName | 'pressure'): string => t(`phone.vital.${name}`);
export const vitalsText = (entry: Pick<Entry, 'vitals'>): string => (entry.vitals ? vitalsLine(entry.vitals, vitalWord) : '');
// An honorific after a name is Japanese; in English the name alone.
export const honoured = (name: string): string => (language() === 'ja' ? t('phone.honoured', { name }) : name);
