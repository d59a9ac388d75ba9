// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeliveryView, EntryAlertView } from '../../api/types.ts';
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
