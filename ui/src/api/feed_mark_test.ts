// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { feedMark } from './feed_mark.ts';

// Values of FNV-1a's own test vectors (32 bits).
test('the mark is FNV-1a', () => {
  for (const [text, mark] of [['', '811c9dc5'], ['a', 'e40c292c'], ['foobar', 'bf9cf968']] as const) assert.equal(feedMark(text), mark);
});
