// SPDX-License-Identifier: Apache-2.0
// Notices on the phone: what the service worker shows of a push, and what it must not; quiet hours in the settings.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { PHONE, account, api, base, close, inspect, open } from './harness.mjs';

const NURSE = process.env.KANAME_OFFICE_LOGIN ?? 'office-kuzuha';
after(close);

async function phone(lang = 'ja') {
  const context = await (await open()).newContext({ locale: lang === 'en' ? 'en-GB' : 'ja-JP', timezoneId: 'Asia/Tokyo', viewport: PHONE, reducedMotion: 'reduce', hasTouch: true });
  await context.grantPermissions(['notifications'], { origin: base });
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(`${base}/phone/`);
  await page.waitForSelector('input[name=username]');
  return { context, page, problems };
}

// What stands on the phone's screen, as the system would show it.
const shown = (page) => page.evaluate(async () => (await (await navigator.serviceWorker.ready).getNotifications())
  .map((one) => ({ title: one.title, body: one.body, data: one.data })));
async function until(page, right) {
  for (let i = 0; i < 50; i += 1) {
    const all = await shown(page);
    if (right(all)) return all;
    await page.waitForTimeout(50);
  }
  return shown(page);
}

// As the browser hands over what a push service brought it.
async function pusher(context, page) {
  const tools = await context.newCDPSession(page);
  const registration = new Promise((done) => tools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    if (registrations.length > 0) done(registrations[0].registrationId);
  }));
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await tools.send('ServiceWorker.enable');
  const registrationId = await registration;
  return (data) => tools.send('ServiceWorker.deliverPushMessage', { origin: base, registrationId, data });
}

test('a push says that something waits, and goes when it was read elsewhere', async () => {
  const { context, page, problems } = await phone();
  const push = await pusher(context, page);
  await push(JSON.stringify({ kind: 'notice', urgent: false, count: 2, name: '戸口 はる', text: '転倒' }));
  assert.deepEqual(await until(page, (all) => all.length > 0), [{ title: '要', body: '未読の連絡が2件あります', data: null }]);
  await push(JSON.stringify({ kind: 'notice', urgent: true, count: 3 }));
  assert.deepEqual((await until(page, (all) => all[0]?.body.includes('急ぎ'))).map((one) => one.body), ['急ぎの連絡があります（未読3件）'], 'one takes the place of the other');
  await push(JSON.stringify({ kind: 'read', urgent: false, count: 1 }));
  assert.deepEqual((await until(page, (all) => all[0]?.body.includes('1'))).map((one) => one.body), ['未読の連絡が1件あります']);
  await push(JSON.stringify({ kind: 'read', urgent: false, count: 0 }));
  assert.deepEqual(await until(page, (all) => all.length === 0), []);
  await push('nonsense');
  assert.deepEqual((await until(page, (all) => all.length > 0)).map((one) => one.body), ['未読の連絡が1件あります'], 'something waits all the same');
  assert.deepEqual(problems, []);
  await context.close();
});

test('quiet hours and mail are set on the phone', async () => {
  const { context, page, problems } = await phone();
  await page.fill('input[name=username]', NURSE);
  await page.fill('input[name=password]', account.password);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.places');
  await page.locator('.state').click();
  await page.locator('.top .button--icon').click();
  const panel = page.locator('details', { hasText: '通知' }).first();
  await panel.locator('summary').click();
  await panel.locator('input[type=time]').first().fill('20:30');
  await panel.locator('input[type=email]').fill('だれか');
  await panel.getByRole('button', { name: '通知の設定を保存' }).click();
  await panel.getByText('メールアドレスの形で入力してください').waitFor();
  await panel.locator('input[type=email]').fill(`${randomUUID()}@example.jp`);
  await panel.getByRole('button', { name: '通知の設定を保存' }).click();
  await panel.getByText('保存しました').waitFor();
  await inspect(page, problems, PHONE, 'notices');
  const session = await (await context.request.get(`${base}/v1/session`)).json();
  const kept = await api(context, session, 'GET', '/v1/me/notices');
  assert.equal(kept.quiet_from, 20 * 60 + 30);
  assert.match(kept.mail, /@example\.jp$/);
  await api(context, session, 'PUT', '/v1/me/notices', { ...kept, quiet_from: 22 * 60, mail: '' });
  await context.close();
});
