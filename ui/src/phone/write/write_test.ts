// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry, VitalName } from '../model.ts';
import { emptyDraft, isEmptyDraft } from '../store/drafts.ts';
import { draftAbout, entryOf } from './entry.ts';
import { VITAL_FIELDS, isFull, lastValues, question, valueOf, vitalsLine } from './vitals_rules.ts';

test('the keypad moves on when nothing more can come', () => {
  const cases: [VitalName, string, boolean][] = [
    ['systolic', '12', false], ['systolic', '120', true], ['systolic', '95', true], ['diastolic', '70', true], ['diastolic', '10', false],
    ['pulse', '68', true], ['pulse', '10', false], ['temperature', '36', false], ['temperature', '368', true], ['temperature', '36.', false],
    ['temperature', '36.8', true], ['spo2', '96', true], ['spo2', '10', false], ['spo2', '100', true], ['respiration', '1', false], ['respiration', '18', true],
    ['pain', '3', true], ['pain', '1', false], ['pain', '10', true], ['weight', '48', false], ['weight', '48.5', true], ['glucose', '98', true], ['glucose', '110', true],
  ];
  for (const [name, typed, full] of cases) assert.equal(isFull(name, typed), full, `${name} ${typed}`);
});

test('values are read as people type them', () => {
  const cases: [VitalName, string, number | undefined][] = [
    ['temperature', '368', 36.8], ['temperature', '36.8', 36.8], ['temperature', '３６．８', 36.8], ['systolic', '１２０', 120], ['pulse', '', undefined], ['weight', '.', undefined],
  ];
  for (const [name, typed, value] of cases) assert.equal(valueOf(name, typed), value, `${name} ${typed}`);
});

const field = (name: VitalName) => VITAL_FIELDS.find((f) => f.name === name)!;
const entry = (vitals: Entry['vitals'], corrected = false) => ({ vitals, ...(corrected ? { corrected_by: 'x' } : {}) }) as Entry;

test('an unusual value is asked about: outside of the band, or far from the last one', () => {
  assert.deepEqual(question(field('spo2'), 86, []), { kind: 'band', low: 90, high: 100 });
  assert.equal(question(field('spo2'), 95, [97]), undefined);
  assert.deepEqual(question(field('spo2'), 92, [98, 91]), { kind: 'jump', before: 98 });
  assert.equal(question(field('systolic'), undefined, [120]), undefined);
  assert.deepEqual(question(field('temperature'), 37.9, [36.2]), { kind: 'jump', before: 36.2 });
});

test('the last three values stand beside a field, corrected ones do not', () => {
  const thread = [entry({ pulse: 70 }), entry({ spo2: 96 }), entry({ pulse: 170 }, true), entry({ pulse: 68 }), entry({ pulse: 66 }), entry({ pulse: 64 })];
  assert.deepEqual(lastValues(thread, 'pulse'), [70, 68, 66]);
  assert.equal(vitalsLine({ systolic: 120, diastolic: 70, temperature: 37 }, (name) => name), 'pressure 120/70　temperature 37.0℃');
});

test('an entry holds what was written and nothing empty', () => {
  const draft = { ...emptyDraft('p'), text: ' 様子 ', vitals: { pulse: 68 }, closing_on: '2026-12-01', urgent: true };
  assert.deepEqual(entryOf(draft, 1000, 2.4), { at: '1970-01-01T00:00:01.000Z', clock_offset_ms: 2, kind: 'visit', text: '様子', vitals: { pulse: 68 }, urgent: true, needs_ack: true });
  assert.equal(entryOf({ ...emptyDraft('p'), kind: 'note', vitals: { pulse: 68 } }, 1, 0).kind, 'vitals');
  assert.ok(isEmptyDraft(emptyDraft('p')));
  assert.ok(!isEmptyDraft({ ...emptyDraft('p'), vitals: { pulse: 68 } }));
});

test('a correction begins with the old words and names them; an answer begins empty', () => {
  const old = { id: 'e1', person_id: 'p', text: '血圧が高め', vitals: { systolic: 210 } } as Entry;
  const correction = entryOf(draftAbout(old, 'corrects', 5), 5, 0);
  assert.deepEqual([correction.kind, correction.corrects, correction.text, correction.vitals], ['correction', 'e1', '血圧が高め', { systolic: 210 }]);
  const answer = entryOf({ ...draftAbout(old, 'reply_to', 5), text: 'はい' }, 5, 0);
  assert.deepEqual([answer.kind, answer.reply_to, answer.corrects, answer.text], ['note', 'e1', undefined, 'はい']);
});

test('a memo alone is a voice memo, with words it is what they are; a question goes to whom its template is for', () => {
  const memo = { sha256: 'a', name: 'memo', content_type: 'audio/webm', size: 1 };
  assert.equal(entryOf({ ...emptyDraft('p'), photos: [memo] }, 1, 0).kind, 'voice');
  assert.equal(entryOf({ ...emptyDraft('p'), photos: [memo], text: '様子' }, 1, 0).kind, 'visit');
  assert.equal(entryOf({ ...emptyDraft('p'), kind: 'note', photos: [memo, { ...memo, content_type: 'image/jpeg' }] }, 1, 0).kind, 'photo');
  assert.deepEqual(entryOf({ ...emptyDraft('p'), kind: 'question', to: 'doctor', text: '?' }, 1, 0).addressees, [{ profession: 'doctor' }]);
  assert.equal(entryOf({ ...emptyDraft('p'), kind: 'visit', to: 'doctor', text: '.' }, 1, 0).addressees, undefined);
});

test('an entry goes to those without the program when one says so, and from the start when it is urgent; where there are any', () => {
  const draft = { ...emptyDraft('p'), text: '転倒' };
  const goes = (more: object, mayReach = true) => entryOf({ ...draft, ...more }, 0, 0, mayReach).outside === true;
  assert.deepEqual([goes({}), goes({ urgent: true }), goes({ urgent: true, outside: false }), goes({ outside: true }), goes({ urgent: true }, false)], [false, true, false, true, false]);
});
