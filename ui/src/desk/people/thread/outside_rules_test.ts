// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeliveryView, OutsideMember } from '../../../api/types.ts';
import { isStuck, latest, nextWay, saying } from './outside_rules.ts';

const one = (more: Partial<DeliveryView>): DeliveryView => ({
  id: 'd', subject_id: 'e', receiver_id: 'm', receiver: '西村', office_name: '西村医院', way: 'mail', address: '', state: 'todo', sender: '森', mine: true, created_at: '2026-11-20T10:00:00+09:00',
  link_until: '2026-11-27T10:00:00+09:00', link_open: true, locked: false, noted_by: '', note: '', ...more,
});
const member: OutsideMember = { member_id: 'm', name: '', office_name: '', profession: 'none', way: 'mail', mail: 'a@b.jp', fax: '', phone: '', allowed: true };

test('of several tries the newest counts, and none that was taken back', () => {
  const list = [one({ id: '3', state: 'ended' }), one({ id: '2' }), one({ id: '1' }), one({ id: 'x', receiver_id: 'n' }), one({ id: 'y', subject_id: 'f' })];
  assert.deepEqual(latest(list, 'e').map((d) => d.id), ['2', 'x']);
});

test('what is said of it', () => {
  assert.equal(saying(one({})).what, 'todo');
  assert.equal(saying(one({ state: 'sent', link_open: false })).what, 'expired');
  assert.equal(saying(one({ state: 'sent', way: 'fax', link_open: false })).what, 'sent', 'paper does not run out');
  assert.equal(saying(one({ state: 'opened', locked: true, link_open: false })).what, 'locked');
  assert.equal(saying(one({ state: 'acknowledged', link_open: false })).what, 'acked', 'said is said');
  assert.equal(saying(one({ state: 'sent', link_until: undefined, link_open: false })).what, 'sent', 'news without a link do not run out');
  assert.equal(isStuck(one({ state: 'failed' })), true);
  assert.equal(isStuck(one({ state: 'read' })), false);
});

test('after a way that failed comes another', () => {
  assert.equal(nextWay(member, undefined), 'mail');
  assert.equal(nextWay(member, 'mail'), 'phone');
  assert.equal(nextWay({ ...member, way: 'phone' }, 'phone'), 'fax');
});
