// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeTree } from './tree.ts';

const node = (id: string) => ({ id, name: id, kind: 'clinic' });
const edge = (from_id: string, to_id: string) => ({ from_id, to_id, role: 'other' });
const box = { width: 100, height: 20, gapX: 10, gapY: 10 };

test('every box has its own place, children stand to the right', () => {
  const got = placeTree({ nodes: ['a', 'b', 'c', 'd'].map(node), edges: [edge('a', 'b'), edge('a', 'c'), edge('c', 'd')] }, box);
  const at = new Map(got.nodes.map((n) => [n.id, n]));
  assert.equal(got.nodes.length, 4);
  assert.ok(at.get('b')!.x > at.get('a')!.x && at.get('d')!.x > at.get('c')!.x);
  assert.equal(new Set(got.nodes.map((n) => `${n.x},${n.y}`)).size, 4);
});

test('circles and lines to nowhere do not hang', () => {
  const got = placeTree({ nodes: ['a', 'b'].map(node), edges: [edge('a', 'b'), edge('b', 'a'), edge('a', 'gone')] }, box);
  assert.equal(got.nodes.length, 2);
});
