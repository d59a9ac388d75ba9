// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonPage } from './model.ts';
import { numbersOf, readersOf } from './facts.ts';

const page = (more: object = {}) => ({ person: { name: '佐藤 ハル', phone: '072-1', mobile: '' }, team: [], warnings: [], due: [], facts: [], ...more }) as unknown as PersonPage;

test('numbers stand in the order in which one calls, each once; a member without a number is named', () => {
  const numbers = numbersOf(page({
    team: [{ name: '石田', office_name: 'くずは内科', duty: '主治医', phone: '072-5', joined: true }, { name: '', office_name: '薬局', duty: '', phone: '', joined: false }],
    facts: [
      { heading: 'regulars', facts: { items: [{ name: 'くずは内科', person: '', phone: '072-5', night_phone: '090-9' }] } },
      { heading: 'family', facts: { contacts: [{ name: '良子', relation: '長女', phone: '090-1', phone2: '', key_person: true }] } },
      { heading: 'devices', facts: { items: [{ supplier: '酸素の会社', supplier_phone: '0120-1' }] } },
    ],
  }));
  assert.deepEqual(numbers.map((one) => `${one.who} ${one.phone}`), ['石田 072-5', '薬局 ', 'くずは内科 090-9', '良子 090-1', '酸素の会社 0120-1', '佐藤 ハル 072-1']);
});

test('a page without headings is a page; readers are those who have joined', () => {
  assert.deepEqual(numbersOf({ ...page(), facts: undefined } as unknown as PersonPage).length, 1);
  assert.equal(readersOf(page({ team: [{ joined: true }, { joined: false }] })), 1);
});
