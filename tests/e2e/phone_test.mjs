// SPDX-License-Identifier: Apache-2.0
// The phone: a note with a photo without a signal, locks, what lies in the browser's database, one thumb on 360×640, both languages.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { account, api, base, close } from './harness.mjs';
import { CODE, enter, holds, opened, phone, place, signIn, synced, type, window } from './phone_kit.mjs';

const NURSE = process.env.KANAME_OFFICE_LOGIN ?? 'office-kuzuha';
const MANAGER = process.env.KANAME_MANAGER_LOGIN ?? 'office-tsumugi';
const run = randomUUID().slice(0, 6);
let town, townSession, rule, manager, managerSession;
const people = []; // registered for this run: id, name, team membership of the nurse

const today = () => new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);

// A person of the care manager's office, with consent, the nurse in the team and something in the thread.
async function register(name, name_kana, nurse, warn) {
  const act = (method, path, data) => api(manager, managerSession, method, path, data);
  const { person } = await act('POST', '/v1/people', {
    basics: { name, name_kana, birth: '昭和16年4月3日', sex: 'female', phone: '072-000-0009', address: '枚方市楠葉1-2-3' }, office_id: managerSession.offices[0].id,
  });
  await act('POST', `/v1/people/${person.id}/consents`, {
    purpose: '在宅療養の支援', items: ['心身の状況', '治療の経過'], parties: 'team', starts_on: today(), method: 'paper', explained_by: '紬木', explained_on: today(), signer: 'self', signer_name: name,
  });
  const page = await act('POST', `/v1/people/${person.id}/team`, { account_id: nurse.account.id, office_id: nurse.offices[0].id, profession: 'nurse', duty: '訪問看護', phone: '072-000-0001' });
  if (warn) await act('PUT', `/v1/people/${person.id}/facts/alerts`, { base_seq: 0, facts: { allergies: ['ペニシリン'], infections: [], cautions: ['転倒'], note: '' } });
  for (const [kind, text, more] of [['note', '熱が少しあります。夜に見てください。', { needs_ack: true }], ['vitals', '', { vitals: { systolic: 122, diastolic: 70, pulse: 72, temperature: 36.5, spo2: 96 } }]]) {
    await act('POST', `/v1/people/${person.id}/entries`, { kind, text, ...more });
  }
  people.push({ id: person.id, name, member: page.team.find((one) => one.account_id === nurse.account.id)?.id });
}

// The town's rule decides whether phones keep anything: these tests set it and put it back.
before(async () => {
  town = await window();
  townSession = await enter(town, account.login);
  rule = await api(town, townSession, 'GET', '/v1/settings/offline');
  await allow('own');
  manager = await window();
  managerSession = await enter(manager, MANAGER);
  const nurse = await enter(await window(), NURSE);
  await register(`試験 はる${run}`, `しけん はる${run}`, nurse, true);
  await register(`電話 きよ${run}`, `でんわ きよ${run}`, nurse, false);
  await register(`圏外 いち${run}`, `けんがい いち${run}`, nurse, false);
});
after(async () => {
  await api(town, townSession, 'PUT', '/v1/settings/offline', rule);
  await close();
});
const allow = (offline) => api(town, townSession, 'PUT', '/v1/settings/offline', { ...rule, offline });

const names = (page) => page.locator('.person-line__name').allInnerTexts();
const session = async (context) => (await context.request.get(`${base}/v1/session`)).json();
const threadOf = async (context, id) => (await (await context.request.get(`${base}/v1/people/${id}/thread?limit=50`)).json()).entries;
const idOf = (page) => page.url().split('/').at(-1);

// How many rows lie in the browser's database, in all tables.
const rowsKept = (page) => page.evaluate(async () => {
  const all = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
  const database = await all(indexedDB.open('kaname.phone'));
  let n = 0;
  for (const name of database.objectStoreNames) n += (await all(database.transaction(name).objectStore(name).getAllKeys())).length;
  return n;
});

// A picture as a camera makes it: a JPEG with a place in its EXIF part.
async function picture(page) {
  const bytes = Buffer.from(await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: 2400, height: 1800 });
    const draw = canvas.getContext('2d');
    draw.fillStyle = '#7799bb';
    draw.fillRect(0, 0, 2400, 1800);
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg'));
    return [...new Uint8Array(await blob.arrayBuffer())];
  }));
  const exif = Buffer.from('Exif\0\0GPS34.8167N135.6500E');
  const part = Buffer.concat([Buffer.from([0xff, 0xe1, 0, exif.length + 2]), exif]);
  return { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: Buffer.concat([bytes.subarray(0, 2), part, bytes.subarray(2)]) };
}

test('a note with a photo written without a signal survives a reload and arrives once', async () => {
  const { context, page, problems } = await opened();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await type(page, CODE);
  await page.waitForSelector('.places');
  await place(page, 2);
  const file = await picture(page);
  await context.setOffline(true);
  const before = await page.locator('.person-line').count();
  assert.ok(before > 0, 'the nurse has people');
  await page.locator('.person-line a').first().click();
  const id = idOf(page);
  const words = `電波のない家で書いた ${randomUUID().slice(0, 8)}`;
  await page.locator('.tap', { hasText: '変わりなし' }).click();
  await page.locator('textarea').fill(words);
  await page.setInputFiles('input[type=file]', file);
  await page.waitForSelector('canvas.picture');
  const box = await page.locator('canvas.picture').boundingBox();
  await page.locator('dialog .segments button').nth(2).click();
  await page.mouse.move(box.x + 40, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 100);
  await page.mouse.up();
  await page.locator('dialog .button--primary').click();
  await page.waitForSelector('dialog', { state: 'detached' });
  await page.locator('.write__send .button').click();
  await page.locator('dialog .button--primary').click();
  await page.waitForSelector('.thread__entry--waiting');
  await page.waitForSelector('.state--off');
  assert.match(await page.locator('.state').innerText(), /圏外 ― 待ち 2件/);

  await page.reload();
  await type(page, CODE);
  await page.waitForSelector('.thread__entry--waiting');
  assert.match(await page.locator('.thread__entry--waiting').innerText(), new RegExp(`${words}[\\s\\S]*写真 1枚 送信待ち`));

  await context.setOffline(false);
  await page.waitForSelector('.thread__entry--waiting', { state: 'detached', timeout: 20_000 });
  await page.waitForFunction(() => !/待ち/.test(document.querySelector('.state').textContent));
  const mine = (await threadOf(context, id)).filter((entry) => entry.text === words);
  assert.equal(mine.length, 1, 'one entry on the server');
  assert.equal(mine[0].attachments.length, 1);
  assert.equal(mine[0].attachments[0].arrived, true);
  assert.deepEqual([mine[0].attachments[0].width, mine[0].attachments[0].height], [1600, 1200]);
  const got = await (await context.request.get(`${base}/v1/people/${id}/files/${mine[0].attachments[0].sha256}`)).body();
  assert.equal(got.indexOf('GPS'), -1, 'no place in what was sent');
  assert.deepEqual(problems, []);
  await context.close();
});

test('what the browser keeps can be read by nobody: no name, no words, no birth date', async () => {
  const { context, page } = await opened();
  await place(page, 1);
  const known = (await names(page)).map((name) => name.replace(' 様', ''));
  assert.ok(known.length > 0);
  await page.locator('.person-line a').first().click();
  await page.waitForSelector('.thread__entry, .empty');
  await page.goto(`${base}/phone/write/${idOf(page)}`);
  await type(page, CODE);
  await page.locator('textarea').fill('ひみつの書きかけ');
  await page.waitForTimeout(700);
  const kept = await page.evaluate(async () => {
    const all = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
    const database = await all(indexedDB.open('kaname.phone'));
    let text = '', rows = 0;
    const tell = (value) => {
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return void (text += new TextDecoder('utf-8').decode(value) + new TextDecoder('utf-16le').decode(value));
      if (value && typeof value === 'object') return void Object.entries(value).forEach(([k, v]) => { text += `${k} `; tell(v); });
      text += `${value} `;
    };
    for (const name of database.objectStoreNames) {
      for (const row of await all(database.transaction(name).objectStore(name).getAll())) {
        rows++;
        tell(row);
      }
    }
    for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) text += `${url} `;
    return { rows, text: `${text}${JSON.stringify(localStorage)}${JSON.stringify(sessionStorage)}` };
  });
  assert.ok(kept.rows > 5, 'there is a copy');
  for (const name of known) for (const part of [name, ...name.split(/\s/).filter((p) => p.length > 1)]) assert.ok(!kept.text.includes(part), `readable: ${part}`);
  assert.ok(!kept.text.includes('ひみつ'));
  assert.ok(!kept.text.includes('/v1/'), 'no answer of the server in a cache');
  await context.close();
});

test('locked by hand, after five minutes or a minute out of sight: nothing of anybody is on the page', async () => {
  const { context, page } = await phone();
  await page.clock.install();
  await signIn(page);
  await type(page, CODE);
  await type(page, CODE);
  await page.waitForSelector('.places');
  await page.clock.runFor(2000);
  await place(page, 1);
  let known = [];  // the first pull takes as long as it takes: the page's clock stands still meanwhile
  for (let tries = 0; tries < 40 && known.length === 0; tries++) {
    await new Promise((done) => setTimeout(done, 250));
    await page.clock.runFor(250);
    known = await names(page);
  }
  assert.ok(known.length > 0);
  const nothing = async (why) => {
    await page.waitForSelector('.locked .pad');
    const html = await page.content();
    for (const name of known) assert.ok(!html.includes(name.replace(' 様', '')), why);
    assert.equal(await page.title(), '要 Kaname');
  };
  await page.clock.runFor(4 * 60_000);
  assert.equal(await page.locator('.places').count(), 1, 'four minutes are not five');
  await page.clock.runFor(61_000 + 5_000);
  await nothing('after five minutes');
  await type(page, CODE);
  await page.waitForSelector('.places');
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.clock.runFor(66_000);
  await nothing('out of sight');
  await context.close();
});

test('a wrong code is counted; after ten the copy is gone and what was not sent stays for its writer', async () => {
  const { context, page } = await opened();
  await place(page, 2);
  await page.locator('.person-line a').first().click();
  await context.setOffline(true);
  await page.locator('.tap', { hasText: '変わりなし' }).click();
  await page.locator('.write__send .button').click();
  await page.locator('dialog .button--primary').click();
  await page.waitForSelector('.thread__entry--waiting');
  await context.setOffline(false);
  await page.route('**/v1/people/*/entries', (route) => route.abort());
  await page.reload();
  for (let i = 0; i < 9; i++) {
    await type(page, '111222');
    await page.waitForSelector(`[role=alert]:has-text("あと ${9 - i}回")`);
  }
  await type(page, '111222');
  await page.waitForSelector('input[name=username]');
  const words = await page.locator('.door__card').innerText();
  assert.match(words, /控えを消しました/);
  assert.match(words, /未送信|送っていない/);
  const left = await page.evaluate(async () => {
    const all = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
    const database = await all(indexedDB.open('kaname.phone'));
    const count = async (name) => (await all(database.transaction(name).objectStore(name).getAllKeys())).length;
    return [await count('people'), await count('entries'), await count('outbox')];
  });
  assert.deepEqual(left.slice(0, 2), [0, 0]);
  assert.ok(left[2] >= 1);
  await page.unroute('**/v1/people/*/entries');
  await signIn(page);
  await type(page, CODE);
  await page.waitForSelector('.places');
  await page.waitForFunction(() => /つながっています/.test(document.querySelector('.state').textContent) && !/待ち/.test(document.querySelector('.state').textContent));
  await context.close();
});

test('a phone that was stopped forgets everything at its next contact', async () => {
  const { context, page } = await opened();
  await place(page, 1);
  assert.ok((await names(page)).length > 0);
  const me = await session(context);
  const { items } = await api(context, me, 'GET', '/v1/me/devices');
  for (const device of items.filter((one) => !one.revoked_at)) await api(context, me, 'POST', `/v1/devices/${device.id}/revoke`);
  await page.clock.install({ time: Date.now() + 11 * 60_000 });
  await page.locator('.state').click();
  await page.locator('.phone__main .button--primary').click();
  await page.waitForSelector('input[name=username]');
  assert.match(await page.locator('.door__card').innerText(), /止めました/);
  assert.equal(await rowsKept(page), 0);
  await context.close();
});

test('the code alone opens for so many hours without the server, and after so many days the copy is gone', async () => {
  const { context, page } = await opened();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const hours = (await api(town, townSession, 'GET', '/v1/settings/offline')).pin_hours;
  await context.setOffline(true);
  await page.clock.install({ time: Date.now() + (hours + 1) * 3_600_000 });
  await page.reload();
  await type(page, CODE);
  await page.waitForSelector(`[role=alert]:has-text("圏外で ${hours}時間を過ぎた")`, { timeout: 20_000 });
  await context.setOffline(false);
  await type(page, CODE);
  await page.waitForSelector('.places');
  await synced(page); // a contact that ends after the clock was put on would be a fresh one
  await page.clock.setSystemTime(Date.now() + 20 * 86_400_000);
  await page.reload();
  await page.waitForSelector('.notice:has-text("長い間サーバーにつながらなかった")');
  assert.equal(await rowsKept(page), 0);
  await context.close();
});

test('a locked phone leaves no session that works, and the code brings it back', async () => {
  const { context, page } = await opened();
  const asks = async () => (await context.request.get(`${base}/v1/inbox`)).status();
  assert.equal(await asks(), 200);
  await page.locator('a[href="/phone/settings"]').click();
  await page.getByRole('button', { name: 'いま鍵をかける' }).click();
  await page.waitForSelector('.locked .pad');
  assert.equal(await asks(), 401, 'the cookie that is left opens nothing');
  const left = await session(context);
  assert.deepEqual([left.signed_in, left.locked, left.account], [false, true, undefined]);
  const desk = await context.newPage();
  await desk.goto(`${base}/desk/`);
  await desk.waitForSelector('input[name=username]');
  await desk.close();
  await type(page, CODE);
  await page.waitForSelector('.places');
  for (let i = 0; i < 50 && (await asks()) !== 200; ++i) await page.waitForTimeout(100);
  assert.equal(await asks(), 200);
  // Killed instead of locked: the session is refused as soon as the page is there again.
  const again = await context.newPage();
  await page.close();
  await again.goto(`${base}/phone/`);
  await again.waitForSelector('.locked .pad');
  for (let i = 0; i < 50 && (await asks()) === 200; ++i) await again.waitForTimeout(100);
  assert.equal(await asks(), 401);
  const feed = again.waitForResponse((answer) => answer.url().endsWith('/v1/feed') && answer.status() === 200, { timeout: 15_000 });
  await type(again, CODE);
  await again.waitForSelector('.places');
  await synced(again);
  await feed;
  assert.equal(await asks(), 200);
  await context.close();
});

test('whoever finds the phone cannot throw the code away and go in with the session that is left', async () => {
  const { context, page } = await opened();
  await page.reload();
  await page.waitForSelector('.pad');
  await page.locator('.locked .button--quiet').click();
  await page.locator('.notice .button--danger').click();
  await page.locator('.notice .button--danger').click();
  await page.waitForSelector('input[name=username]');
  assert.equal((await session(context)).signed_in, false, 'the session has ended');
  const other = await phone();
  await signIn(other.page);
  await other.page.waitForSelector('.pad');
  await other.page.reload();
  await other.page.waitForSelector('input[name=username]');
  await context.close();
  await other.context.close();
});

test('where the town allows no copy, the phone works online and leaves nothing behind', async () => {
  await allow('none');
  try {
    const { context, page } = await phone();
    await signIn(page);
    await page.waitForSelector('.places');
    await page.waitForSelector('.notice:has-text("何も残しません")');
    await place(page, 1);
    await page.waitForSelector('.person-line');
    assert.equal(await rowsKept(page), 0);
    await page.locator('.person-line a').first().click();
    await page.locator('.phone__main a.button--primary').click();
    await page.locator('.tap', { hasText: '変わりなし' }).click();
    const words = `控えのない電話から ${randomUUID().slice(0, 8)}`;
    await page.locator('textarea').fill(words);
    await page.locator('.write__send .button').click();
    await page.locator('dialog .button--primary').click();
    await page.waitForSelector(`.thread__entry:not(.thread__entry--waiting):has-text("${words}")`);
    await context.close();
  } finally {
    await allow('own');
  }
});

test('a visit note takes six taps or fewer; a draft survives a killed page; changing the person changes the draft', async () => {
  const { context, page } = await opened();
  let taps = 0;
  const tap = async (where) => {
    taps++;
    await where.click();
  };
  await tap(page.locator('.places__one').nth(2));
  await tap(page.locator('.person-line a').first());
  await tap(page.locator('.tap', { hasText: '変わりなし' }));
  await tap(page.locator('.tap--small').first());
  await tap(page.locator('.write__send .button'));
  if (await page.locator('dialog').count()) await tap(page.locator('dialog .button--primary'));
  await page.waitForSelector('.thread__entry');
  assert.ok(taps <= 6, `${taps} taps`);
  const first = idOf(page);

  await page.goto(`${base}/phone/write/${first}`);
  await type(page, CODE);
  await page.locator('textarea').fill('途中まで');
  await page.waitForTimeout(700);
  await page.close();
  const again = await context.newPage();
  await again.goto(`${base}/phone/write/${first}`);
  await type(again, CODE);
  assert.equal(await again.locator('textarea').inputValue(), '途中まで');
  await place(again, 2);
  const others = again.locator(`.person-line a:not([href$="${first}"])`);
  if (await others.count()) {
    await others.first().click();
    assert.equal(await again.locator('textarea').inputValue(), '', 'what was typed for one does not go to another');
  }
  await place(again, 0);
  await again.waitForSelector('h2:has-text("書きかけ")');
  await context.close();
});

test('vitals by digits: fields move on by themselves, an unusual value is asked about and sent all the same', async () => {
  const { context, page } = await opened();
  await place(page, 2);
  await page.locator('.person-line a').first().click();
  const id = idOf(page);
  await page.locator('.write__tools .button').first().click();
  await page.waitForSelector('.keypad');
  for (const digit of '12874' + '68' + '368' + '86') await page.locator('.keypad__key', { hasText: digit }).first().click();
  const value = (name) => page.locator(`#v-${name}`).inputValue();
  assert.deepEqual([await value('systolic'), await value('diastolic'), await value('pulse'), await value('temperature'), await value('spo2')], ['128', '74', '68', '368', '86']);
  assert.match(await page.locator('.vitals').innerText(), /90〜100 の外です。この値でよいですか/);
  await holds(page, [], 'vitals');
  await page.locator('.keypad .button--primary').click();
  await page.locator('.write__send .button').click();
  if (await page.locator('dialog').count()) await page.locator('dialog .button--primary').click();
  await page.waitForFunction(() => !/待ち/.test(document.querySelector('.state').textContent) && document.querySelector('.thread__entry'));
  const [sent] = (await threadOf(context, id)).filter((entry) => entry.vitals?.spo2 === 86);
  assert.deepEqual(sent.vitals, { systolic: 128, diastolic: 74, pulse: 68, temperature: 36.8, spo2: 86 });
  await context.close();
});

test('what was in sight for a second is read, 了解 is told to the team, and both reach the server', async () => {
  const { context, page } = await opened();
  const me = await session(context);
  const { id, name } = people[1];
  await page.locator('.ask', { hasText: name }).locator('.button--primary').click();
  await page.waitForSelector(`.ask:has-text("${name}")`, { state: 'detached' });
  await place(page, 1);
  await page.locator('.person-line a', { hasText: name }).click();
  await page.waitForSelector('.thread__entry');
  const mark = async () => (await threadOf(context, id)).map((entry) => entry.marks.find((one) => one.account_id === me.account.id));
  for (let i = 0; i < 40 && !(await mark()).every((one) => one?.read_at); i++) await page.waitForTimeout(250);
  const marks = await mark();
  assert.ok(marks.every((one) => one?.read_at), 'all read');
  assert.equal(marks.filter((one) => one?.ack_at).length, 1, 'one agreed to');
  await context.close();
});

test('an entry of somebody else appears while the page is looked at; leaving the team takes the person away', async () => {
  const { context, page } = await opened();
  const { id, name, member } = people[2];
  await place(page, 1);
  await page.locator('.person-line a', { hasText: name }).click();
  const words = `机から ${randomUUID().slice(0, 8)}`;
  await api(manager, managerSession, 'POST', `/v1/people/${id}/entries`, { kind: 'note', text: words });
  await page.waitForSelector(`.thread__entry:has-text("${words}")`);
  await api(manager, managerSession, 'POST', `/v1/people/${id}/team/${member}/leave`, {});
  await page.waitForFunction((gone) => !document.body.textContent.includes(gone), name, { timeout: 15_000 });
  await place(page, 1);
  assert.ok(!(await names(page)).some((one) => one.includes(name)));
  await context.close();
});

test('one answers an entry of somebody else and corrects one of one\'s own; the old words stay', async () => {
  const { context, page } = await opened();
  const { id, name } = people[0];
  await place(page, 1);
  await page.locator('.person-line a', { hasText: name }).click();
  const asked = page.locator('.thread__entry', { hasText: '夜に見てください' });
  await asked.locator('.button--quiet').click();
  const answer = `承知しました ${randomUUID().slice(0, 8)}`;
  await page.locator('textarea').fill(answer);
  await page.locator('.write__send .button').click();
  if (await page.locator('dialog').count()) await page.locator('dialog .button--primary').click();
  const own = page.locator('.thread__entry:not(.thread__entry--waiting)', { hasText: answer });
  await own.locator('.button--quiet').click();
  assert.equal(await page.locator('textarea').inputValue(), answer);
  await page.locator('textarea').fill(`${answer}（21時に）`);
  await page.locator('.write__send .button').click();
  await page.waitForSelector(`.thread__entry--old:has-text("${answer}")`);
  const entries = await threadOf(context, id);
  const [correction, first] = entries.filter((entry) => entry.text.startsWith(answer));
  assert.deepEqual([correction.kind, correction.corrects, first.corrected_by], ['correction', first.id, correction.id]);
  assert.equal(entries.find((entry) => entry.id === first.reply_to).text, '熱が少しあります。夜に見てください。');
  await context.close();
});

test('an answer that is lost on the way: the note is sent again and is there once', async () => {
  const { context, page } = await opened();
  const { id, name } = people[0];
  let lost = 0;
  await page.route('**/v1/people/*/entries', async (route) => {
    if (lost++ > 0) return route.continue();
    await route.fetch();
    await route.abort('connectionreset');
  });
  await place(page, 2);
  await page.locator('.person-line a', { hasText: name }).click();
  const words = `答えが消えた ${randomUUID().slice(0, 8)}`;
  await page.locator('textarea').fill(words);
  await page.locator('.write__send .button').click();
  if (await page.locator('dialog').count()) await page.locator('dialog .button--primary').click();
  await page.waitForSelector(`.thread__entry:not(.thread__entry--waiting):has-text("${words}")`);
  assert.ok(lost >= 2, 'it was sent twice');
  assert.equal((await threadOf(context, id)).filter((entry) => entry.text === words).length, 1);
  await context.close();
});

test('a full storage is told in words, and nothing typed is lost', async () => {
  const { context, page } = await opened();
  await place(page, 2);
  await page.locator('.person-line a').first().click();
  await page.locator('textarea').fill('ここに書いたこと');
  await page.waitForTimeout(600);
  await page.evaluate(() => {
    window.putBefore = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
  });
  await page.locator('.write__send .button').click();
  if (await page.locator('dialog').count()) await page.locator('dialog .button--primary').click();
  await page.waitForSelector('.toast--bad:has-text("いっぱい")');
  if (await page.locator('dialog').count()) await page.keyboard.press('Escape');
  assert.equal(await page.locator('textarea').inputValue(), 'ここに書いたこと');
  await page.evaluate(() => (IDBObjectStore.prototype.put = window.putBefore));
  await page.locator('.write__send .button').click();
  if (await page.locator('dialog').count()) await page.locator('dialog .button--primary').click();
  await page.waitForSelector('.thread__entry:has-text("ここに書いたこと")');
  await context.close();
});

test('where only managed phones keep a copy: online first, a code once the town has marked the phone', async () => {
  await allow('managed');
  try {
    const { context, page } = await phone();
    await signIn(page);
    await page.waitForSelector('.places');
    await page.waitForSelector('.notice:has-text("管理する端末")');
    const { items } = await api(context, await session(context), 'GET', '/v1/me/devices');
    await api(town, townSession, 'POST', `/v1/devices/${items[0].id}/managed`, { managed: true });
    await page.reload();
    await signIn(page);
    await type(page, CODE);
    await type(page, CODE);
    await page.waitForSelector('.places');
    assert.equal(await page.locator('.notice:has-text("何も残しません")').count(), 0);
    assert.ok((await rowsKept(page)) > 3);
    await context.close();
  } finally {
    await allow('own');
  }
});

test('older entries than the phone keeps are read on the line and kept nowhere', async () => {
  const { context, page } = await phone();
  const { id, name } = people[0];
  const old = `去年のこと ${randomUUID().slice(0, 8)}`;
  await api(manager, managerSession, 'POST', `/v1/people/${id}/entries`, { kind: 'note', text: old, at: new Date(Date.now() - 200 * 86_400_000).toISOString() });
  await signIn(page);
  await type(page, CODE);
  await type(page, CODE);
  await page.waitForSelector('.places');
  await synced(page);
  await place(page, 1);
  await page.locator('.person-line a', { hasText: name }).click();
  await page.waitForSelector('.thread__entry');
  assert.equal(await page.getByText(old).count(), 0);
  await page.getByRole('button', { name: '前の記録も読む' }).click();
  await page.waitForSelector(`.thread__older:has-text("${old}")`);
  await page.reload();
  await type(page, CODE);
  await page.waitForSelector('.thread__entry');
  assert.equal(await page.getByText(old).count(), 0);
  await context.close();
});

test('a second window takes the phone over, the first falls silent', async () => {
  const { context, page } = await opened();
  await place(page, 1);
  const second = await context.newPage();
  await second.goto(`${base}/phone/`);
  await page.waitForSelector('.door:has-text("別の画面で開いた")');
  assert.equal(await page.locator('.person-line').count(), 0);
  await type(second, CODE);
  await second.waitForSelector('.places');
  await context.close();
});

for (const [lang, look] of [['ja', 'light'], ['en', 'light'], ['ja', 'dark']]) {
  test(`every place holds on 360×640: axe, nothing sideways, targets of 44 px (${lang}, ${look})`, async () => {
    const { context, page, problems } = await phone({ lang, colorScheme: look });
    await holds(page, problems, 'door');
    await signIn(page);
    await page.waitForSelector('.pad');
    await holds(page, problems, 'choice of a code');
    await type(page, CODE);
    await type(page, CODE);
    await page.waitForSelector('.places');
    await page.waitForSelector('.person-line, .ask');
    await holds(page, problems, 'today');
    await place(page, 1);
    await holds(page, problems, 'people');
    await page.locator('.person-line a').first().click();
    await page.waitForSelector('.thread__entry, .empty');
    await holds(page, problems, 'thread');
    await page.locator('.tab').nth(1).click();
    await holds(page, problems, 'numbers');
    await page.locator('.phone__main a.button--primary').click();
    await page.locator('.tap').nth(1).click();
    await page.locator('.step summary').click();
    await holds(page, problems, 'write');
    await place(page, 3);
    await page.locator('.calls summary').first().click();
    await holds(page, problems, 'calls');
    await page.locator('.state').click();
    await holds(page, problems, 'waiting');
    await page.locator('.top .button--icon').click();
    await holds(page, problems, 'settings');
    await page.locator('.segments').first().locator('button').nth(2).click();
    await place(page, 0);
    await holds(page, problems, 'today in the largest letters');
    await place(page, 2);
    await page.locator('.person-line a').first().click();
    await holds(page, problems, 'write in the largest letters');
    await page.locator('.write__tools .button').first().click();
    await page.waitForSelector('.keypad');
    await holds(page, problems, 'vitals in the largest letters');
    await page.keyboard.press('Escape');
    await page.reload();
    await page.waitForSelector('.pad');
    await holds(page, problems, 'locked');
    await context.close();
  });
}
