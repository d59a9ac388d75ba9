// SPDX-License-Identifier: Apache-2.0
// What is asked, what is missing, where an answer came from. Pure; the server decides by the same rules again.
import type { Language } from '../../i18n/index.ts';
import { wareki } from '../../text/wareki.ts';
import type { Answer, Bilingual, Form, FormField, FormSection } from '../../api/types.ts';

export type Answers = Record<string, Answer>;

export const said = (words: Bilingual, lang: Language): string => words[lang] || words.ja;
export const emptyAnswer = (key: string): Answer => ({ key, values: [], other: '', rows: [], origin: 'typed' });
export const byKey = (answers: Answer[]): Answers => Object.fromEntries(answers.map((one) => [one.key, one]));

export function isEmpty(answer: Answer | undefined): boolean {
  if (!answer) return true;
  return answer.values.every((value) => !value.trim()) && !answer.other.trim() && answer.rows.every((row) => row.cells.every((cell) => !cell.trim()));
}

export function isShown(field: FormField, answers: Answers): boolean {
  if (!field.show_if.key) return true;
  return (answers[field.show_if.key]?.values ?? []).some((value) => field.show_if.any.includes(value));
}

// A signature is given on paper: it is not missing here.
const isAsked = (field: FormField) => field.type !== 'signature';
export const isMissing = (field: FormField, answers: Answers): boolean => field.needed && isAsked(field) && isShown(field, answers) && isEmpty(answers[field.key]);
export const missingOf = (section: FormSection, answers: Answers): FormField[] => section.fields.filter((field) => isMissing(field, answers));
export const missingKeys = (form: Form, answers: Answers): string[] => form.sections.flatMap((section) => missingOf(section, answers).map((field) => field.key));

// The next one after `from` in the form's order, from the top again after the last.
export function nextMissing(form: Form, answers: Answers, from: string | undefined): string | undefined {
  const order = form.sections.flatMap((section) => section.fields.map((field) => field.key));
  const missing = missingKeys(form, answers);
  const at = from ? order.indexOf(from) : -1;
  return missing.find((key) => order.indexOf(key) > at) ?? missing[0];
}

// What is sent: nothing that was left empty.
export const answersOf = (section: FormSection, answers: Answers): Answer[] =>
  section.fields.map((field) => answers[field.key]).filter((one): one is Answer => one !== undefined && !isEmpty(one));

export const typed = (answer: Answer | undefined, key: string, change: Partial<Answer>): Answer => {
  const { as_of: _, ...rest } = answer ?? emptyAnswer(key);
  return { ...rest, ...change, origin: 'typed' };
};

// One more of several, or one less; the words belong to the option that asked for them.
export function toggled(field: FormField, answer: Answer | undefined, code: string, isOn: boolean): Answer {
  const chosen = new Set(answer?.values ?? []);
  if (isOn) chosen.add(code);
  else chosen.delete(code);
  return withChoice(field, answer, field.options.map((one) => one.code).filter((one) => chosen.has(one)));
}
export function withChoice(field: FormField, answer: Answer | undefined, values: string[]): Answer {
  const asks = field.options.some((one) => one.asks_words && values.includes(one.code));
  return typed(answer, field.key, { values, other: asks ? (answer?.other ?? '') : '' });
}

function optionWords(options: FormField['options'], value: string, other: string, lang: Language): string {
  const found = options.find((one) => one.code === value);
  if (!found) return value;
  return said(found.words, lang) + (found.asks_words && other ? (lang === 'ja' ? `（${other}）` : ` (${other})`) : '');
}
const dateWords = (value: string, lang: Language) => (lang === 'ja' && /^\d{4}-\d\d-\d\d$/.test(value) ? wareki(value) : value);

function cellWords(field: FormField, column: number, cell: string, lang: Language): string {
  const spec = field.columns[column];
  if (spec?.type === 'choice') return optionWords(spec.options, cell, '', lang);
  return spec?.type === 'date' ? dateWords(cell, lang) : cell;
}

// As people read it. Rows stand below each other.
export function wordsOf(field: FormField, answer: Answer | undefined, lang: Language): string {
  if (!answer || isEmpty(answer)) return '';
  const comma = lang === 'ja' ? '、' : ', ';
  if (field.type === 'photo') return lang === 'ja' ? `${answer.values.length} 枚` : `${answer.values.length}`;
  if (field.type === 'table') return answer.rows.map((row) => row.cells.map((cell, i) => cellWords(field, i, cell, lang)).filter(Boolean).join('　')).join('\n');
  if (field.type === 'body') return answer.rows.map((row, i) => `${i + 1}. ${row.cells[2] ?? ''}`).join('\n');
  if (field.type === 'agenda') return answer.rows.map((row, i) => [field.items[i] && said(field.items[i], lang), ...row.cells.filter(Boolean)].filter(Boolean).join(': ')).join('\n');
  if (field.type === 'choice' || field.type === 'choices') {
    const words = answer.values.map((value) => optionWords(field.options, value, answer.other, lang)).join(comma);
    return words || answer.other;
  }
  const value = field.type === 'date' ? dateWords(answer.values[0] ?? '', lang) : answer.values.join('\n');
  return value + (field.unit && value ? ` ${field.unit}` : '');
}

export interface Difference { section: FormSection; field: FormField; before: Answer | undefined; now: Answer | undefined }

const content = (answer: Answer | undefined) => (isEmpty(answer) ? '' : JSON.stringify([answer!.values, answer!.other, answer!.rows]));
export const sameContent = (a: Answer | undefined, b: Answer | undefined): boolean => content(a) === content(b);

// What two fillings of the same form say differently. A field that only one edition has counts too.
export function differences(form: Form, before: Answers, now: Answers): Difference[] {
  return form.sections.flatMap((section) => section.fields
    .filter((field) => isAsked(field) && !sameContent(before[field.key], now[field.key]))
    .map((field) => ({ section, field, before: before[field.key], now: now[field.key] })));
}
