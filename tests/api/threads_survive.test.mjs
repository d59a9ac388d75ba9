// SPDX-License-Identifier: Apache-2.0
// The program is killed while people write in threads, and while an invented year is lived: what was answered is there, what
// was not answered happened wholly or not at all, and the journal gives the same tables again.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { Person, Server, folder, kaname, pause, program, remove, uuid7 } from './lib.mjs';

const rounds = Math.max(2, Math.round(Number(process.env.KANAME_KILL_ROUNDS ?? 5) / 5));
const password = 'kaname-mihon-2026';

// Verified, and the same tables from the journal alone.
function whole(data, when) {
  const verified = kaname('verify', '--data', data);
  assert.equal(verified.code, 0, `${when}: ${verified.all}`);
  const to = folder('replay');
  remove(to);
  const replayed = kaname('replay', '--data', data, '--to', to);
  remove(to);
  assert.equal(replayed.code, 0, `${when}: ${replayed.all}`);
}

async function write(person, ids, until, answered, unanswered) {
  for (let i = 0; !until.over; ++i) {
    const key = uuid7(), id = ids[i % ids.length];
    // In letters: twelve digits in a row may look like a number that the law forbids to keep.
    const mark = key.replace(/\d/g, (digit) => 'klmnopqrst'[digit]);
    const body = { kind: 'visit', text: `変わりなし ${mark}`, closing: 'next_visit', vitals: { systolic: 120 + (i % 20) } };
    const path = `/v1/people/${id}/entries`;
    try {
      const answer = await person.ask('POST', path, body, { 'idempotency-key': key });
      if (answer.status === 200) answered.push({ key, path, body, id, entry: answer.json.id });
      else if (answer.status < 500) assert.fail(answer.text);
    } catch {
      unanswered.push({ key, path, body, id });
      return;
    }
  }
}

test(`killed while people write in threads, ${rounds} times`, { timeout: rounds * 90_000 + 60_000 }, async (t) => {
  const data = folder('threads');
  let server;
  t.after(async () => {
    await server?.kill();
    remove(data);
  });
  assert.equal(kaname('sample', '--data', data).code, 0);
  const all = [];
  for (let round = 1; round <= rounds; ++round) {
    server = await Server.start(data);
    let person = await new Person(server.port).signIn('office-tsumugi', password);
    const ids = (await person.ask('POST', '/v1/people/find', { mine: true })).json.items.map((one) => one.id);
    const until = { over: false }, answered = [], unanswered = [];
    const writers = Array.from({ length: 8 }, () => write(person, ids, until, answered, unanswered));
    await pause(100 + Math.random() * 600);
    await server.kill();
    until.over = true;
    await Promise.all(writers);
    person.close();
    server = await Server.start(data);
    person = await new Person(server.port).signIn('office-tsumugi', password);
    for (const act of unanswered) {
      const again = await person.ask('POST', act.path, act.body, { 'idempotency-key': act.key });
      assert.equal(again.status, 200, again.text);
      answered.push({ ...act, entry: again.json.id });
    }
    for (const id of new Set(answered.map((act) => act.id))) {
      const sent = answered.filter((act) => act.id === id);
      const thread = (await person.ask('GET', `/v1/people/${id}/thread?limit=200`)).json;
      for (const act of sent) {
        const there = thread.entries.filter((entry) => entry.text === act.body.text).map((entry) => entry.id);
        if (thread.before === '') assert.deepEqual(there, [act.entry], `round ${round}: an answered entry is gone, or there twice`);
      }
    }
    person.close();
    await server.stop();
    all.push(...answered);
  }
  assert.ok(all.length >= rounds * 10, `${all.length} entries were answered: too few to prove anything`);
  assert.equal(new Set(all.map((act) => act.entry)).size, all.length);
  whole(data, 'at the end');
});

test('killed in the middle of an invented year: what was lived is whole, and life goes on', { timeout: 300_000 }, async () => {
  const data = folder('year');
  assert.equal(kaname('sample', '--data', data).code, 0);
  const year = spawn(program, ['simulate', '--data', data, '--people', '200', '--months', '12', '--seed', '77', '--offices', '0'], { stdio: 'ignore' });
  const ended = new Promise((resolve) => year.once('exit', (code, signal) => resolve({ code, signal })));
  await pause(2500);
  year.kill('SIGKILL');
  assert.equal((await ended).signal, 'SIGKILL', 'the year was over before it could be killed');
  whole(data, 'after the kill');
  const another = kaname('simulate', '--data', data, '--people', '10', '--months', '1', '--seed', '78', '--offices', '0');
  assert.equal(another.code, 0, another.all);
  whole(data, 'after another month');
  remove(data);
});
