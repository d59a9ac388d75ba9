// SPDX-License-Identifier: Apache-2.0
// A form while a town changes it. Keys are made here and never shown: they stay when the words change, so that answers, prefilling
// and statistics stay with their question. Pure.
import type { Bilingual, Form, FormColumn, FormField, FormFieldType, FormOption, FormSection } from '../../api/types.ts';

export const FIELD_TYPES: FormFieldType[] = ['text', 'long_text', 'number', 'date', 'time', 'choice', 'choices', 'table', 'body', 'signature', 'agenda', 'photo'];
export const MOST_COLUMNS = 6;

const words = (): Bilingual => ({ ja: '', en: '' });
const allKeys = (form: Form) => new Set(form.sections.flatMap((section) => [section.key, ...section.fields.map((field) => field.key)]));

export function newKey(taken: Set<string>, head: string): string {
  let n = 1;
  while (taken.has(`${head}${n}`)) n++;
  return `${head}${n}`;
}
export const newOption = (options: FormOption[]): FormOption => ({ code: newKey(new Set(options.map((one) => one.code)), 'o'), words: words(), asks_words: false });
export const newColumn = (columns: FormColumn[]): FormColumn => ({ key: newKey(new Set(columns.map((one) => one.key)), 'c'), type: 'text', label: words(), set: '', options: [], prefill: '', weight: 1 });
// One of one is no choice; a single box to tick is.
const startOptions = (type: FormFieldType): FormOption[] => {
  if (type !== 'choice' && type !== 'choices') return [];
  const first = newOption([]);
  return [first, newOption([first])];
};

export const newField = (form: Form, type: FormFieldType): FormField => ({
  key: newKey(allKeys(form), 'q'), type, label: words(), unit: '', set: '', columns: type === 'table' ? [newColumn([])] : [], rows: type === 'table' ? 3 : 0,
  options: startOptions(type), items: type === 'agenda' ? [words()] : [], minutes: type === 'agenda' ? [5] : [],
  needed: false, factor: false, show_if: { key: '', any: [] }, prefill: '', hint: words(), print: { span: 1, height_mm: 0 },
});
export const newSection = (form: Form): FormSection => ({ key: newKey(allKeys(form), 's'), title: words(), note: words(), by: [], columns: 2, fields: [] });

export function moved<T>(list: T[], from: number, by: -1 | 1): T[] {
  const to = from + by;
  if (to < 0 || to >= list.length) return list;
  const out = [...list];
  [out[from], out[to]] = [out[to]!, out[from]!];
  return out;
}

const mapFields = (form: Form, change: (field: FormField) => FormField): Form => ({ ...form, sections: form.sections.map((section) => ({ ...section, fields: section.fields.map(change) })) });
export const putSection = (form: Form, at: number, section: FormSection): Form => ({ ...form, sections: form.sections.map((one, i) => (i === at ? section : one)) });

// A condition that leads to nothing is no condition.
function withoutLooseEnds(form: Form): Form {
  const fields = new Map(form.sections.flatMap((section) => section.fields.map((field) => [field.key, field])));
  return mapFields(form, (field) => {
    const of = fields.get(field.show_if.key);
    if (!field.show_if.key) return field;
    const any = field.show_if.any.filter((code) => of?.options.some((one) => one.code === code));
    return { ...field, show_if: any.length > 0 ? { key: field.show_if.key, any } : { key: '', any: [] } };
  });
}
export const dropField = (form: Form, section: number, key: string): Form => withoutLooseEnds(putSection(form, section, { ...form.sections[section]!, fields: form.sections[section]!.fields.filter((one) => one.key !== key) }));
export const dropSection = (form: Form, at: number): Form => withoutLooseEnds({ ...form, sections: form.sections.filter((_, i) => i !== at) });

// To the end of the section before, or the beginning of the one after, when it stands at an end of its own.
export function moveField(form: Form, section: number, at: number, by: -1 | 1): Form {
  const own = form.sections[section]!;
  if (at + by >= 0 && at + by < own.fields.length) return putSection(form, section, { ...own, fields: moved(own.fields, at, by) });
  const other = form.sections[section + by];
  const field = own.fields[at];
  if (!other || !field) return form;
  const without = putSection(form, section, { ...own, fields: own.fields.filter((_, i) => i !== at) });
  return putSection(without, section + by, { ...other, fields: by < 0 ? [...other.fields, field] : [field, ...other.fields] });
}

// What a question can depend on: questions with options that stand before it.
export function conditions(form: Form, key: string): FormField[] {
  const before: FormField[] = [];
  for (const field of form.sections.flatMap((section) => section.fields)) {
    if (field.key === key) return before;
    if (field.options.length > 0) before.push(field);
  }
  return before;
}

export type Fault = 'no_name' | 'no_title' | 'no_label' | 'no_fields' | 'no_options' | 'option_words' | 'no_columns' | 'column_label' | 'condition';
export interface FormFault { key: string; fault: Fault }

// The server checks the same and more; these are said while one works.
export function faultsOf(form: Form): FormFault[] {
  const found: FormFault[] = [];
  const say = (key: string, fault: Fault, wrong: boolean) => wrong && found.push({ key, fault });
  say('', 'no_name', !form.name.ja.trim());
  for (const section of form.sections) {
    say(section.key, 'no_title', !section.title.ja.trim());
    say(section.key, 'no_fields', section.fields.length === 0);
    for (const field of section.fields) {
      const chooses = field.type === 'choice' || field.type === 'choices';
      say(field.key, 'no_label', !field.label.ja.trim());
      say(field.key, 'no_options', chooses && field.options.length < (field.type === 'choice' ? 2 : 1));
      say(field.key, 'option_words', chooses && field.options.some((one) => !one.words.ja.trim()));
      say(field.key, 'no_columns', field.type === 'table' && field.columns.length === 0);
      say(field.key, 'column_label', field.type === 'table' && field.columns.some((one) => !one.label.ja.trim()));
      say(field.key, 'condition', Boolean(field.show_if.key) && !conditions(form, field.key).some((one) => one.key === field.show_if.key));
    }
  }
  return found;
}

export type Change = 'added' | 'removed' | 'label' | 'type' | 'options' | 'needed' | 'condition' | 'place' | 'columns' | 'hint' | 'prefill' | 'print';
export interface FormChange { section: Bilingual; label: Bilingual; before: Bilingual | undefined; changes: Change[] }

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
function changesOf(before: FormField, now: FormField): Change[] {
  const out: Change[] = [];
  const say = (what: Change, a: unknown, b: unknown) => !same(a, b) && out.push(what);
  say('label', before.label, now.label);
  say('type', [before.type, before.unit], [now.type, now.unit]);
  say('options', before.options, now.options);
  say('columns', [before.columns, before.rows, before.items, before.minutes], [now.columns, now.rows, now.items, now.minutes]);
  say('needed', before.needed, now.needed);
  say('condition', before.show_if, now.show_if);
  say('hint', before.hint, now.hint);
  say('prefill', before.prefill, now.prefill);
  say('print', before.print, now.print);
  return out;
}

// Between two editions, question by question in the order of the newer one; what is gone comes last.
export function formChanges(before: Form, now: Form): FormChange[] {
  const flat = (form: Form) => form.sections.flatMap((section) => section.fields.map((field) => ({ section, field })));
  const old = new Map(flat(before).map((one) => [one.field.key, one]));
  const present = flat(now);
  const kept = new Set(present.map((one) => one.field.key));
  // Compared among those that both have: one that was put in before it does not move the others.
  const rank = (list: ReturnType<typeof flat>, other: (key: string) => boolean) => new Map(list.filter((one) => other(one.field.key)).map((one, i) => [one.field.key, i]));
  const [rankBefore, rankNow] = [rank(flat(before), (key) => kept.has(key)), rank(present, (key) => old.has(key))];
  const out: FormChange[] = [];
  for (const { section, field } of present) {
    const was = old.get(field.key);
    if (!was) {
      out.push({ section: section.title, label: field.label, before: undefined, changes: ['added'] });
      continue;
    }
    const isMoved = was.section.key !== section.key || rankBefore.get(field.key) !== rankNow.get(field.key);
    const changes = [...changesOf(was.field, field), ...(isMoved ? (['place'] as Change[]) : [])];
    if (changes.length > 0) out.push({ section: section.title, label: field.label, before: was.field.label, changes });
  }
  for (const { section, field } of flat(before)) if (!kept.has(field.key)) out.push({ section: section.title, label: field.label, before: field.label, changes: ['removed'] });
  return out;
}
