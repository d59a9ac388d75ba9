// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IntakePerson, PersonBasics } from '../../../api/types.ts';
import { fieldRows, groupOf, planOf, stateOf, takeOf } from './intake_rules.ts';

const basics = (more: Partial<PersonBasics> = {}) => ({ name: '', name_kana: '', known_as: '', former_name: '', birth: '', sex: 'unknown', postal_code: '', address: '',
  building: '', phone: '', mobile: '', insurer_number: '', insured_number: '', note: '', ...more }) as PersonBasics;
const person = (more: Partial<IntakePerson> = {}): IntakePerson => ({ key: '2', line: 2, insurer_number: '', insured_number: '', match: 'none', base_seq: 0,
  known: basics(), said: basics({ name: '佐藤 ハル', name_kana: 'さとう はる' }), basics: basics({ name: '佐藤 ハル', name_kana: 'さとう はる' }), basics_differ: true,
  headings: [], candidates: [], doubts: [], faults: [], not_new: [], ...more });
const known = person({ match: 'own', person_id: 'p1', base_seq: 7, known: basics({ name: '佐藤 ハル', name_kana: 'さとう はる', phone: '1' }),
  said: basics({ name: '佐藤 ハル', name_kana: 'さとう はる', phone: '2', address: '牧野' }), basics: basics({ name: '佐藤 ハル', name_kana: 'さとう はる', phone: '1', address: '牧野' }),
  headings: [{ heading: 'certification', base_seq: 5, now: { care_level: 'care1' }, said: { care_level: 'care2' }, proposed: { care_level: 'care2' } }] });
let n = 0;
const newKey = () => `k${++n}`;

test('who is new is taken, who may be a double waits for an answer, who cannot be read is left', () => {
  assert.equal(takeOf(person(), undefined), 'new');
  const double = person({ candidates: [{ person_id: 'p9', name: '佐藤 ハル', name_kana: '', birth: '', birth_about: false, sex: 'unknown', own: true }] });
  assert.equal(takeOf(double, undefined), undefined);
  assert.equal(takeOf(double, { take: 'new' }), 'new');
  assert.equal(takeOf(person({ faults: ['マイナンバー'] }), { take: 'new' }), 'skip');
  assert.equal(takeOf(person({ not_new: ['かながありません。'] }), undefined), 'skip');
  assert.equal(takeOf(person({ match: 'view_only' }), { take: 'same' }), 'skip');
});

test('what is known stays unless the file’s value is ticked', () => {
  assert.deepEqual(fieldRows(known).map((row) => [row.key, row.taken]), [['phone', false], ['address', true]]);
  const plain = planOf({ people: [known], decisions: {}, newKey })[0]!;
  assert.deepEqual(plain.acts.map((act) => act.path), ['/v1/people/p1/basics', '/v1/people/p1/facts/certification']);
  assert.deepEqual((plain.acts[0]!.body as { basics: PersonBasics; base_seq: number }), { base_seq: 7, basics: { ...known.known, address: '牧野' } });
  const ticked = planOf({ people: [known], decisions: { 2: { fields: ['phone'], headings: [] } }, newKey })[0]!;
  assert.equal(ticked.acts.length, 1);
  assert.equal((ticked.acts[0]!.body as { basics: PersonBasics }).basics.phone, '2');
});

test('nothing ticked is no act, and the same file again is unchanged', () => {
  assert.deepEqual(planOf({ people: [known], decisions: { 2: { fields: [], headings: [] } }, newKey }), []);
  const same = { ...known, said: known.known, basics: known.known, headings: [] };
  assert.equal(groupOf(same, undefined), 'unchanged');
  assert.deepEqual(planOf({ people: [same], decisions: {}, newKey }), []);
});

test('a new person is one act with her facts, each act with a key of its own', () => {
  const items = planOf({ people: [person({ headings: known.headings }), person({ key: '3', line: 3 })], decisions: {}, import_id: 'i1', office_id: 'o1', newKey });
  const body = items[0]!.acts[0]!.body as { facts: unknown[]; import_line: number; office_id: string };
  assert.equal(body.facts.length, 1);
  assert.equal(body.import_line, 2);
  assert.equal(body.office_id, 'o1');
  assert.notEqual(items[0]!.acts[0]!.key, items[1]!.acts[0]!.key);
  assert.equal(stateOf(items[0]!), 'waiting');
  items[0]!.acts[0]!.state = 'done';
  assert.equal(stateOf(items[0]!), 'done');
});
