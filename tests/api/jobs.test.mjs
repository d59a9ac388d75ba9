// SPDX-License-Identifier: Apache-2.0
// Long work as a screen meets it: asked for, followed on the live feed, fetched, stopped, and cut short by the end of the program.
import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, test } from 'node:test';
import { ask, folder, kaname, pause, Person, remove, Server } from './lib.mjs';

const demo = 'kaname-mihon-2026';
let data, server, anna, ben;

// Everything the live feed says to one person.
function listen(person) {
  const heard = { text: '' };
  heard.request = http.get({ host: '127.0.0.1', port: person.port, path: '/v1/feed', headers: { cookie: person.cookie } }, (response) => {
    response.on('data', (bytes) => { heard.text += bytes; });
    response.on('error', () => { /* the server ends it */ });
  });
  heard.request.on('error', () => { /* the same */ });
  heard.jobs = () => [...heard.text.matchAll(/event: job\ndata: (.*)\n\n/g)].map((match) => JSON.parse(match[1]));
  return heard;
}

async function signIn() {
  anna = await new Person(server.port).signIn('city-yamada', demo);
  ben = await new Person(server.port).signIn('coord-ishida', demo);
}
const start = async (person, edition) => {
  const answer = await person.ask('POST', '/v1/jobs', { kind: 'booklet', edition });
  assert.equal(answer.status, 200, answer.text);
  return answer.json;
};
const show = async (person, job) => (await person.ask('GET', `/v1/jobs/${job.id}`)).json;
async function become(person, job, ...states) {
  for (let i = 0; i < 1200; ++i) {
    const now = await show(person, job);
    if (states.includes(now.state)) return now;
    await pause(25);
  }
  throw new Error(`never ${states}: ${JSON.stringify(await show(person, job))}`);
}

before(async () => {
  data = folder('jobs');
  const made = kaname('sample', '--data', data);
  assert.equal(made.code, 0, made.all);
  server = await Server.start(data);
  await signIn();
});
after(async () => {
  anna?.close();
  ben?.close();
  await server?.stop();
  remove(data);
});

test('no session, a broken wish', async () => {
  assert.equal((await ask(server.port, 'GET', '/v1/jobs')).status, 401);
  assert.equal((await anna.ask('POST', '/v1/jobs', { kind: 'castle' })).status, 422);
  assert.equal((await anna.ask('POST', '/v1/jobs', { kind: 'booklet' }, { 'x-kaname-csrf': 'no' })).status, 403);
  assert.deepEqual((await anna.ask('GET', '/v1/jobs')).json.items, []);
});

test('made, followed, fetched; the owner alone hears and sees of it', { timeout: 120_000 }, async () => {
  const mine = listen(anna), others = listen(ben);
  await pause(300);
  const journal = Number(/記録 (\d+) 件/.exec(kaname('verify', '--data', data).out)[1]);
  const asked = await start(anna, 'professional');
  assert.equal(asked.state, 'waiting');
  assert.equal((await start(anna, 'professional')).id, asked.id, 'pressed twice');
  const done = await become(anna, asked, 'done');
  assert.match(done.file_name, /^枚方市.*在宅医療・介護資源ガイド_専門職版_\d{8}\.pdf$/);
  assert.equal(done.file_ready, true);
  const file = await anna.ask('GET', `/v1/jobs/${asked.id}/file`);
  assert.equal(file.status, 200);
  assert.equal(file.headers['content-type'], 'application/pdf');
  assert.match(file.text, /^%PDF-/);
  assert.ok(done.file_size > 100_000, `${done.file_size}`);
  await pause(300);
  const heard = mine.jobs();
  assert.deepEqual([heard[0].state, heard.at(-1).state], ['running', 'done']);
  assert.ok(heard.every((job) => job.id === asked.id));
  assert.deepEqual(others.jobs(), [], 'nobody else hears of it');
  for (const [method, tail] of [['GET', ''], ['GET', '/file'], ['POST', '/stop']]) {
    const refused = await ben.ask(method, `/v1/jobs/${asked.id}${tail}`);
    assert.equal(refused.status, 404, tail);
    assert.equal(refused.json.code, 'job_unknown');
  }
  assert.deepEqual((await ben.ask('GET', '/v1/jobs')).json.items, []);
  assert.equal((await anna.ask('GET', '/v1/jobs')).json.items.length, 1);
  assert.equal(Number(/記録 (\d+) 件/.exec(kaname('verify', '--data', data).out)[1]), journal, 'a job is no act');
  mine.request.destroy();
  others.request.destroy();
});

test('stopped, and served meanwhile', { timeout: 120_000 }, async () => {
  const job = await start(anna, 'public');
  const stopped = await anna.ask('POST', `/v1/jobs/${job.id}/stop`);
  assert.equal(stopped.status, 200);
  const ended = await become(anna, job, 'stopped', 'done');
  if (ended.state === 'stopped') assert.equal((await anna.ask('GET', `/v1/jobs/${job.id}/file`)).json.code, 'job_not_done');
  assert.equal((await anna.ask('GET', '/v1/facilities?limit=1')).status, 200);
});

test('kill -9 in the middle: the next start says what became of it', { timeout: 240_000 }, async () => {
  let job;
  for (let i = 0; i < 5; ++i) {
    job = await start(anna, 'professional');
    const now = await become(anna, job, 'running', 'done');
    if (now.state === 'running') break;
  }
  await server.kill();
  server = await Server.start(data);
  await signIn();
  const after_ = await show(anna, job);
  assert.equal(after_.state, 'interrupted', JSON.stringify(after_));
  assert.match(after_.step, /サーバーが止まったため.*もう一度作ってください。/);
  assert.equal((await become(anna, await start(anna, 'professional'), 'done')).state, 'done', 'and it can be made again');
  assert.equal(kaname('verify', '--data', data).code, 0);
});
