// SPDX-License-Identifier: Apache-2.0
// What the tests of the phone share: a window of its size, signing in, the code, the places.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { PHONE, account, api, base, inspect, open } from './harness.mjs';

export const CODE = '408213';

export const window = async (more = {}) => (await open()).newContext({
  locale: 'ja-JP', timezoneId: 'Asia/Tokyo', viewport: PHONE, reducedMotion: 'reduce', hasTouch: true, ...more,
});
export const enter = async (context, login) => (await context.request.post(`${base}/v1/session`, {
  data: { login, password: account.password }, headers: { 'Idempotency-Key': randomUUID() },
})).json();

// Any device may keep a copy, until the town's own rule is put back.
export async function copiesAllowed() {
  const town = await window();
  const townSession = await enter(town, account.login);
  const rule = await api(town, townSession, 'GET', '/v1/settings/offline');
  await api(town, townSession, 'PUT', '/v1/settings/offline', { ...rule, offline: 'own' });
  return { town, townSession, putBack: () => api(town, townSession, 'PUT', '/v1/settings/offline', rule) };
}

export async function phone(more = {}) {
  const context = await window(more);
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Uncaught|Minified React/.test(message.text())) problems.push(message.text());
  });
  if (more.lang) await page.addInitScript((lang) => localStorage.setItem('kaname.lang', lang), more.lang);
  await page.goto(`${base}/phone/`);
  await page.waitForSelector('input[name=username]');
  return { context, page, problems };
}
export async function type(page, code) {
  await page.waitForSelector('.pad__key:not([aria-disabled])');
  for (const digit of code) await page.locator('.pad__key', { hasText: digit }).click();
}
export async function signIn(page, login = process.env.KANAME_OFFICE_LOGIN ?? 'office-kuzuha') {
  await page.fill('input[name=username]', login);
  await page.fill('input[name=password]', account.password);
  await page.keyboard.press('Enter');
}
// Signed in, with a code, and everything has come.
export async function opened({ login, ...more } = {}) {
  const all = await phone(more);
  await signIn(all.page, login);
  await type(all.page, CODE);
  await type(all.page, CODE);
  await all.page.waitForSelector('.places');
  await synced(all.page);
  return all;
}
// After a reload: the code, and the copy is open.
export const unlocked = async (page) => {
  await type(page, CODE);
  await page.waitForSelector('.places');
};
export const offline = async (context, page) => {
  await context.setOffline(true);
  await page.locator('.state--off').waitFor();
};
// What `ask` answers, as soon as it is something.
export const until = async (ask, what) => {
  for (let i = 0; i < 100; ++i) {
    const got = await ask();
    if (got) return got;
    await new Promise((done) => setTimeout(done, 150));
  }
  throw new Error(`never: ${what}`);
};
// A round of syncing has come to its end.
export const synced = (page) => page.waitForSelector('.state--on:has-text("10"), .state--on:has-text(":")', { timeout: 15_000 });
export const place = (page, n) => page.locator('.places__one').nth(n).click();

// The middle scrolls by itself: looked at apart from the page.
export async function holds(page, problems, what) {
  await inspect(page, problems, PHONE, what);
  const wide = await page.evaluate(() => [...document.querySelectorAll('main, .write__all, .vitals, .dialog')].filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.className));
  assert.deepEqual(wide, [], `${what} scrolls sideways`);
}
