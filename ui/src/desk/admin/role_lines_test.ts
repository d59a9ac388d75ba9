// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountRole } from '../../api/types.ts';
import { faultOf, linesOf, rolesOf, type RoleLine } from './role_lines.ts';

const line = (role: RoleLine['role'], office?: string): RoleLine => ({ key: 1, role, office: office ? { id: office, name: office } : undefined, profession: 'none' });

test('what the server told goes back as it was; an office left over from another role does not', () => {
  const told: AccountRole[] = [
    { id: 'm1', role: 'office', facility_id: 'f1', facility_name: 'くずは訪問看護', since: '2026-04-01T00:00:00+09:00', profession: 'nurse' },
    { id: 'm2', role: 'viewer', facility_name: '', since: '2026-04-01T00:00:00+09:00', profession: 'none' },
  ];
  assert.deepEqual(rolesOf(linesOf(told)), [{ role: 'office', facility_id: 'f1', profession: 'nurse' }, { role: 'viewer', profession: 'none' }]);
  assert.deepEqual(rolesOf([line('town', 'f1')]), [{ role: 'town', profession: 'none' }]);
});

test('faults: no role, an office without its name, the same twice', () => {
  assert.equal(faultOf([]), 'none');
  assert.equal(faultOf([line('office')]), 'office');
  assert.equal(faultOf([line('office_admin')]), 'office');
  assert.equal(faultOf([line('viewer'), line('viewer')]), 'twice');
  assert.equal(faultOf([line('office', 'f1'), line('office', 'f2')]), undefined);
});
