// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answersOf, byKey, differences, emptyAnswer, isEmpty, missingKeys, nextMissing, toggled, typed, withChoice, wordsOf, type Answers } from './answer_rules.ts';
import { admissionLimit, deadlineOf } from './deadline_rules.ts';
import type { Answer, DocumentProposal, Form, FormField, FormSection } from '../../api/types.ts';
import { begin, bodyOf, draftOf, isDirty, met, put, reopened, resolved, saved } from './section_rules.ts';
import { needsAgreement, receiversOf, rowsOf, stageOf, withoutAddress } from './send_rules.ts';

const word = (ja: string) => ({ ja, en: '' });
const field = (key: string, more: Partial<FormField> = {}): FormField => ({
  key, type: 'text', label: word(key), unit: '', set: '', options: [], columns: [], rows: 0, items: [], minutes: [], needed: true, factor: false,
  show_if: { key: '', any: [] }, prefill: '', hint: word(''), print: { span: 1, height_mm: 0 }, ...more,
});
const section: FormSection = { key: 's', title: word('s'), note: word(''), by: [], columns: 2, fields: [
  field('living', { type: 'choice', options: [{ code: 'alone', words: word('独居'), asks_words: false }, { code: 'other', words: word('その他'), asks_words: true }] }),
  field('who', { show_if: { key: 'living', any: ['other'] } }),
  field('weight', { type: 'number', unit: 'kg' }),
  field('sign', { type: 'signature' }),
] };
const form = { sections: [section] } as unknown as Form;
const answer = (key: string, value: string, more: Partial<Answer> = {}): Answer => ({ ...emptyAnswer(key), values: [value], ...more });

test('what is hidden and what is signed on paper is not missing', () => {
  assert.deepEqual(missingKeys(form, {}), ['living', 'weight']);
  const other = byKey([answer('living', 'other')]);
  assert.deepEqual(missingKeys(form, other), ['who', 'weight']);
  assert.equal(nextMissing(form, other, undefined), 'who');
  assert.equal(nextMissing(form, other, 'who'), 'weight');
  assert.equal(nextMissing(form, other, 'weight'), 'who', 'from the top again');
  assert.ok(isEmpty(answer('x', '  ')));
});

test('the words of その他 go with it, and what is typed says so', () => {
  const living = section.fields[0]!;
  const before = answer('living', 'other', { other: '親族宅', origin: 'person', as_of: '2026-10-03' });
  assert.equal(wordsOf(living, before, 'ja'), 'その他（親族宅）');
  const now = withChoice(living, before, ['alone']);
  assert.deepEqual([now.values, now.other, now.origin, now.as_of], [['alone'], '', 'typed', undefined]);
  assert.deepEqual(toggled(living, now, 'other', true).values, ['alone', 'other'], 'in the order of the form');
  assert.equal(wordsOf(section.fields[2]!, answer('weight', '46.5'), 'ja'), '46.5 kg');
  assert.deepEqual(answersOf(section, byKey([answer('living', 'alone'), answer('weight', '')])).map((one) => one.key), ['living']);
});

test('what is typed while it is saved stays and is saved next', () => {
  const view = { key: 's', answers: [answer('weight', '46')], seq: 3, changed_by: '' };
  let desk = put(begin(view), typed(undefined, 'who', { values: ['長女 '] }));
  assert.ok(isDirty(desk));
  const sent: Answers = desk.values;
  desk = put(desk, typed(desk.values['who'], 'who', { values: ['長女 と'] }));
  desk = saved(desk, sent, { ...view, seq: 4, answers: [answer('weight', '46'), typed(undefined, 'who', { values: ['長女'] })] });
  assert.deepEqual(desk.values['who']?.values, ['長女 と']);
  assert.ok(isDirty(desk));
  assert.equal(bodyOf(section, desk).base_seq, 4);
});

test('two writers: only what both changed is asked, the server’s spelling is nobody’s change', () => {
  const view = { key: 's', answers: [answer('weight', '46')], seq: 3, changed_by: '' };
  let desk = put(begin(view), typed(undefined, 'weight', { values: ['４７'] }));
  desk = saved(desk, desk.values, { ...view, seq: 4, answers: [typed(undefined, 'weight', { values: ['47'] })] });
  assert.ok(!isDirty(desk));
  const calm = met(desk, { ...view, seq: 5, answers: [typed(undefined, 'weight', { values: ['48'] })] });
  assert.deepEqual([calm.clashes.length, calm.values['weight']?.values], [0, ['48']]);
  const mine = put(desk, typed(undefined, 'weight', { values: ['50'] }));
  const asked = met(mine, { ...view, seq: 5, answers: [typed(undefined, 'weight', { values: ['48'] }), answer('living', 'alone')] });
  assert.deepEqual(asked.clashes.map((one) => one.key), ['weight']);
  assert.deepEqual(asked.values['living']?.values, ['alone']);
  const done = resolved(asked, { weight: answer('weight', '48') });
  assert.deepEqual([done.clashes.length, done.values['weight']?.values], [0, ['48']]);
});

test('a closed window comes back on top of what was saved since', () => {
  const view = { key: 's', answers: [answer('weight', '46')], seq: 3, changed_by: '' };
  const draft = draftOf(put(begin(view), typed(undefined, 'who', { values: ['長女'] })), '2026-11-29T10:00:00Z');
  assert.ok(isDirty(reopened(view, draft)));
  const later = reopened({ ...view, seq: 5, answers: [answer('weight', '47')] }, draft);
  assert.deepEqual([later.seq, later.values['weight']?.values, later.values['who']?.values, later.clashes.length], [5, ['47'], ['長女'], 0]);
});

test('the days until a limit are counted while it is a draft', () => {
  const of = (deadline_on: string, addon: number, state: 'draft' | 'sent' = 'draft') => deadlineOf({ deadline_on, addon, state }, '2026-11-29');
  assert.deepEqual(of('2026-12-01', 1), { when: 'today', days: 0, addon: 1 });
  assert.deepEqual(of('2026-12-01', 2), { when: 'days', days: 2, addon: 2 });
  assert.deepEqual(of('2026-11-29', 2), { when: 'today', days: 0, addon: 2 });
  assert.equal(of('2026-11-28', 0)?.when, 'over');
  assert.equal(of('2026-11-29', 1, 'sent'), undefined);
  const limit = (admitted: string) => admissionLimit(admitted, '2026-11-29');
  assert.deepEqual(limit('2026-11-29'), { deadline_on: '2026-11-29', addon: 1, state: 'draft' });
  assert.deepEqual(limit('2026-11-28'), { deadline_on: '2026-11-30', addon: 2, state: 'draft' });
  assert.deepEqual([limit('2026-11-26'), limit('2026-11-30')], [undefined, undefined]);
});

test('the usual ones are ticked, a FAX needs its number, the app none', () => {
  const one = (more: Partial<DocumentProposal>): DocumentProposal => ({ office_name: '病院', name: '', town: false, phone: '', profession: 'none', channel: 'app', address: '', why: word(''), usual: true, needs_agreement: false, ...more });
  const rows = rowsOf([one({ member_id: 'a' }), one({ office_id: 'b', channel: 'fax' }), one({ usual: false, needs_agreement: true })]);
  assert.deepEqual(rows.map((row) => row.isIn), [true, true, false]);
  assert.equal(withoutAddress(rows).length, 1);
  assert.ok(!needsAgreement(rows));
  assert.equal(receiversOf(rows).length, 2);
  assert.deepEqual(['todo', 'sent', 'answered', 'failed'].map((state) => stageOf(state as 'todo')), [0, 1, 3, 0]);
});

test('two fillings are compared by what they say, not by where it came from', () => {
  const before = byKey([answer('weight', '46', { origin: 'person' }), answer('living', 'alone')]);
  const now = byKey([answer('weight', '46'), answer('living', 'other')]);
  assert.deepEqual(differences(form, before, now).map((one) => one.field.key), ['living']);
});
