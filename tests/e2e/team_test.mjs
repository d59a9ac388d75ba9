// SPDX-License-Identifier: Apache-2.0
// Two phones and a desk at a server that dies: what was written without a signal is there once, everywhere, in order; who
// leaves a team loses the person. The server is this test's own, behind a small proxy that knows when to kill it.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import net from 'node:net';
import { after, before, test } from 'node:test';
import { Server, folder, kaname, remove } from '../api/lib.mjs';

const CODE = '408213';
const DIED = /POST \/v1\/people\/[0-9a-f-]+\/files/;
let data, server, proxy, harness, killOnUpload = false, killed = 0;

// Connections to the program, whatever port it has now. An upload kills the program when it was asked for.
function startProxy() {
  return new Promise((ready) => {
    const listener = net.createServer((client) => {
      if (!server) return void client.destroy(); // between two lives
      const upstream = net.connect(server.port, '127.0.0.1');
      client.on('data', (bytes) => {
        upstream.write(bytes);
        if (!killOnUpload || !DIED.test(bytes.toString('latin1'))) return;
        killOnUpload = false;
        killed += 1;
        server.kill();
      });
      upstream.pipe(client);
      for (const [one, other] of [[client, upstream], [upstream, client]]) {
        one.on('error', () => other.destroy());
        one.on('close', () => other.destroy());
      }
    }).listen(0, '127.0.0.1', () => ready(listener));
  });
}

const today = () => new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
const people = {};

before(async () => {
  data = folder('team');
  assert.equal(kaname('sample', '--data', data).code, 0);
  server = await Server.start(data);
  proxy = await startProxy();
  process.env.KANAME_URL = `http://127.0.0.1:${proxy.address().port}`;
  harness = await import('./harness.mjs');
});
after(async () => {
  await harness?.close();
  proxy?.close();
  await server?.stop();
  remove(data);
});

async function enter(login, size = harness.PHONE) {
  const context = await (await harness.open()).newContext({
    locale: 'ja-JP', timezoneId: 'Asia/Tokyo', viewport: size, reducedMotion: 'reduce', hasTouch: size === harness.PHONE,
  });
  const answer = await context.request.post(`${harness.base}/v1/session`, {
    data: { login, password: harness.account.password }, headers: { 'Idempotency-Key': randomUUID() },
  });
  return { context, session: await answer.json(), act: async (...call) => harness.api(context, await answer.json(), ...call) };
}

async function type(page, code) {
  await page.waitForSelector('.pad__key:not([aria-disabled])');
  for (const digit of code) await page.locator('.pad__key', { hasText: digit }).click();
}

// A phone that has taken its people along.
async function phone(login) {
  const context = await (await harness.open()).newContext({
    locale: 'ja-JP', timezoneId: 'Asia/Tokyo', viewport: harness.PHONE, reducedMotion: 'reduce', hasTouch: true,
  });
  const page = await context.newPage();
  await page.goto(`${harness.base}/phone/`);
  await page.fill('input[name=username]', login);
  await page.fill('input[name=password]', harness.account.password);
  await page.keyboard.press('Enter');
  await type(page, CODE);
  await type(page, CODE);
  await page.waitForSelector('.places');
  await page.waitForSelector('.state--on:has-text(":")', { timeout: 15_000 });
  return { context, page };
}

// Places at the thumb: 1 people, 2 writing.
const openPerson = async (page, place = 1) => {
  await page.locator('.places__one').nth(place).click();
  await page.locator('.person-line a', { hasText: people.name }).click();
};

async function register() {
  const town = await enter(harness.account.login);
  const rule = await town.act('GET', '/v1/settings/offline');
  await town.act('PUT', '/v1/settings/offline', { ...rule, offline: 'own' });
  people.manager = await enter('office-tsumugi', harness.DESK);
  const { act } = people.manager;
  people.name = `佐野 とき${randomUUID().slice(0, 4)}`;
  const { person } = await act('POST', '/v1/people', { basics: { name: people.name, name_kana: 'さの とき', birth: 'S10.2.3', sex: 'female' } });
  people.id = person.id;
  await act('POST', `/v1/people/${person.id}/consents`, {
    purpose: '在宅療養の支援', items: ['心身の状況'], parties: 'team', starts_on: today(), method: 'paper', explained_by: '紬木', explained_on: today(), signer: 'self', signer_name: people.name,
  });
  for (const login of ['office-kuzuha', 'office-himawari']) {
    const { session } = await enter(login);
    const page = await act('POST', `/v1/people/${person.id}/team`, { office_id: session.offices[0].id, profession: 'nurse' });
    people[login] = page.team.find((one) => one.office_id === session.offices[0].id).id;
  }
}

test('written without a signal, the server killed in the middle of the photo: one entry, everywhere, in order', async () => {
  await register();
  const a = await phone('office-kuzuha'), b = await phone('office-himawari');
  const desk = await people.manager.context.newPage();
  await desk.goto(`${harness.base}/desk/people/${people.id}`);
  await desk.waitForSelector(`text=${people.name}`);
  await people.manager.act('POST', `/v1/people/${people.id}/entries`, { kind: 'note', text: '一番目: 朝の様子' });

  await openPerson(a.page);
  await a.page.waitForSelector('.thread__entry:has-text("一番目")');
  await a.context.setOffline(true);
  await openPerson(a.page, 2);
  await a.page.locator('.tap').first().click();
  const words = `二番目: 圏外の家で ${randomUUID().slice(0, 8)}`;
  await a.page.locator('textarea').fill(words);
  const photo = Buffer.from(await a.page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 900, height: 700 });
    canvas.getContext('2d').fillRect(10, 10, 300, 300);
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg'));
    return [...new Uint8Array(await blob.arrayBuffer())];
  }));
  await a.page.setInputFiles('input[type=file]', { name: 'foto.jpg', mimeType: 'image/jpeg', buffer: photo });
  await a.page.waitForSelector('canvas.picture');
  await a.page.locator('dialog .button--primary').click();
  await a.page.waitForSelector('dialog', { state: 'detached' });
  await a.page.locator('.write__send .button').click();
  await a.page.locator('dialog .button--primary').click();
  await a.page.waitForSelector('.thread__entry--waiting');

  killOnUpload = true;
  await a.context.setOffline(false);
  for (let i = 0; killed === 0 && i < 200; ++i) await new Promise((done) => setTimeout(done, 50));
  assert.equal(killed, 1, 'the upload has met its end');
  await server.ended;
  server = await Server.start(data);
  await a.page.waitForSelector('.thread__entry--waiting', { state: 'detached', timeout: 60_000 });
  await a.page.waitForFunction(() => !/待ち/.test(document.querySelector('.state').textContent), undefined, { timeout: 60_000 });
  await people.manager.act('POST', `/v1/people/${people.id}/entries`, { kind: 'note', text: '三番目: 夜の様子' });

  const { entries } = await people.manager.act('GET', `/v1/people/${people.id}/thread`);
  assert.deepEqual(entries.map((entry) => entry.text.slice(0, 3)), ['三番目', '二番目', '一番目'], 'once, in order');
  assert.equal(entries[1].attachments[0].arrived, true);
  await openPerson(b.page);
  await b.page.waitForSelector('.thread__entry:has-text("三番目")', { timeout: 60_000 });
  assert.equal(await b.page.locator('.thread__entry', { hasText: words }).count(), 1);
  await desk.waitForSelector(`.entry__text:has-text("${words}")`, { timeout: 60_000 });
  await desk.waitForSelector('.entry__text:has-text("三番目")', { timeout: 60_000 });
  people.b = b;
});

test('who leaves the team loses the person at the next contact; what was written stays', async () => {
  const { page } = people.b;
  await people.manager.act('POST', `/v1/people/${people.id}/team/${people['office-himawari']}/leave`, {});
  await page.waitForFunction((gone) => !document.body.textContent.includes(gone), people.name, { timeout: 30_000 });
  await page.locator('.places__one').nth(1).click();
  assert.ok(!(await page.locator('.person-line__name').allInnerTexts()).some((one) => one.includes(people.name)));
  const { entries } = await people.manager.act('GET', `/v1/people/${people.id}/thread`);
  assert.equal(entries.length, 3);
});

test('the record of all of this is whole', async () => {
  await server.stop();
  const verified = kaname('verify', '--data', data);
  assert.equal(verified.code, 0, verified.all);
  server = undefined;
});
