// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Suggestion } from '../../api/types.ts';
import { typedWord } from '../../parts/search_box.tsx';
import { suggestionPath, withSuggestion } from './query.ts';

const picked = (type: string, code: string) => ({ type, code, label: code }) as Suggestion;

test('of several words the last is being typed; a name is one', () => {
  for (const [text, before, word] of [
    ['胃瘻', '', '胃瘻'], ['胃瘻　訪問看護　まき', '胃瘻　訪問看護', 'まき'], ['胃瘻 ', '', '胃瘻'], ['  ', '', ''],
  ] as const) assert.deepEqual(typedWord(text), { before, word }, text);
  assert.equal(typedWord('美杉会 佐藤', 'facility').word, '美杉会 佐藤');
});

test('a suggestion keeps the words before it, and on the search the filters too', () => {
  assert.equal(suggestionPath(picked('facility', 'f1'), '胃瘻'), '/facilities/f1');
  assert.equal(new URLSearchParams(suggestionPath(picked('zone', 'z1'), '胃瘻 訪問看護').split('?')[1]).toString(), new URLSearchParams({ q: '胃瘻 訪問看護', zone: 'z1' }).toString());
  assert.equal(new URLSearchParams(suggestionPath(picked('item', 'stoma')).split('?')[1]).get('cap'), 'stoma:yes+conditional');
  const list = (name: string) => (name === 'zone' ? ['z1'] : []);
  assert.deepEqual(withSuggestion(picked('zone', 'z2'), '胃瘻', list), { q: '胃瘻', zone: ['z1', 'z2'] });
  assert.deepEqual(withSuggestion(picked('zone', 'z1'), '', list), { q: '', zone: ['z1'] });
});
