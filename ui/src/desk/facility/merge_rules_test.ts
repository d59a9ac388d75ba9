// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Facility, FacilityPage } from '../../api/types.ts';
import { factRows, listRows } from './merge_rules.ts';

const facility = (given: Partial<Facility>) => given as Facility;
const page = (given: object) => ({ services: [], capabilities: [], ...given }) as unknown as FacilityPage;

test('facts: same but for width and hyphens, different, known to one only, known to none', () => {
  const rows = factRows(
    facility({ name: 'くずは訪問看護', phone: '０７２-８６８-００１５', fax: '', beds: 0, address: '枚方市楠葉 1', building: '2F' }),
    facility({ name: 'くずは訪問看護ステーション', phone: '0728680015', fax: '072-868-0016', address: '枚方市楠葉1-1', building: '' }),
  );
  assert.deepEqual(rows.map((r) => [r.field, r.state]), [['name', 'differs'], ['address', 'differs'], ['phone', 'same'], ['fax', 'gone_only'], ['beds', 'kept_only']]);
  assert.equal(rows[1]!.kept, '枚方市楠葉 1 2F');
  assert.equal(rows.at(-1)!.kept, '0', 'no beds is an answer too');
});

test('lists: only what both answer differently is asked', () => {
  const kept = page({ capabilities: [{ item: 'gastrostomy', answer: 'no', note: '' }, { item: 'stoma', answer: 'yes', note: '' }], services: [{ kind: 'clinic', office_number: '27', hours: [] }] });
  const gone = page({ capabilities: [{ item: 'gastrostomy', answer: 'yes', note: '' }, { item: 'tpn', answer: 'yes', note: '' }], services: [{ kind: 'clinic', office_number: '', hours: [{ days: [1], open: '09:00', close: '12:00', note: '' }] }] });
  assert.deepEqual(listRows(kept, gone), [{ list: 'services', clash: ['clinic'] }, { list: 'capabilities', clash: ['gastrostomy'] }]);
  assert.deepEqual(listRows(kept, kept), []);
  assert.deepEqual(listRows(page({}), gone), []);
});
