// SPDX-License-Identifier: Apache-2.0
// People from outside: a look leaves its note within a second, a replay looks at nobody, and strangers may tell but not flood.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { ask, clinic, freshTown, kaname, remove, uuid7 } from './lib.mjs';

let house;
let id;
before(async () => {
  house = await freshTown();
  const office = await house.person.ask('POST', '/v1/facilities', { ...clinic('くずは居宅介護支援事業所'), kind: 'care_management' });
  assert.equal(office.status, 200, office.text);
  const made = await house.person.ask('POST', '/v1/people', {
    basics: { name: '佐藤 ハル', name_kana: 'さとう はる', birth: '昭和16年4月3日' }, office_id: office.json.facility.id,
  });
  assert.equal(made.status, 200, made.text);
  id = made.json.person.id;
});
after(async () => {
  house.person.close();
  await house.server.stop();
  remove(house.data);
});

const looks = async () => (await house.person.ask('GET', `/v1/people/${id}/access`)).json.items;

test('a look leaves a note within a second; one that was refused leaves none', async () => {
  const refused = await house.person.ask('GET', `/v1/people/${id}/facts`);
  assert.equal(refused.json.code, 'person_no_basis');
  const glass = await house.person.ask('POST', `/v1/people/${id}/protection`, { reason: '自宅で倒れていると連絡' });
  assert.equal(glass.status, 200, glass.text);
  const before = Date.now();
  const seen = await house.person.ask('GET', `/v1/people/${id}/facts`);
  assert.equal(seen.status, 200, seen.text);
  let found = [];
  while (found.length === 0 && Date.now() - before < 1000) found = (await looks()).filter((one) => one.what === '情報の一覧を見た');
  assert.equal(found.length, 1, 'exactly the look that was allowed');
  assert.equal(found[0].basis, 'protection');
  assert.equal(found[0].remote, '127.0.0.1');
});

test('papers come as PDF under a name that tells nothing', async () => {
  for (const paper of ['summary', 'kit', 'access-sheet']) {
    const answer = await house.person.ask('GET', `/v1/people/${id}/${paper}.pdf`);
    assert.equal(answer.status, 200, answer.text.slice(0, 200));
    assert.match(answer.text, /^%PDF-/);
    assert.doesNotMatch(decodeURIComponent(answer.headers['content-disposition']), /佐藤/);
  }
});

test('a notice needs no account; the sixth in ten minutes waits', async () => {
  const tell = () => ask(house.server.port, 'POST', '/v1/public/watch-notices', {
    headers: { 'idempotency-key': uuid7() }, body: { text: '新聞が三日分たまっています', sender_kind: 'newspaper' },
  });
  for (let i = 0; i < 5; ++i) assert.equal((await tell()).status, 200);
  const sixth = await tell();
  assert.equal(sixth.status, 429);
  assert.match(sixth.json.message, /しばらくしてから/);
  assert.equal((await ask(house.server.port, 'GET', '/v1/watch-notices')).status, 401);
  assert.equal((await house.person.ask('GET', '/v1/watch-notices')).json.waiting, 5);
});

test('a replay arrives at the same tables and looks at nobody', async () => {
  await house.server.stop();
  const into = path.join(house.data, 'replayed');
  const replayed = kaname('replay', '--data', house.data, '--to', into);
  assert.equal(replayed.code, 0, replayed.all);
});
