// SPDX-License-Identifier: Apache-2.0
// Keeping the directory fresh: asking, reminding, FAX answers, visits, judging matches with keys, rights of an office.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { DESK, account, api, base, close, open, scrollsSideways, settled, visit } from './harness.mjs';

after(close);

test('two stale offices are asked at once; mail text, FAX sheet and reminder are there; an answer by FAX closes it', async () => {
  const { context, page, session } = await visit('/desk/freshness?kind=home_nursing');
  const ask = page.locator('tbody input[type=checkbox]');
  assert.ok((await ask.count()) > 1, 'the sample has too few stale offices');
  await ask.nth(0).check();
  await ask.nth(1).check();
  await page.locator('.toolbar .button--primary').click();
  await page.locator('dialog .button--primary').click();
  await page.waitForSelector('dialog .card');
  assert.equal(await page.locator('dialog .card').count(), 2);
  await page.locator('dialog summary').first().click();
  const mail = await page.locator('dialog .pre-line').first().innerText();
  assert.match(mail, /\/link\/[\w-]{20,}/);
  const sheet = await context.request.get(new URL(await page.locator('dialog a[href$=".pdf"]').first().getAttribute('href'), base).href);
  assert.equal(sheet.status(), 200);
  assert.equal((await sheet.body()).subarray(0, 4).toString(), '%PDF');

  const { items } = await api(context, session, 'GET', '/v1/update-links?state=waiting');
  await page.goto(`${base}/desk/links?state=waiting`);
  await settled(page);
  const row = page.locator('tbody tr', { hasText: items[0].facility_name }).first();
  await row.locator('.button').nth(0).click();
  await page.waitForSelector('dialog .card');
  await page.keyboard.press('Escape');
  await page.locator('tbody tr', { hasText: items[0].facility_name }).first().locator('.button').nth(1).click();
  await page.locator('dialog .button--primary').click();
  await page.waitForSelector('.toast');
  const now = await api(context, session, 'GET', `/v1/update-links?facility_id=${items[0].link.facility_id}`);
  assert.ok(now.items.some((r) => r.state === 'answered' && r.link.answered_by_fax));
  await context.close();
});

test('a visit is logged and the coverage counts it', async () => {
  const { context, page, session } = await visit('/desk/visits');
  const before = await api(context, session, 'GET', '/v1/visits');
  await page.locator('.page-head .button--primary').click();
  await page.locator('dialog .search-box input').fill('歯科');
  await page.locator('dialog [role=option]').first().click();
  await page.locator('dialog textarea').nth(1).fill('往診の依頼先が分からないと言われた');
  await page.locator('dialog .button--primary').click();
  await page.waitForSelector('dialog', { state: 'detached' });
  const now = await api(context, session, 'GET', '/v1/visits');
  assert.equal(now.items.length, before.items.length + 1);
  assert.ok(now.visited >= before.visited);
  await context.close();
});

test('matches are judged with S and D and taken back', async () => {
  const { context, page } = await visit('/desk/matches');
  if ((await page.locator('table.match').count()) === 0) {
    assert.equal(await page.locator('.empty').count(), 1);
    await context.close();
    return;
  }
  const name = () => page.locator('table.match tbody tr').first().locator('td').nth(1).innerText();
  const first = await name();
  await page.keyboard.press('d');
  await page.waitForSelector('.toast .button');
  await page.waitForFunction((before) => document.querySelector('table.match tbody tr')?.querySelectorAll('td')[1]?.textContent !== before, first);
  await page.locator('.toast .button').first().click();
  await page.waitForFunction((before) => document.body.textContent.includes(before), first);
  await context.close();
});

test('at 200 % of 1280×720 nothing scrolls sideways', async () => {
  for (const where of ['/desk/', '/desk/search?kind=home_nursing', '/desk/freshness', '/desk/imports', '/desk/zones', '/desk/stats', '/desk/links']) {
    const { context, page } = await visit(where, { size: { width: 640, height: 360 } });
    assert.equal(await scrollsSideways(page), false, where);
    await context.close();
  }
});

test('an office edits its own page and no other; it is not offered what it may not do', async () => {
  const context = await (await open()).newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo', viewport: DESK, reducedMotion: 'reduce' });
  const login = process.env.KANAME_OFFICE_LOGIN ?? 'office-kuzuha';
  const answer = await context.request.post(`${base}/v1/session`, { data: { login, password: account.password }, headers: { 'Idempotency-Key': randomUUID() } });
  const session = await answer.json();
  const own = session.offices[0].id;
  const page = await context.newPage();
  await page.goto(`${base}/desk/`);
  await page.waitForSelector('.waiting-line');
  assert.equal(await page.locator('.nav a[href$="/imports"]').count(), 0);
  await page.locator('.waiting-line .button', { hasText: '確かめる' }).first().click();
  await page.waitForSelector('#g-contact .button:not(.button--quiet)');
  const other = (await api(context, session, 'GET', '/v1/facilities?kind=pharmacy&limit=1')).items[0].id;
  assert.notEqual(other, own);
  await page.goto(`${base}/desk/facilities/${other}`);
  await page.waitForSelector('#g-contact');
  assert.equal(await page.locator('#g-contact .button:not(.button--quiet)').count(), 0, 'only the history is for reading');
  assert.equal(await page.getByText('town_note').count(), 0);
  await context.close();
});

test('when the session ends the door is shown and what was typed is kept', async () => {
  const context = await (await open()).newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo', viewport: DESK, reducedMotion: 'reduce' });
  const enter = () => context.request.post(`${base}/v1/session`, { data: account, headers: { 'Idempotency-Key': randomUUID() } });
  const session = await (await enter()).json();
  const { id } = (await api(context, session, 'GET', '/v1/facilities?kind=home_nursing&limit=1')).items[0];
  const page = await context.newPage();
  await page.goto(`${base}/desk/facilities/${id}?edit=basic`);
  await page.fill('#e-basic-public_note', '途中まで書いたこと');
  await context.clearCookies();
  await page.locator('#edit-basic button[type=submit]').click();
  await page.waitForSelector('input[name=password]');
  await page.fill('input[name=username]', account.login);
  await page.fill('input[name=password]', account.password);
  await page.keyboard.press('Enter');
  await page.waitForSelector('#e-basic-public_note');
  assert.equal(await page.inputValue('#e-basic-public_note'), '途中まで書いたこと');
  await context.close();
});
