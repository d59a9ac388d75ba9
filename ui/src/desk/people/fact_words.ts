// SPDX-License-Identifier: Apache-2.0
// Facts in words: the summary on a card, the two versions of a conflict, the lines of the history.
import type { Person } from '../../api/types.ts';
import { language, t } from '../../i18n/index.ts';
import { dateText } from '../../text/format.ts';
import { eraYear, partsOf } from '../../text/wareki.ts';
import { choiceWord } from './choices.ts';
import { factLabel, type Spec, type Value } from './fact_spec.ts';

export interface Line { key: string; label: string; text: string }

const HIDDEN = new Set(['facility_id']);

function wordOf(spec: Spec, value: unknown): string {
  if (value === undefined || value === null || value === '' || value === false) return '';
  switch (spec.kind) {
    case 'choice': return value === 'unknown' ? '' : choiceWord(spec.list, String(value));
    case 'flag': return t('fact_word.yes');
    case 'date': return dateText(String(value), language());
    case 'words': return (value as string[]).join(t('fact_word.comma'));
    case 'items': return (value as Value[]).map((item) => itemWords(spec.struct, spec.of, item)).join('\n');
    case 'number': return t('fact_word.hours', { n: String(value) });
    default: return String(value);
  }
}

// 在宅酸素 2 L/分 電池（時間） 4時間: the first words stand alone, the later ones say what they are.
export function itemWords(struct: string, specs: Spec[], item: Value): string {
  const parts: string[] = [];
  specs.forEach((spec, at) => {
    if (HIDDEN.has(spec.key)) return;
    const word = wordOf(spec, item[spec.key]);
    if (!word) return;
    const label = factLabel(struct, spec.key);
    if (spec.kind === 'flag') parts.push(t('fact_word.flag', { label }));
    else if (at < 3 || spec.key === 'note') parts.push(word);
    else parts.push(`${label} ${word}`);
  });
  return parts.join(' ');
}

export function linesOf(specs: Spec[], values: Value, label: (key: string) => string): Line[] {
  return specs.flatMap((spec) => {
    if (HIDDEN.has(spec.key)) return [];
    const text = wordOf(spec, values[spec.key]);
    return text ? [{ key: spec.key, label: label(spec.key), text }] : [];
  });
}

export const valueWords = (specs: Spec[], key: string, value: unknown): string => {
  const spec = specs.find((one) => one.key === key);
  return spec ? wordOf(spec, value) : '';
};

type Born = Pick<Person, 'birth' | 'birth_about'>;

// As exactly as it is known: 昭和16年4月3日, 昭和16年4月, 昭和16年頃.
export function birthText({ birth, birth_about }: Born, plain = false): string {
  if (!birth) return plain ? '' : t('person.birth_unknown');
  const about = birth_about ? t('person.about') : '';
  if (language() === 'en' && !plain) return birth_about ? `${about} ${birth}` : birth;
  const { m, d } = partsOf(birth);
  const found = eraYear(birth.length === 4 ? `${birth}-12-31` : birth.length === 7 ? `${birth}-28` : birth);
  if (!found) return birth + about;
  return t(d ? 'person.birth_day' : m ? 'person.birth_month' : 'person.birth_year', { era: found.era.name, year: found.year, month: m, day: d }) + about;
}
