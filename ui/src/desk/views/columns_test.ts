// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeColumns } from './columns.ts';

const node = (id: string, kind: string) => ({ id, name: id, kind });
const edge = (from_id: string, to_id: string) => ({ from_id, to_id, role: 'other' });
const box = { width: 100, height: 20, gapX: 10, gapY: 10 };

test('kinds stand in columns, every box has its own place, partners are near', () => {
  const got = placeColumns({
    nodes: [node('h1', 'hospital'), node('h2', 'hospital'), node('c1', 'clinic'), node('c2', 'clinic'), node('n', 'home_nursing')],
    edges: [edge('h1', 'c2'), edge('h2', 'c1'), edge('c1', 'n')],
  }, box);
  const at = new Map(got.nodes.map((n) => [n.id, n]));
  assert.ok(at.get('h1')!.x < at.get('c1')!.x && at.get('c1')!.x < at.get('n')!.x);
  assert.equal(new Set(got.nodes.map((n) => `${n.x},${n.y}`)).size, 5);
  assert.equal(at.get('h1')!.y, at.get('c2')!.y);
  assert.equal(at.get('h2')!.y, at.get('c1')!.y);
});

test('circles, lines to nowhere and an empty chart are no trouble', () => {
  assert.equal(placeColumns({ nodes: [node('a', 'clinic'), node('b', 'clinic')], edges: [edge('a', 'b'), edge('b', 'a'), edge('a', 'gone')] }, box).nodes.length, 2);
  assert.deepEqual(placeColumns({ nodes: [], edges: [] }, box).nodes, []);
});
