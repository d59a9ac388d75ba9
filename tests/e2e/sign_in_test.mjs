// SPDX-License-Identifier: Apache-2.0
// From the printed invitation to the pledge, a second factor with its recovery codes, a shared PC that changes over by
// personal code and locks itself, and what an administrator sees of it.
import assert from 'node:assert/strict';
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { DESK, PHONE, api, base, close, inspect, open, settled, visit } from './harness.mjs';

after(close);
const PASSWORD = 'yodogawa no hanabi 2026';
const CODE = '730518';
const STEP_MS = 30_000;

function totp(secret, step) {
  const bits = [...secret].map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((b) => parseInt(b, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', key).update(counter).digest();
  return String((mac.readUInt32BE(mac.at(-1) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
const stepNow = () => Math.floor(Date.now() / STEP_MS);
const wide = (text) => text.replace(/[0-9A-Z]/g, (c) => String.fromCodePoint(c.codePointAt(0) + 0xfee0)).replaceAll('-', '　');
const opens = (page, name) => page.getByRole('button', { name, exact: true }).click();

async function menu(page, item) {
  await page.locator('.account-button').click();
  await page.locator('.account-panel').getByRole('button', { name: item, exact: true }).click();
}

async function fresh(where, size = DESK) {
  return visit(where, { size, signedIn: false });
}

async function enter(page, login, password = PASSWORD) {
  await page.locator('input[name=username]').fill(login);
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: '入る', exact: true }).click();
}

// Somebody of an office with her own password, by the API.
async function somebody(town, office, name) {
  const login = `e2e-${randomBytes(4).toString('hex')}`;
  const { id } = await api(town.context, town.session, 'POST', '/v1/accounts', { name, name_kana: 'え', login, invite: true, roles: [{ role: 'office', facility_id: office, profession: 'nurse' }] });
  return { id, login, name };
}
async function begun(town, person) {
  const { code } = await api(town.context, town.session, 'POST', `/v1/accounts/${person.id}/invitation`, {});
  const context = await (await open()).newContext();
  const call = async (where, data, csrf) => {
    const answer = await context.request.post(base + where, { data, headers: { 'Idempotency-Key': randomUUID(), ...(csrf ? { 'X-Kaname-Csrf': csrf } : {}) } });
    assert.equal(answer.status(), 200, `${where} ${await answer.text()}`);
    return answer.json();
  };
  const session = await call('/v1/invitations/begin', { code, password: PASSWORD });
  await call('/v1/me/pledge', {}, session.csrf);
  return { context, csrf: session.csrf, call };
}
const officeOf = async (town) => (await api(town.context, town.session, 'GET', '/v1/facilities?kind=home_nursing&limit=3')).items[0].id;

test('from the printed invitation over the pledge to a second factor, and in again by two steps', async () => {
  const town = await visit('/desk/accounts');
  const nurse = await somebody(town, await officeOf(town), `訪問 桜${randomBytes(2).toString('hex')}`);
  await town.page.reload();
  await settled(town.page);
  await town.page.getByRole('button', { name: new RegExp(nurse.name) }).click();
  await opens(town.page, '招待の用紙を作る');
  await opens(town.page, '招待の用紙を作る');
  const code = (await town.page.locator('.password').textContent()).trim();
  assert.match(code, /^([A-HJKMNP-Z2-9]{4}-){3}[A-HJKMNP-Z2-9]{4}$/);
  await inspect(town.page, town.problems, DESK, 'the invitation that was made');
  const [paper] = await Promise.all([town.page.waitForEvent('download'), opens(town.page, '用紙を開く（PDF）')]);
  assert.equal(readFileSync(await paper.path()).subarray(0, 5).toString(), '%PDF-');
  for (const [what, data] of [['another address', { code, origin: 'javascript:alert(1)' }], ['another code', { code: 'AAAA-AAAA-AAAA-AAAA', origin: base }]]) {
    const answer = await town.context.request.post(`${base}/v1/invitations/sheet`, { data, headers: { 'X-Kaname-Csrf': town.session.csrf } });
    assert.equal(answer.status(), 422, what);
  }

  const { page, problems } = await fresh('/desk/invite', PHONE);
  await page.getByLabel('招待のコード（16文字）').fill('AAAA-AAAA-AAAA-AAAA');
  await opens(page, '次へ');
  await page.getByText('このコードの招待がありません').waitFor();
  await inspect(page, problems, PHONE, 'a wrong code');
  await page.getByLabel('招待のコード（16文字）').fill(wide(code));
  await opens(page, '次へ');
  await page.getByText(`あなたのログイン名は「${nurse.login}」`).waitFor();
  await page.getByLabel('これから使うパスワード').fill(PASSWORD);
  await page.getByLabel('もう一度').fill(`${PASSWORD}x`);
  await opens(page, '決めて始める');
  await page.getByText('二つが違います').waitFor();
  await page.getByLabel('もう一度').fill(PASSWORD);
  await inspect(page, problems, PHONE, 'setting the password');
  await opens(page, '決めて始める');
  await page.locator('.pledge-words').waitFor();
  await inspect(page, problems, PHONE, 'the pledge');
  await page.getByLabel('読みました。守ることを誓約します。').check();
  await opens(page, '同意して始める');
  await page.locator('.account-button').waitFor();

  await menu(page, '二段階のログイン');
  await opens(page, '認証アプリの登録をはじめる');
  await page.locator('svg.qr').waitFor();
  await inspect(page, problems, PHONE, 'setting up the app');
  const secret = (await page.locator('.secret-key').textContent()).replaceAll(' ', '');
  assert.equal(secret.length, 32);
  const step = stepNow();
  await page.getByLabel('認証アプリのコード（6桁）').fill('000000');
  await opens(page, '確かめて使いはじめる');
  await page.getByText('コードが違います').waitFor();
  await page.getByLabel('認証アプリのコード（6桁）').fill(wide(totp(secret, step)));
  await opens(page, '確かめて使いはじめる');
  await page.locator('.recovery-codes li').nth(9).waitFor();
  await inspect(page, problems, PHONE, 'the recovery codes');
  const paperCode = (await page.locator('.recovery-codes li').first().textContent()).trim();
  await opens(page, '印刷した・控えた');
  await page.getByText('予備コードは残り10個です').waitFor();
  await page.keyboard.press('Escape');

  const again = await fresh('/desk/');
  await enter(again.page, nurse.login);
  await again.page.getByRole('heading', { name: '二段階目のコード' }).waitFor();
  await inspect(again.page, again.problems, DESK, 'the second step');
  await again.page.getByLabel('認証アプリのコード（6桁）').fill(totp(secret, step + 1));
  await opens(again.page, '入る');
  await again.page.locator('.account-button').waitFor();
  await menu(again.page, 'ログイン中の端末');
  await again.page.getByText('Chrome / Linux').first().waitFor();

  const lost = await fresh('/desk/');
  await enter(lost.page, nurse.login);
  await opens(lost.page, 'スマートフォンが手元にないとき（予備コードを使う）');
  await lost.page.getByLabel('予備コード（16文字）').fill(paperCode.toLowerCase());
  await opens(lost.page, '入る');
  await lost.page.locator('.account-button').waitFor();

  // The administrator sees where she is signed in, ends it, and forgets the phone she has lost.
  await town.page.reload();
  await settled(town.page);
  await town.page.getByRole('button', { name: new RegExp(nurse.name) }).click();
  await town.page.locator('.sign-ins li').nth(1).waitFor();
  await inspect(town.page, town.problems, DESK, 'an account with its sign-ins');
  await opens(town.page, '二段階のログインを解く');
  await opens(town.page, '二段階のログインを解く');
  await town.page.getByText('二段階のログインを解きました').waitFor();
  await lost.page.reload();
  await lost.page.locator('input[name=username]').waitFor();
  await enter(lost.page, nurse.login);
  await lost.page.locator('.account-button').waitFor();
  for (const one of [town, { context: page.context() }, again, lost]) await one.context.close();
});

test('a shared PC: one full sign-in, names and codes, locked when nobody is there', async () => {
  const town = await visit('/desk/');
  const office = await officeOf(town);
  const [sakura, momo] = [await somebody(town, office, '共用 さくら'), await somebody(town, office, '共用 もも')];
  for (const person of [sakura, momo]) {
    const own = await begun(town, person);
    await own.call('/v1/me/short-code', { code: CODE }, own.csrf);
    await own.context.close();
  }
  const context = await (await open()).newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo', viewport: DESK, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(`${base}/desk/`);
  await enter(page, sakura.login);
  await menu(page, 'わたしの端末と暗証番号');
  await opens(page, 'このパソコンを事業所の共用パソコンにする');
  await page.getByLabel('このパソコンの名前（例: 事務所の窓側）').fill('窓側');
  await inspect(page, [], DESK, 'registering a shared PC');
  await opens(page, 'このパソコンを事業所の共用パソコンにする');
  await page.getByText('このパソコンは共用パソコンです').waitFor();
  await page.keyboard.press('Escape');
  const cookies = await context.cookies();
  assert.equal(cookies.find((c) => c.name === 'kaname_device')?.httpOnly, true);

  await menu(page, 'ほかの人と入れ替わる');
  await page.getByRole('heading', { name: /だれが使いますか/ }).waitFor();
  assert.equal(await page.getByText('共用 もも').count(), 0, 'only those who have signed in here are offered');
  await inspect(page, [], DESK, 'the names');
  await opens(page, 'ほかの人・はじめての人（ログイン名とパスワード）');
  await enter(page, momo.login);
  await page.locator('.account-button').getByText('共用 もも').waitFor();

  await page.clock.fastForward('04:30');
  // A key, not the wheel: the wheel's event may come after the clock has been moved on.
  await page.keyboard.press('Shift');
  await page.clock.fastForward('04:30');
  assert.equal(await page.locator('.account-button').count(), 1, 'somebody is there');
  await page.clock.fastForward('00:40');
  await page.getByRole('heading', { name: /だれが使いますか/ }).waitFor();
  assert.equal(await page.locator('.account-button').count(), 0);
  await page.getByRole('button', { name: /共用 さくら/ }).click();
  await page.getByLabel('共用 さくらさんの暗証番号（6桁）').fill('000000');
  await opens(page, '入る');
  await page.getByText('暗証番号が違います').waitFor();
  await inspect(page, [], DESK, 'a wrong personal code');
  await page.getByLabel('共用 さくらさんの暗証番号（6桁）').fill(wide(CODE));
  await opens(page, '入る');
  await page.locator('.account-button').getByText('共用 さくら').waitFor();
  await context.close();
  await town.context.close();
});

test('the rules of the area and the devices of the offices', async () => {
  for (const size of [DESK, PHONE]) {
    const { context, page, problems } = await visit('/desk/area-settings', { size });
    await page.getByLabel('二段階のログインを求める人').waitFor();
    await inspect(page, problems, size);
    await page.goto(`${base}/desk/devices`);
    await settled(page);
    await inspect(page, problems, size);
    await context.close();
  }
  const { context, page, session } = await visit('/desk/area-settings');
  const before = await api(context, session, 'GET', '/v1/settings/offline');
  await page.getByLabel('控えを残してよい端末').selectOption('own');
  await page.getByLabel('圏外で、暗証番号だけで開ける時間（時間）').fill('７３');
  await page.locator('section', { hasText: '端末に残す控え' }).getByRole('button', { name: '決める' }).click();
  await page.getByText('数が大きすぎます').waitFor();
  await page.getByLabel('圏外で、暗証番号だけで開ける時間（時間）').fill('８');
  await page.locator('section', { hasText: '端末に残す控え' }).getByRole('button', { name: '決める' }).click();
  await page.getByText('決まりを変えました').waitFor();
  const kept = await (await context.request.get(`${base}/v1/settings/offline`)).json();
  assert.deepEqual(kept, { ...before, offline: 'own', pin_hours: 8 });
  await api(context, session, 'PUT', '/v1/settings/offline', before);
  await context.close();
});

test('a passkey is registered and signs in without typing; another browser\'s is refused', async () => {
  const local = base.replace('127.0.0.1', 'localhost'); // WebAuthn knows names, not addresses
  const town = await visit('/desk/');
  const person = await somebody(town, await officeOf(town), '鍵 かなえ');
  await (await begun(town, person)).context.close();
  const context = await (await open()).newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo', viewport: PHONE, hasTouch: true, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const browser = await context.newCDPSession(page);
  await browser.send('WebAuthn.enable');
  const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  await page.goto(`${local}/desk/`);
  await enter(page, person.login);
  await menu(page, '二段階のログイン');
  await opens(page, 'パスキーを登録する');
  await page.getByLabel('名前（例: わたしのスマートフォン）').fill('試験の鍵');
  await inspect(page, [], PHONE, 'registering a passkey');
  await opens(page, 'パスキーを登録する');
  await page.getByText('試験の鍵').waitFor();
  await inspect(page, [], PHONE, 'a passkey in the list');
  await page.keyboard.press('Escape');
  await menu(page, 'サインアウト');
  await page.locator('input[name=username]').waitFor();
  await inspect(page, [], PHONE, 'the door');
  await opens(page, 'パスキーで入る');
  await page.locator('.account-button').waitFor();
  const session = await (await context.request.get(`${local}/v1/session`)).json();
  assert.equal(session.account.login, person.login);
  const { items } = await (await context.request.get(`${local}/v1/me/sessions`)).json();
  assert.equal(items.find((one) => one.present).kind, 'passkey');

  await menu(page, 'サインアウト');
  await page.locator('input[name=username]').waitFor();
  await browser.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await opens(page, 'パスキーで入る');
  await page.getByText('パスキーの操作が取り消されたか').waitFor();
  await context.close();
  await town.context.close();
});
