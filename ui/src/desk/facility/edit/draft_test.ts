// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { merge } from './draft.ts';

test('what only one side changed is taken without asking', () => {
  const got = merge({ phone: '1', fax: '2', mail: '' }, { phone: '1', fax: '22', mail: '' }, { phone: '11', fax: '2', mail: '' });
  assert.deepEqual(got, { values: { phone: '11', fax: '22', mail: '' }, clashes: [] });
});

test('what both changed differently is asked, what both changed alike is not', () => {
  const got = merge({ phone: '1', fax: '2' }, { phone: '3', fax: '9' }, { phone: '4', fax: '9' });
  assert.deepEqual(got.clashes, [{ key: 'phone', base: '1', mine: '3', theirs: '4' }]);
  assert.deepEqual(got.values, { phone: '3', fax: '9' });
});

test('entries added or removed on either side are kept so', () => {
  const got = merge({ a: { n: 1 }, b: { n: 2 } }, { b: { n: 2 }, mine: { n: 3 } }, { a: { n: 1 }, b: { n: 2 }, theirs: { n: 4 } });
  assert.deepEqual(got, { values: { b: { n: 2 }, theirs: { n: 4 }, mine: { n: 3 } }, clashes: [] });
});
