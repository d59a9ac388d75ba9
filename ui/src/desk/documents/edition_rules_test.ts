// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Form } from '../../api/types.ts';
import { conditions, dropField, faultsOf, formChanges, moveField, newField, newOption, newSection, putSection } from './edition_rules.ts';

const empty: Form = {
  code: 'f', version: 1, name: { ja: '様式', en: '' }, source: '', note: { ja: '', en: '' }, statement: { ja: '', en: '' }, reader: 'team', of_stay: false, append_only: false, deadline: 'none', reply: false, size_pt: 9, label_mm: 24, sections: [],
};
function made(): Form {
  let form: Form = { ...empty, sections: [newSection(empty)] };
  for (const type of ['choice', 'text', 'number'] as const) {
    const section = form.sections[0]!;
    form = putSection(form, 0, { ...section, title: { ja: '区分', en: '' }, fields: [...section.fields, { ...newField(form, type), label: { ja: type, en: '' } }] });
  }
  const first = form.sections[0]!.fields[0]!;
  const option = { ...newOption([]), words: { ja: 'はい', en: '' } };
  const no = { ...newOption([option]), words: { ja: 'いいえ', en: '' } };
  const fields = form.sections[0]!.fields.map((field, i) => (i === 0 ? { ...field, options: [option, no] } : i === 1 ? { ...field, show_if: { key: first.key, any: [option.code] } } : field));
  return putSection(form, 0, { ...form.sections[0]!, fields });
}

test('keys are new and stay; a condition goes with what it depends on', () => {
  const form = made();
  assert.deepEqual(form.sections[0]!.fields.map((one) => one.key), ['q1', 'q2', 'q3']);
  assert.deepEqual(faultsOf(form), []);
  const less = dropField(form, 0, 'q1');
  assert.deepEqual(less.sections[0]!.fields.map((one) => [one.key, one.show_if.key]), [['q2', ''], ['q3', '']]);
  assert.equal(newField(form, 'text').key, 'q4');
});

test('a question moves within its section and over its end into the next', () => {
  const form = { ...made(), sections: [made().sections[0]!, { ...newSection(made()), title: { ja: '次', en: '' } }] };
  assert.deepEqual(moveField(form, 0, 2, 1).sections.map((one) => one.fields.map((field) => field.key)), [['q1', 'q2'], ['q3']]);
  assert.deepEqual(moveField(form, 0, 0, -1), form);
  assert.deepEqual(faultsOf(moveField(form, 0, 0, 1)), [{ key: 'q2', fault: 'condition' }, { key: form.sections[1]!.key, fault: 'no_fields' }]);
  assert.deepEqual(conditions(form, 'q3').map((one) => one.key), ['q1']);
});

test('what is missing is said by question', () => {
  const form = made();
  const section = form.sections[0]!;
  const bad = putSection(form, 0, { ...section, fields: [...section.fields, newField(form, 'choice'), newField(form, 'table')] });
  assert.deepEqual(faultsOf(bad).map((one) => one.fault), ['no_label', 'option_words', 'no_label', 'column_label']);
});

test('two editions are compared question by question; what was put in does not move the others', () => {
  const before = made();
  const section = before.sections[0]!;
  const added = { ...newField(before, 'date'), label: { ja: '日付', en: '' } };
  const now = putSection(before, 0, { ...section, fields: [added, section.fields[0]!, { ...section.fields[1]!, label: { ja: '言い方', en: '' }, needed: true }] });
  assert.deepEqual(formChanges(before, now).map((one) => [one.label.ja, one.changes]), [['日付', ['added']], ['言い方', ['label', 'needed']], ['number', ['removed']]]);
  assert.deepEqual(formChanges(before, moveField(before, 0, 2, -1)).map((one) => one.changes), [['place'], ['place']]);
});
