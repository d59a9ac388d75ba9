// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountRow, ConfirmationState } from '../../api/types.ts';
import { isLate, officesOf } from './yearly_rules.ts';

const row = (office: string, confirmation: ConfirmationState, kept_by_town = false): AccountRow => ({
  id: 'a', login: 'a', name: '', name_kana: '', active: true, created_at: '', must_change_password: false, confirmed_by: '', confirmation, kept_by_town,
  roles: [{ id: 'm', role: 'office', facility_id: office, facility_name: office, since: '', profession: 'none' }],
});

test('offices that are late stand first; whom the town confirms is counted nowhere', () => {
  const offices = officesOf([row('あ', 'confirmed'), row('い', 'overdue'), row('い', 'suspended'), row('い', 'confirmed'), row('う', 'waiting', true)]);
  assert.deepEqual(offices, [{ id: 'い', name: 'い', total: 3, confirmed: 1, late: 2 }, { id: 'あ', name: 'あ', total: 1, confirmed: 1, late: 0 }]);
});

test('waiting is not late', () => {
  assert.deepEqual((['none', 'confirmed', 'waiting', 'overdue', 'suspended'] as const).filter(isLate), ['overdue', 'suspended']);
});
