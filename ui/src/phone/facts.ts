// SPDX-License-Identifier: Apache-2.0
// What the phone takes out of a person's headings: numbers to call, who reads. A page without a heading is a page all the same.
import { t } from '../i18n/index.ts';
import type * as G from '../api/types.ts';
import type { PersonPage } from './model.ts';

interface Headings {
  certification: G.Certification; family: G.Family; regulars: G.Regulars; devices: G.Devices; medicines: G.Medicines; housing: G.Housing; links: G.Links;
}

// Parts may be missing in what an older server has kept.
export function factsOf<K extends keyof Headings>(page: PersonPage, heading: K): Partial<Headings[K]> | undefined {
  return page.facts?.find((one) => one.heading === heading)?.facts as Partial<Headings[K]> | undefined;
}

export const readersOf = (page: PersonPage): number => page.team.filter((member) => member.joined).length;

export interface NumberToCall { who: string; what: string; phone: string; joined?: boolean }

const joinWords = (...words: (string | undefined)[]) => words.filter(Boolean).join('・');

// Team, regular doctors and services, family, suppliers of devices, in the order in which one calls; each number once.
export function numbersOf(page: PersonPage): NumberToCall[] {
  const { person } = page;
  const all: NumberToCall[] = [
    ...page.team.map((member) => ({ who: member.name || member.office_name, what: joinWords(member.name ? member.office_name : '', member.duty), phone: member.phone, joined: member.joined })),
    ...(factsOf(page, 'regulars')?.items ?? []).flatMap((one) => [
      { who: one.name, what: one.person, phone: one.phone }, { who: one.name, what: t('phone.number.night'), phone: one.night_phone }]),
    ...(factsOf(page, 'family')?.contacts ?? []).flatMap((one) => [one.phone, one.phone2].map((phone) => (
      { who: one.name, what: joinWords(one.relation, one.key_person ? t('phone.number.key_person') : ''), phone }))),
    ...(factsOf(page, 'devices')?.items ?? []).map((one) => ({ who: one.supplier, what: t('phone.number.supplier'), phone: one.supplier_phone })),
    ...[person.phone, person.mobile].map((phone) => ({ who: person.name, what: t('phone.number.self'), phone })),
  ];
  const seen = new Set<string>();
  return all.filter((one) => {
    if (!one.phone) return one.joined !== undefined; // somebody of the team is named even without a number
    const again = seen.has(one.phone);
    seen.add(one.phone);
    return !again;
  });
}
