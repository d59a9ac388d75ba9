// SPDX-License-Identifier: Apache-2.0
// Offices and people over HTTP: an application needs no account and tells nothing; approved, confirmed and left, the journal
// replays row for row, and what another site sends is refused.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { ask, clinic, freshTown, kaname, newcomer, remove, uuid7 } from './lib.mjs';

let house;
let office;
before(async () => {
  house = await freshTown();
  office = good(await house.person.ask('POST', '/v1/facilities', { ...clinic('くずは居宅介護支援事業所'), kind: 'care_management' })).facility;
});
after(async () => {
  house.person.close();
  await house.server.stop();
  remove(house.data);
});

const good = (answer) => { assert.equal(answer.status, 200, answer.text); return answer.json; };
const form = (more = {}) => ({ name: '森 花子', name_kana: 'もり はなこ', profession: 'nurse', role: 'office', office_id: office.id, phone: '072-000-0000', reason: '訪問先の方の連絡に使いたい', ...more });
const stranger = (body, headers = {}) => ask(house.server.port, 'POST', '/v1/public/applications', { headers: { 'idempotency-key': uuid7(), ...headers }, body });

test('a stranger finds the office, applies, and hears a number; sent twice it is one; the sixth waits', async () => {
  const found = good(await ask(house.server.port, 'GET', `/v1/public/offices?q=${encodeURIComponent('くずは')}`));
  assert.deepEqual(found.items.map((one) => Object.keys(one).sort()), [['address', 'id', 'kind', 'name']]);
  assert.equal(good(await ask(house.server.port, 'GET', `/v1/public/offices?q=${encodeURIComponent('く')}`)).items.length, 0, 'one letter would list the directory');
  const key = uuid7();
  const [first, again] = [await stranger(form(), { 'idempotency-key': key }), await stranger(form(), { 'idempotency-key': key })];
  assert.deepEqual(Object.keys(good(first)).sort(), ['at', 'number']);
  assert.equal(first.text, again.text);
  assert.equal((await stranger(form(), { origin: 'https://elsewhere.example' })).status, 403);
  for (let i = 0; i < 4; ++i) good(await stranger(form({ name: `森 ${i}` })));
  const sixth = await stranger(form());
  assert.equal(sixth.status, 429);
  assert.match(sixth.json.message, /しばらくしてから/);
  assert.equal((await ask(house.server.port, 'GET', '/v1/applications')).status, 401);
  assert.equal(good(await house.person.ask('GET', '/v1/applications')).waiting, 5);
  assert.match((await ask(house.server.port, 'GET', '/v1/public/application-form.pdf')).text, /^%PDF-/);
});

test('approved it is an account; confirmed and left, access ends with the next request', async () => {
  const { items } = good(await house.person.ask('GET', '/v1/applications'));
  const approve = (row, login) => house.person.ask('POST', `/v1/applications/${row.application.id}/approve`, { name: row.application.name, login, role: { role: 'office', facility_id: office.id, profession: 'nurse' } });
  const made = good(await approve(items[0], 'mori-h'));
  good(await house.person.ask('POST', `/v1/applications/${items[1].application.id}/decline`, { reason: '在籍が確かめられない' }));
  good(await house.person.ask('PUT', '/v1/settings/yearly-confirmation', { on: true, month: 1 + new Date(Date.now() + 9 * 3600_000).getUTCMonth(), grace_days: 30, suspend: true }));
  good(await house.person.ask('POST', '/v1/accounts/confirm', { accounts: [made.account_id] }));
  const row = good(await house.person.ask('GET', '/v1/accounts')).items.find((one) => one.id === made.account_id);
  assert.equal(row.confirmation, 'confirmed');
  assert.equal(row.confirmed_by, '試験 太郎');
  const nurse = await newcomer(house.person, [{ role: 'office', facility_id: office.id, profession: 'nurse' }]);
  assert.equal((await nurse.ask('POST', '/v1/accounts/confirm', { accounts: [nurse.account] })).json.code, 'not_allowed');
  good(await nurse.ask('POST', '/v1/me/leave', {}));
  assert.equal((await nurse.ask('GET', '/v1/facilities')).status, 401);
  assert.equal((await house.person.ask('POST', '/v1/me/leave', {})).json.code, 'last_town_account');
  nurse.close();
});

test('emergency access is told, seen, and its notice says nothing of the person', async () => {
  const boss = await newcomer(house.person, [{ role: 'town' }]);
  const keeper = await newcomer(house.person, [{ role: 'office', facility_id: office.id, profession: 'care_manager' }]);
  const { person } = good(await keeper.ask('POST', '/v1/people', { basics: { name: '佐藤 ハル', name_kana: 'さとう はる', birth: '昭和16年4月3日' } }));
  const { basis } = good(await boss.ask('POST', `/v1/people/${person.id}/protection`, { reason: '自宅で倒れていると連絡' }));
  assert.equal(good(await boss.ask('GET', '/v1/emergencies')).items.length, 0);
  for (const who of [keeper, house.person]) assert.deepEqual(good(await who.ask('GET', '/v1/emergencies')).items.map((one) => one.id), [basis.id]);
  assert.equal(good(await keeper.ask('POST', '/v1/emergencies/seen', { ids: [basis.id, uuid7()] })).seen, 1);
  assert.equal(good(await keeper.ask('GET', '/v1/emergencies')).items.length, 0);
  boss.close();
  keeper.close();
});

test('a replay arrives at the same tables', async () => {
  await house.server.stop();
  const replayed = kaname('replay', '--data', house.data, '--to', path.join(house.data, 'replayed'));
  assert.equal(replayed.code, 0, replayed.all);
});
