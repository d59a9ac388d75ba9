// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConferenceSlotView } from '../../api/types.ts';
import { byRank, nextRow, readTicks, slotsOf } from './poll_rules.ts';

test('rows without a day or a time are no slots; the others are times of Japan', () => {
  assert.deepEqual(slotsOf([{ date: '2026-12-04', time: '14:00' }, { date: undefined, time: '14:00' }, { date: '2026-12-05', time: '' }]), ['2026-12-04T14:00:00+09:00']);
});

test('a new row keeps the time of the one before', () => {
  assert.deepEqual(nextRow([{ date: '2026-12-04', time: '16:30' }]), { date: undefined, time: '16:30' });
  assert.equal(nextRow([]).time, '14:00');
});

test('the best slot comes first', () => {
  const slot = (number: number, rank: number) => ({ number, rank }) as ConferenceSlotView;
  assert.deepEqual(byRank([slot(1, 3), slot(2, 1), slot(3, 2)]).map((one) => one.number), [2, 3, 1]);
});

test('what was read of a sheet is proposed row by row, and what is in doubt is left open', () => {
  const slots = [{ number: 2 }, { number: 1 }, { number: 3 }] as never[];
  assert.deepEqual(readTicks('1?3', slots), { 1: { answer: 'yes', doubt: false }, 2: { answer: 'none', doubt: true }, 3: { answer: 'no', doubt: false } });
  assert.equal(readTicks('13', slots), undefined, 'another number of rows: not this sheet');
  assert.equal(readTicks('', slots), undefined);
});
