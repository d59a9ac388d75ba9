// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { receiptOf } from './receipt_rules.ts';

test('one clear tick proposes, all else leaves it to whoever looks', () => {
  assert.equal(receiptOf('1'), 'received');
  assert.equal(receiptOf('3'), 'missing');
  for (const ticks of ['', '-', '?', '12', '4']) assert.equal(receiptOf(ticks), undefined, ticks);
});
