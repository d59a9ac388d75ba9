// SPDX-License-Identifier: Apache-2.0
// What the machine may do to the program: kill it, fill its disk, copy it while it works. KANAME_KILL_ROUNDS sets how often
// it is killed (5; ./test --all: 100).
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { ask, clinic, folder, freshTown, kaname, openArea, pause, Person, remove, Server, town, uuid7 } from './lib.mjs';

const rounds = Number(process.env.KANAME_KILL_ROUNDS ?? 5);
const idOf = (page) => page.facility?.id ?? page.id;

// Writes without end until the server is gone; remembers what was answered.
async function write(person, until, answered, unanswered) {
  while (!until.over) {
    const key = uuid7();
    const body = clinic(`架空負荷医院 ${key.slice(-8)}`);
    try {
      const answer = await person.ask('POST', '/v1/facilities', body, { 'idempotency-key': key });
      if (answer.status === 200) answered.push({ key, body, text: answer.text, id: idOf(answer.json) });
      else if (answer.status < 500) assert.fail(answer.text);
    } catch {
      unanswered.push({ key, body });
      return;
    }
  }
}

test(`killed at a random moment under load, ${rounds} times`, { timeout: rounds * 60_000 + 60_000 }, async () => {
  const { data, server: firstServer, person: firstPerson } = await freshTown();
  let server = firstServer, person = firstPerson;
  const all = [];
  for (let round = 1; round <= rounds; ++round) {
    const until = { over: false }, answered = [], unanswered = [];
    const writers = Array.from({ length: 12 }, () => write(person, until, answered, unanswered));
    await pause(50 + Math.random() * 700);
    await server.kill();
    until.over = true;
    await Promise.all(writers);
    person.close();
    const verified = kaname('verify', '--data', data);
    assert.equal(verified.code, 0, `round ${round}: ${verified.all}`);
    server = await Server.start(data);
    person = await new Person(server.port).signIn(town.login, town.password);
    // Every answered act is there, and its key gets its first answer again.
    for (const act of answered) {
      const page = await person.ask('GET', `/v1/facilities/${act.id}`);
      assert.equal(page.status, 200, `round ${round}: an answered act is gone`);
      assert.equal(page.json.facility.name, act.body.name);
    }
    for (const act of answered.slice(-3)) {
      const again = await person.ask('POST', '/v1/facilities', act.body, { 'idempotency-key': act.key });
      assert.equal(again.text, act.text, `round ${round}: another answer`);
    }
    // What was not answered happened wholly or not at all: sending it again makes exactly one.
    for (const act of unanswered) {
      const again = await person.ask('POST', '/v1/facilities', act.body, { 'idempotency-key': act.key });
      assert.equal(again.status, 200, again.text);
      answered.push({ ...act, id: idOf(again.json), text: again.text });
    }
    all.push(...answered);
  }
  assert.ok(all.length >= rounds * 5, `${all.length} acts were answered: too few to prove anything`);
  assert.equal(new Set(all.map((act) => act.id)).size, all.length);
  const found = await person.ask('GET', '/v1/facilities?limit=1');
  assert.equal(found.json.total, all.length, 'neither more nor fewer than were sent');
  person.close();
  await server.stop();
  const to = folder('replay');
  remove(to);
  const replayed = kaname('replay', '--data', data, '--to', to);
  remove(to);
  remove(data);
  assert.equal(replayed.code, 0, replayed.all);
});

test('a full disk: a clear refusal, reads still served, nothing corrupt', { timeout: 120_000 }, async (t) => {
  const where = folder('full');
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', where]);
  if (mounted.status !== 0) {
    remove(where);
    t.skip('this user may not mount a small file system');
    return;
  }
  try {
    const data = path.join(where, 'data');
    mkdirSync(data);
    const server = await Server.start(data);
    await openArea(server.port);
    const person = await new Person(server.port).signIn(town.login, town.password);
    const one = (await person.ask('POST', '/v1/facilities', clinic('架空まえから医院'))).json;
    // Something else takes the space; the last of it the program fills itself.
    writeFileSync(path.join(where, 'ballast'), Buffer.alloc(17 * 1024 * 1024));
    const kept = [idOf(one)];
    let refusal;
    for (let i = 0; i < 20_000 && !refusal; ++i) {
      const answer = await person.ask('POST', '/v1/facilities', { ...clinic(`架空満杯医院 ${i}`), address: 'あ'.repeat(290) });
      if (answer.status === 200) kept.push(idOf(answer.json));
      else refusal = answer;
    }
    assert.ok(refusal, 'the disk never filled');
    assert.equal(refusal.status, 503, refusal.text);
    assert.equal(refusal.json.code, 'disk_full', refusal.text);
    assert.match(refusal.json.message, /いっぱい/);
    for (const id of [kept[0], kept.at(-1)]) assert.equal((await person.ask('GET', `/v1/facilities/${id}`)).status, 200, 'reads go on');
    assert.equal((await ask(server.port, 'GET', '/healthz')).status, 200);
    // Space comes back: writing goes on without a restart.
    remove(path.join(where, 'ballast'));
    const after = await person.ask('POST', '/v1/facilities', clinic('架空あとから医院'));
    assert.equal(after.status, 200, after.text);
    kept.push(idOf(after.json));
    assert.equal((await person.ask('GET', '/v1/facilities?limit=1')).json.total, kept.length);
    person.close();
    await server.stop();
    const verified = kaname('verify', '--data', data);
    assert.equal(verified.code, 0, verified.all);
  } finally {
    spawnSync('umount', ['-l', where]);
    remove(where);
  }
});

test('a backup under load restores to a store that verifies and replays', { timeout: 180_000 }, async () => {
  const { data, server, person } = await freshTown();
  const until = { over: false }, answered = [];
  const writers = Array.from({ length: 8 }, () => write(person, until, answered, []));
  while (answered.length < 100) await pause(20);
  const before = [...answered];
  const made = kaname('backup', '--data', data);
  until.over = true;
  await Promise.all(writers);
  assert.equal(made.code, 0, made.all);
  assert.match(made.out, /鍵.*を作りました/s);
  const file = /^(.*\.kbk)/m.exec(made.out)[1];
  assert.ok(statSync(file).size > 10_000);
  person.close();
  await server.stop();

  const restored = folder('restored');
  const wrong = kaname('restore', file, '--data', restored, '--key', path.join(data, 'link.key'));
  assert.equal(wrong.code, 1, 'another key opens nothing');
  assert.deepEqual(readdirSync(restored).filter((name) => name !== 'kaname.lock'), []);
  const back = kaname('restore', file, '--data', restored, '--key', path.join(data, 'backup.key'));
  assert.equal(back.code, 0, back.all);
  assert.match(back.out, /エリア 272108 枚方市: 記録 \d+ 件まで/);
  assert.match(back.out, /すべてつながっています/);
  assert.equal(kaname('restore', file, '--data', restored, '--key', path.join(data, 'backup.key')).code, 1, 'never over existing data');

  const again = await Server.start(restored);
  const there = await new Person(again.port).signIn(town.login, town.password);
  for (const act of before) assert.equal((await there.ask('GET', `/v1/facilities/${act.id}`)).status, 200, 'answered before the backup began');
  there.close();
  await again.stop();
  const to = `${restored}-replay`;
  const replayed = kaname('replay', '--data', restored, '--to', to);
  for (const where of [data, restored, to]) remove(where);
  assert.equal(replayed.code, 0, replayed.all);
});

test('a second program on the same folder, and a stop under load', { timeout: 60_000 }, async () => {
  const { data, server, person } = await freshTown();
  await assert.rejects(Server.start(data), /すでに要（Kaname）が動いています/);
  const until = { over: false }, answered = [];
  const writers = Array.from({ length: 8 }, () => write(person, until, answered, []));
  await pause(300);
  const ended = server.stop();
  await Promise.all(writers);
  until.over = true;
  assert.deepEqual(await ended, { code: 0, signal: null });
  person.close();
  const again = await Server.start(data);
  const there = await new Person(again.port).signIn(town.login, town.password);
  assert.ok((await there.ask('GET', '/v1/facilities?limit=1')).json.total >= answered.length);
  there.close();
  await again.stop();
  remove(data);
});
