// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrowHead, atLeast, boxOf, shrunk } from './rules.ts';

test('pictures shrink to 1600 pixels and never grow', () => {
  assert.deepEqual(shrunk(4032, 3024), { width: 1600, height: 1200 });
  assert.deepEqual(shrunk(3024, 4032), { width: 1200, height: 1600 });
  assert.deepEqual(shrunk(800, 600), { width: 800, height: 600 });
  assert.deepEqual(shrunk(10_000, 1), { width: 1600, height: 1 });
});

test('a tap makes a mark that can be seen, wherever the finger went', () => {
  assert.deepEqual(boxOf(atLeast({ kind: 'circle', x1: 100, y1: 100, x2: 100, y2: 100 }, 40)), { x: 80, y: 80, width: 40, height: 40 });
  assert.deepEqual(boxOf({ kind: 'blur', x1: 90, y1: 80, x2: 10, y2: 20 }), { x: 10, y: 20, width: 80, height: 60 });
  const drawn = { kind: 'arrow' as const, x1: 0, y1: 0, x2: 100, y2: 0 };
  assert.equal(atLeast(drawn, 40), drawn);
  for (const [x] of arrowHead(drawn, 20)) assert.ok(x < 100, 'the head lies behind the tip');
});
