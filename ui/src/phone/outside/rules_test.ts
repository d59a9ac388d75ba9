// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeliveryView, EntryAlertView } from '../../api/types.ts';
import type { Outside, PulledPerson } from '../model.ts';
import { Book } from '../store/book.ts';
import { MemoryRows } from '../store/rows.ts';
import { passingSealer } from '../store/seal.ts';
import type { Item } from '../sync/outbox.ts';
import { deliveriesPath, hasOutside, notePath, noteHere, sendingHere } from './rules.ts';

const item = (path: string, state: Item['state']) => ({ key: path + state, path, state }) as Item;

test('what was asked for or ticked here stands until it has arrived', () => {
  const asked = deliveriesPath('p', 'e'), told = notePath('p', 'd');
  assert.equal(sendingHere([item(asked, 'sent')], 'p', 'e'), undefined);
  assert.equal(sendingHere([item(asked, 'sent'), item(asked, 'waiting')], 'p', 'e')?.state, 'waiting');
  assert.equal(noteHere([item(told, 'refused')], 'p', 'd')?.state, 'refused');
  assert.equal(noteHere([item(told, 'waiting')], 'p', 'other'), undefined);
});

test('lines stand under the entry they belong to, unless everything was taken back', () => {
  const delivery = { subject_id: 'e', state: 'todo' } as DeliveryView, alert = { entry_id: 'u' } as EntryAlertView;
  const outside = { members: [], deliveries: [delivery, { ...delivery, subject_id: 'back', state: 'ended' as const }], alerts: [alert] };
  assert.deepEqual(['e', 'back', 'u', 'x'].map((entry) => hasOutside(outside, entry)), [true, false, true, false]);
});

test('who does not read here lies sealed with the person; a copy of an earlier program comes whole once more', async () => {
  const rows = new MemoryRows(), sealer = await passingSealer();
  const open = async () => {
    const book = new Book(rows, sealer, 'me', 90, () => undefined);
    await book.load();
    return book;
  };
  const outside = { members: [{ member_id: 'm', name: '西村 一郎', allowed: true }], deliveries: [], alerts: [] } as unknown as Outside;
  await (await open()).take({ person_id: 'p', seq: 7, whole: true, entries: [], pins: [], page: { person: { id: 'p' } }, outside } as unknown as PulledPerson);
  const again = await open();
  assert.deepEqual([again.person('p')!.outside.members[0]!.name, again.have()], ['西村 一郎', [{ id: 'p', seq: 7 }]]);
  assert.ok(!JSON.stringify(await rows.all('people')).includes('西村'));
  await rows.apply(await again.withOutside('p', { ...outside, members: [] }));
  assert.deepEqual((await open()).person('p')!.outside.members, []);
  assert.deepEqual(await again.withOutside('nobody', outside), []);
  await rows.apply([{ table: 'people', put: { id: 'p', seq: 7, sealed: await sealer.seal('people', 'p', { page: { person: { id: 'p' } }, summary: { unread: 0, asks: [] } }) } }]);
  assert.deepEqual((await open()).have(), [{ id: 'p', seq: 0 }]);
});
