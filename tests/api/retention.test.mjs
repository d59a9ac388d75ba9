// SPDX-License-Identifier: Apache-2.0
// An erasure in the running program: decided over HTTP, killed in the middle, gone on with, and at the end no byte of the
// person in the file, a chain that holds and a replay that arrives at the same tables.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { folder, kaname, pause, Person, demoPassword, remove, sampleTown, Server } from './lib.mjs';

let data, server, town, keeper;
const NAME = '小早川 キヌヱ', NOTE = 'つわぶきの鉢の下', SON = '小早川 一郎太';

before(async () => {
  let as;
  ({ data, server, as } = await sampleTown());
  [town, keeper] = [await as('city-yamada'), await as('office-tsumugi')];
});
after(async () => {
  for (const one of [town, keeper]) one?.close();
  if (server) await server.stop();
  remove(data);
});

const ok = (answer) => { assert.equal(answer.status, 200, answer.text); return answer.json; };
const refused = (answer, status, code) => { assert.equal(answer.status, status, answer.text); assert.equal(answer.json.code, code, answer.text); };
const again = async () => {
  for (const one of [town, keeper]) one.close();
  server = await Server.start(data);
  [town, keeper] = [await new Person(server.port).signIn('city-yamada', demoPassword), await new Person(server.port).signIn('office-tsumugi', demoPassword)];
};
const register = async (name, kana) => ok(await keeper.ask('POST', '/v1/people', { basics: { name, name_kana: kana, birth: '1936-02-03', note: NOTE }, not_the_same: [] })).person.id;
async function write(id, entries) {
  const rest = Array.from({ length: entries }, (_, i) => i);
  const one = async () => { for (let i = rest.pop(); i !== undefined; i = rest.pop()) ok(await keeper.ask('POST', `/v1/people/${id}/entries`, { kind: 'note', at: '2019-03-01T10:00:00+09:00', text: `${NAME}さんの様子 ${i} ${NOTE}` })); };
  await Promise.all(Array.from({ length: 8 }, one));
}
const ends = async (id) => ok(await keeper.ask('PUT', `/v1/people/${id}/status`, { status: 'died', on: '2019-03-31' }));
const finished = async (id) => {
  for (let i = 0; i < 600; ++i) {
    const erasure = ok(await town.ask('GET', `/v1/erasures/${id}`));
    if (erasure.state === 'finished') return erasure;
    await pause(100);
  }
  return assert.fail('the erasure does not end');
};
// Files below the data folder that hold the words.
function holding(words) {
  const found = [];
  const walk = (where) => readdirSync(where).forEach((name) => {
    const file = path.join(where, name);
    if (statSync(file).isDirectory()) walk(file);
    else if (readFileSync(file).includes(Buffer.from(words))) found.push(name);
  });
  walk(data);
  return found;
}

test('an erasure that is killed goes on, and leaves nothing but a chain that holds', { timeout: 300_000 }, async () => {
  const id = await register(NAME, 'こばやかわ きぬえ');
  const son = await register(SON, 'こばやかわ いちろうた');
  ok(await keeper.ask('PUT', `/v1/people/${id}/household`, { name: 'むかいの家', relation: '母' }));
  ok(await keeper.ask('POST', `/v1/people/${id}/household/members`, { person_id: son, relation: '長男' }));
  await write(id, 900);
  refused(await town.ask('POST', '/v1/erasures', { people: [id], confirmed: true }), 409, 'erasure_supported');
  await ends(id);
  const held = ok(await town.ask('POST', `/v1/retention/people/${id}/holds`, { reason: '転倒事故の調べ' }));
  refused(await town.ask('POST', '/v1/erasures', { people: [id], confirmed: true }), 409, 'erasure_held');
  refused(await keeper.ask('POST', '/v1/erasures', { people: [id], confirmed: true }), 403, 'not_allowed');
  ok(await town.ask('POST', `/v1/retention/people/${id}/holds/${held.holds[0].id}/lift`, { reason: '終わった' }));
  const preview = ok(await town.ask('GET', `/v1/retention/people/${id}`));
  assert.equal(preview.counts.entries, 900);
  assert.equal(preview.household, 1);
  assert.ok(holding(NOTE).length > 0);

  const started = ok(await town.ask('POST', '/v1/erasures', { people: [id], confirmed: true }));
  for (let kills = 0; kills < 3; ++kills) {
    await pause(kills === 0 ? 1150 : 1300); // the runner looks once a second, then steps every 20 ms
    await server.kill();
    const verified = kaname('verify', '--data', data);
    assert.equal(verified.code, 0, verified.all);
    await again();
    if (ok(await town.ask('GET', `/v1/erasures/${started.id}`)).state === 'finished') break;
  }
  const erasure = await finished(started.id);
  assert.equal(erasure.erased, 1);
  assert.equal(erasure.entries, 900);
  assert.ok(erasure.acts >= 900, `${erasure.acts}`);
  assert.ok(!JSON.stringify(erasure).includes('小早川'));
  refused(await keeper.ask('GET', `/v1/people/${id}`), 404, 'person_not_found');
  refused(await town.ask('POST', '/v1/erasures', { people: [id], confirmed: true }), 409, 'erasure_twice');
  assert.deepEqual(ok(await keeper.ask('POST', '/v1/sync/pull', { have: [{ id, seq: 1 }] })).forget, [id]);
  const family = ok(await keeper.ask('GET', `/v1/people/${son}/household`));
  assert.deepEqual(family.members.map((member) => member.name), [SON]);
  const sheet = await town.ask('GET', `/v1/erasures/${started.id}/certificate.pdf`);
  assert.equal(sheet.headers['content-type'], 'application/pdf');

  // A son's record with the same note goes too, so that the file can be searched for it.
  await ends(son);
  await finished(ok(await town.ask('POST', '/v1/erasures', { people: [son], confirmed: true })).id);
  // The log is cut off after the last step, on a busy machine some moments later.
  const WORDS = [NAME, NOTE, 'こばやかわ', SON, 'むかいの家'];
  for (let i = 0; i < 100 && WORDS.some((words) => holding(words).length > 0); ++i) await pause(100);
  for (const words of WORDS) assert.deepEqual(holding(words), [], words);

  for (const one of [town, keeper]) one.close();
  assert.deepEqual(await server.stop(), { code: 0, signal: null });
  server = undefined;
  const verified = kaname('verify', '--data', data);
  assert.equal(verified.code, 0, verified.all);
  assert.match(verified.out, /うち \d+ 件は、保存期間が過ぎた方の内容を消去した記録です/);
  const to = folder('replay');
  remove(to);
  const replayed = kaname('replay', '--data', data, '--to', to);
  remove(to);
  assert.equal(replayed.code, 0, replayed.all);
  assert.match(replayed.out, /うち \d+ 件は内容が消去されているので/);
});
