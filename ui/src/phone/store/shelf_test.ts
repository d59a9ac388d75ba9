// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Book } from './book.ts';
import { MemoryRows } from './rows.ts';
import { wipe } from './rules.ts';
import { passingSealer } from './seal.ts';
import { Shelf, type Held } from './shelf.ts';

const held = (id: string, person: string, version = 'v1'): Held<{ ward: string }> => ({ id, person, version, body: { ward: `3階東 ${id}` } });

test('a shelf takes, replaces and forgets what the server names, and is there again after a restart', async () => {
  const rows = new MemoryRows(), sealer = await passingSealer();
  const shelf = new Shelf<{ ward: string }>('stays', rows, sealer, () => undefined);
  await shelf.take([held('a', 'p'), held('b', 'p'), held('c', 'q')], []);
  await shelf.take([held('b', 'p', 'v2')], ['a']);
  const again = new Shelf<{ ward: string }>('stays', rows, sealer, () => undefined);
  await again.load();
  assert.deepEqual(again.have().sort((x, y) => x.id.localeCompare(y.id)), [{ id: 'b', version: 'v2' }, { id: 'c', version: 'v1' }]);
  assert.deepEqual(again.of('p'), [{ ward: '3階東 b' }]);
  assert.ok((await rows.all('stays')).every((row) => !JSON.stringify(row).includes('3階')), 'nothing lies open');
});

test('what an act came to is kept without a version, so that the next pull looks at it', async () => {
  const rows = new MemoryRows(), shelf = new Shelf<{ ward: string }>('stays', rows, await passingSealer(), () => undefined);
  await shelf.take([held('a', 'p')], []);
  await rows.apply(await shelf.withBody('a', { ward: '4階' }));
  assert.deepEqual([shelf.have(), shelf.of('p')], [[{ id: 'a', version: '' }], [{ ward: '4階' }]]);
  assert.deepEqual(await shelf.withBody('unknown', { ward: '' }), [], 'nothing is kept of whom one does not have');
});

test('leaving the team and a wipe take it away with the person', async () => {
  const rows = new MemoryRows(), sealer = await passingSealer();
  const shelf = new Shelf<{ ward: string }>('stays', rows, sealer, () => undefined);
  await shelf.take([held('a', 'p'), held('b', 'q')], []);
  await new Book(rows, sealer, 'me', 90, () => undefined).forget('p');
  assert.deepEqual((await rows.all('stays')).map((row) => row.id), ['b']);
  await rows.apply([{ table: 'outbox', put: { id: 'o', state: 'waiting' } }]);
  assert.equal(await wipe(rows, 'tries'), 1);
  assert.deepEqual(await rows.all('stays'), []);
});
