// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAreaCode, prefectureOf } from './area_code.ts';

test('codes of municipalities carry their check digit', () => {
  for (const code of ['272108', '312011', '131016', '011002', '２７２１０８']) assert.ok(checkAreaCode(code), code);
  for (const code of ['272109', '27210', '27210a', '']) assert.ok(!checkAreaCode(code), code);
});

test('the code tells the prefecture', () => {
  for (const [code, name] of [['272108', '大阪府'], ['０１１００２', '北海道'], ['312011', '鳥取県'], ['472018', '沖縄県'], ['99', undefined], ['', undefined]] as const) assert.equal(prefectureOf(code), name, code);
});
