// SPDX-License-Identifier: Apache-2.0
// Flat catalogues, {name} for values, one plural form in English by a key ending in ".one".
// An entry may bring words of its own (`addWords`), so that the others need not carry them; so may a screen that few open.
import ja from '../../i18n/ja.json';
import type people from '../../i18n/people.ja.json';
import type phone from '../../i18n/phone.ja.json';
import type reader from '../../i18n/reader.ja.json';
import type seldom from '../../i18n/seldom.ja.json';

export type Language = 'ja' | 'en';
export type Key = keyof typeof ja | keyof typeof people | keyof typeof phone | keyof typeof reader | keyof typeof seldom;
type Catalogue = Record<string, string>;

const KEY = 'kaname.lang';
const catalogues: Partial<Record<Language, Catalogue>> = { ja };
const listeners = new Set<() => void>();
let current: Language = 'ja';
const moreEnglish: (() => Promise<Catalogue>)[] = [];

// Done when the words are there in the language of the screen; Japanese at once.
export async function addWords(japanese: Catalogue, english: () => Promise<Catalogue>): Promise<void> {
  catalogues.ja = { ...catalogues.ja, ...japanese };
  moreEnglish.push(english);
  if (catalogues.en) catalogues.en = { ...catalogues.en, ...(await english()) };
}

export function language(): Language {
  return current;
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function stored(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'ja';
  } catch {
    return 'ja';
  }
}

async function allEnglish(): Promise<Catalogue> {
  let all: Catalogue = (await import('../../i18n/en.json')).default;
  for (const more of moreEnglish) all = { ...all, ...(await more()) };
  return all;
}

export async function setLanguage(next: Language): Promise<void> {
  if (next === 'en' && !catalogues.en) catalogues.en = await allEnglish();
  current = next;
  document.documentElement.lang = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Storage is switched off: the choice holds for this page.
  }
  listeners.forEach((listener) => listener());
}

export const startLanguage = () => setLanguage(stored());

export function t(key: Key, values: Record<string, string | number> = {}): string {
  const catalogue: Catalogue = catalogues[current] ?? ja;
  const one = values['n'] === 1 ? catalogue[`${key}.one`] : undefined;
  const text = one ?? catalogue[key] ?? catalogues.ja?.[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}

// For codes that come from the server: undefined when there are no words for it here.
export function known(key: string): string | undefined {
  return catalogues[current]?.[key] ?? catalogues.ja?.[key];
}
