// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PathwayDueItem, PathwayItemView } from '../../api/types.ts';
import { grouped, itemState, standsAt } from './pathway_rules.ts';

const item = (more: Partial<PathwayItemView>): PathwayItemView => ({
  key: 'a', round: 0, title: { ja: '', en: '' }, by: [], proof: 'none', form: '', due: '2026-11-30', moved: false, done_on: null, not_needed: false, by_itself: false, note: '', done_by: '', document_id: null, late: false, mine: true, nobody: false, variances: [], ...more,
} as PathwayItemView);
const due = (more: Partial<PathwayItemView>) => ({ item: item(more) }) as PathwayDueItem;

test('what is due is cut into late, this week and later; empty parts are left out', () => {
  const items = [due({ key: 'a', late: true, due: '2026-11-01' }), due({ key: 'b', due: '2026-12-07' }), due({ key: 'c', due: '2026-12-08' })];
  assert.deepEqual(grouped(items, '2026-11-30').map((one) => [one.group, one.items.map((each) => each.item.key)]), [['late', ['a']], ['week', ['b']], ['later', ['c']]]);
  assert.deepEqual(grouped([due({ due: '2026-11-30' })], '2026-11-30').map((one) => one.group), ['week']);
});

test('the week goes over the end of a month and a year', () => {
  assert.equal(grouped([due({ due: '2027-01-04' })], '2026-12-28')[0]?.group, 'week');
});

test('an item is done, not needed, late or open', () => {
  assert.equal(itemState(item({ done_on: '2026-11-01' })), 'done');
  assert.equal(itemState(item({ done_on: '2026-11-01', not_needed: true })), 'not_needed');
  assert.equal(itemState(item({ late: true })), 'late');
  assert.equal(itemState(item({})), 'open');
});

test('a course stands at its first milestone that is not reached', () => {
  const milestones = [{ key: 'a', reached_on: '2026-11-01' }, { key: 'b', reached_on: null }, { key: 'c', reached_on: null }] as never[];
  assert.equal(standsAt(milestones)?.key, 'b');
  assert.equal(standsAt(milestones.slice(0, 1)), undefined);
});
