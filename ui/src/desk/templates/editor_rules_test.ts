// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choicesFrom, choicesText, emptyBody, emptyPrompt, moved, ready } from './editor_rules.ts';

test('choices are lines, in one language or both, and come back as they were typed', () => {
  const choices = choicesFrom('よい / Good\nわるい\n');
  assert.deepEqual(choices, [{ ja: 'よい', en: 'Good' }, { ja: 'わるい', en: '' }, { ja: '', en: '' }]);
  assert.equal(choicesText({ ...emptyPrompt(), choices }), 'よい / Good\nわるい\n');
});

test('what is sent holds nothing that its kind does not know', () => {
  const body = { ...emptyBody(), prompts: [{ ...emptyPrompt(), kind: 'number' as const, unit: ' 割 ', single: true, choices: choicesFrom('x') }, { ...emptyPrompt(), unit: '割', choices: choicesFrom(' よい \n\n') }] };
  assert.deepEqual(ready(body).prompts.map((one) => [one.unit, one.single, one.choices]), [['割', false, []], ['', false, [{ ja: 'よい', en: '' }]]]);
});

test('prompts move by one and not over the ends', () => {
  const prompts = ['a', 'b', 'c'].map((code) => ({ ...emptyPrompt(), code }));
  assert.deepEqual(moved(prompts, 0, 1).map((one) => one.code), ['b', 'a', 'c']);
  assert.deepEqual(moved(prompts, 0, -1), prompts);
  assert.deepEqual(moved(prompts, 2, 1), prompts);
});
