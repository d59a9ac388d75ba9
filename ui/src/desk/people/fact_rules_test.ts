// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import words from '../../../i18n/people.ja.json';
import { addWords } from '../../i18n/index.ts';
import { BASICS, SPECS, basicLabel, emptyItem, factLabel, missing, tidy, type Spec } from './fact_spec.ts';
import { birthText, itemWords, linesOf, valueWords } from './fact_words.ts';

addWords(words, () => Promise.resolve({}));

const items = (spec: Spec) => (spec.kind === 'items' ? spec : undefined)!;
const MEDICINES = items(SPECS.medicines.specs[0]!);
const DEVICES = items(SPECS.devices.specs[0]!);

test('what is blank is not kept: lines of lists, words, spaces around', () => {
  const typed = { items: [{ ...emptyItem(MEDICINES.of) }, { ...emptyItem(MEDICINES.of), name: ' ワルファリン　' }], management: ' 一包化 ', note: '' };
  const kept = tidy(SPECS.medicines.specs, typed);
  assert.equal((kept['items'] as unknown[]).length, 1);
  assert.equal((kept['items'] as { name: string }[])[0]!.name, 'ワルファリン');
  assert.equal(kept['management'], '一包化');
  assert.deepEqual(tidy(SPECS.alerts.specs, { allergies: ['', ' そば '], infections: [], cautions: [], note: '' })['allergies'], ['そば']);
});

test('a date that was taken out is left out; a flag that is off stays off', () => {
  const kept = tidy(SPECS.wishes.specs, { person: 'a', talked_on: undefined, written: false });
  assert.equal('talked_on' in kept, false);
  assert.equal(kept['written'], false);
});

test('a line with something in it needs its name and its choice; a blank line needs nothing', () => {
  const label = (key: string) => factLabel('medicines', key);
  assert.deepEqual(missing(SPECS.medicines.specs, { items: [emptyItem(MEDICINES.of), { ...emptyItem(MEDICINES.of), dose: '1' }] }, 'p', label).map((m) => m.id), ['p-items-1-name']);
  assert.deepEqual(missing(SPECS.devices.specs, { items: [{ ...emptyItem(DEVICES.of), setting: '2 L' }] }, 'p', label).map((m) => [m.id, m.choice]), [['p-items-0-item', true]]);
  assert.deepEqual(missing(BASICS, { name: '　', name_kana: 'x' }, 'n', basicLabel).map((m) => m.id), ['n-name']);
});

test('facts in words: what is unknown or off is not said, numbers have their unit, the number of a record is hidden', () => {
  assert.equal(itemWords('device', DEVICES.of, { item: 'suction', name: '', battery_hours: 2, since: '2026-11-21' }), '吸引 電池（時間） 2時間 いつから 令和8年11月21日(土)');
  assert.equal(itemWords('medicine', MEDICINES.of, { name: 'A', anticoagulant: true }), 'A ［血が止まりにくい薬］');
  assert.deepEqual(linesOf(SPECS.adl.specs, { moving: 'unknown', eating: 'partly' }, (key) => key).map((line) => [line.key, line.text]), [['eating', '一部介助']]);
  assert.deepEqual(linesOf(SPECS.wishes.specs, { written: false }, (key) => key), []);
  assert.equal(valueWords(items(SPECS.regulars.specs[0]!).of, 'facility_id', ''), '');
});

test('a birth date as exactly as it is known', () => {
  const of = (birth: string, birth_about = false) => birthText({ birth, birth_about }, true);
  assert.equal(of('1941-04-03'), '昭和16年4月3日');
  assert.equal(of('1941-04'), '昭和16年4月');
  assert.equal(of('1937', true), '昭和12年頃');
  assert.equal(of('1926-03-02'), '大正15年3月2日');
  assert.equal(of(''), '');
});
