// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cssString } from './print_foot.ts';

test('a name cannot leave its CSS string', () => {
  for (const [text, wanted] of [
    ['くずは訪問看護ステーション', '"くずは訪問看護ステーション"'], ['', '""'],
    ['"; } body { display: none', '"\\22 ; } body { display: none"'], ['a\\', '"a\\5c "'], ['上\n下', '"上\\a 下"'],
  ] as const) assert.equal(cssString(text), wanted);
});
