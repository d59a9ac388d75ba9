// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConferenceInvitedView, ConferenceSlotView, ConferenceView, DeliveryView } from '../../api/types.ts';
import { byRank, handNote, nextRow, reachedBy, readTicks, slotsOf } from './poll_rules.ts';

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

test('a question that did not arrive asks for another way, unless the answer came anyhow; then the news count', () => {
  const delivery = (more: object) => ({ way: 'mail', state: 'sent', link_open: true, tells: false, ...more }) as DeliveryView;
  const one = (deliveries: DeliveryView[], more: object = {}) => ({ channel: 'mail', guest: false, deliveries, ...more }) as ConferenceInvitedView;
  assert.equal(reachedBy(one([])).stuck, false);
  assert.equal(reachedBy(one([delivery({ state: 'failed' })])).stuck, true);
  assert.equal(reachedBy(one([delivery({ state: 'failed' })], { answered_at: 'x' })).stuck, false);
  const both = reachedBy(one([delivery({ state: 'failed', tells: true }), delivery({})], { answered_at: 'x' }));
  assert.equal(both.stuck, true);
  assert.equal(both.ask?.state, 'sent');
  assert.equal(both.news?.state, 'failed');
});

test('what the program does not bring is said to be the asker\'s to do', () => {
  const poll = (state: string, more: object = {}) => ({ state, may_manage: true, ...more }) as ConferenceView;
  const one = (channel: string, deliveries: object[] = []) => ({ channel, guest: false, deliveries }) as ConferenceInvitedView;
  assert.equal(handNote(poll('asked'), one('mail')), 'poll.by_hand_mail');
  assert.equal(handNote(poll('asked'), one('phone')), undefined);
  assert.equal(handNote(poll('fixed'), one('phone')), 'poll.tell_yourself');
  assert.equal(handNote(poll('fixed'), one('mail', [{ tells: true }])), undefined);
  assert.equal(handNote(poll('fixed'), one('app')), undefined);
  assert.equal(handNote(poll('cancelled'), one('paper')), 'poll.off_yourself');
  assert.equal(handNote(poll('fixed', { may_manage: false }), one('phone')), undefined);
});
