// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FactGroup, FreshnessView, HistoryEntry } from '../../api/types.ts';
import { canUndo, entriesOf, groupOf } from './history_rules.ts';

const entry = (seq: number, act: string, ...fields: string[]): HistoryEntry =>
  ({ seq, act, at: `2026-11-20T09:0${seq}:00+09:00`, who: '山田', changes: fields.map((field) => ({ field, label: field, before: '', after: 'x' })) });
const confirmed = (fact_group: FactGroup, minute: number) => ({ fact_group, confirmed_at: `2026-11-20T09:0${minute}:00+09:00` }) as FreshnessView;

test('every field has its group', () => {
  for (const [field, group] of [['phone', 'contact'], ['lat', 'place'], ['visit_areas', 'place'], ['name', 'basic'], ['town_note', 'basic'], ['hours', 'hours'], ['windows', 'windows']] as const) {
    assert.equal(groupOf(field), group, field);
  }
});

test('one group: only its entries and only its changes', () => {
  const all = [entry(3, 'facility.edit', 'phone', 'name'), entry(2, 'facility.confirm'), entry(1, 'link.edit', 'hours')];
  assert.deepEqual(entriesOf(all, 'contact').map((e) => [e.seq, e.changes.length]), [[3, 1]]);
  assert.deepEqual(entriesOf(all, 'windows'), []);
  assert.equal(entriesOf(all, undefined).length, 3);
});

test('undo: the last change of a group, not one that was changed or confirmed after it, not an import', () => {
  const [second, hours, first, imported] = [entry(4, 'facility.edit', 'phone'), entry(3, 'link.edit', 'hours'), entry(2, 'facility.edit', 'fax'), entry(1, 'import.step', 'name')];
  const all = [second, hours, first, imported];
  const fresh = [confirmed('contact', 4), confirmed('hours', 3), confirmed('basic', 1)];
  assert.deepEqual(all.map((e) => canUndo(e, all, fresh)), [true, true, false, false]);
  assert.equal(canUndo(second, all, [confirmed('contact', 5)]), false, 'confirmed after it');
  assert.equal(canUndo(entry(5, 'facility.edit'), all, fresh), false, 'nothing was changed');
});
