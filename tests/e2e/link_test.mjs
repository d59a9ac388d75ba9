// SPDX-License-Identifier: Apache-2.0
// The office opens its link on a phone, changes hours and one capability, confirms: within a minute, counted with the
// pauses of a person. The coordinator's open screen shows it without reload.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PHONE, api, base, close, linkFor, visit } from './harness.mjs';

after(close);
const HUMAN_MS = 900; // to look and to move the thumb, before every press

async function makeLink(context, session) {
  const { id } = (await api(context, session, 'GET', '/v1/facilities?kind=home_nursing&limit=3')).items[1];
  return { id, where: await linkFor(context, session, id) };
}

test('hours and one capability changed and confirmed on a phone in under 60 s; the coordinator sees it', async () => {
  const desk = await visit('/desk/');
  const { id, where } = await makeLink(desk.context, desk.session);
  await desk.page.goto(`${base}/desk/facilities/${id}`);
  await desk.page.waitForSelector('#g-hours');

  const { context, page, problems } = await visit(where, { size: PHONE, signedIn: false });
  await page.waitForSelector('.link-card');
  const begin = Date.now();
  const press = async (selector) => {
    await page.waitForTimeout(HUMAN_MS);
    await page.locator(selector).first().click();
  };
  await press('#q-hours .link-buttons .button:not(.button--primary)');
  if ((await page.locator('#q-hours .input--time').count()) === 0) await press('#q-hours .spans > div:last-child .button');
  await page.waitForTimeout(HUMAN_MS);
  await page.locator('#q-hours .input--time').nth(1).fill('１８３０');
  await press('#q-hours .link-buttons .button--primary');
  await page.waitForSelector('#q-hours.link-card--done');
  await press('#q-capabilities .link-buttons .button:not(.button--primary)');
  const line = page.locator('#q-capabilities .cap-line--acceptance').first();
  const answers = line.locator('.answer');
  const wanted = (await answers.nth(1).getAttribute('aria-pressed')) === 'true' ? 0 : 1;
  await page.waitForTimeout(HUMAN_MS);
  await answers.nth(wanted).click();
  await press('#q-capabilities .link-buttons .button--primary');
  await page.waitForSelector('#q-capabilities.link-card--done');
  await press('.link-foot .button--primary');
  await page.waitForSelector('.link-thanks');
  const seconds = (Date.now() - begin) / 1000;
  assert.ok(seconds < 60, `took ${seconds} s`);
  assert.deepEqual(problems, []);

  const saved = await api(desk.context, desk.session, 'GET', `/v1/facilities/${id}`);
  assert.equal(saved.services[0].hours[0].close, '18:30');
  await desk.page.waitForFunction(() => document.querySelector('#g-hours')?.textContent.includes('18:30'), undefined, { timeout: 8000 });
  const list = await api(desk.context, desk.session, 'GET', '/v1/update-links?state=answered');
  assert.ok(list.items.some((row) => row.link.facility_id === id), 'the coordinator does not see the answer');
  await context.close();
  await desk.context.close();
});

test('nothing has changed: one press', async () => {
  const desk = await visit('/desk/');
  const { where } = await makeLink(desk.context, desk.session);
  const { context, page } = await visit(where, { size: PHONE, signedIn: false });
  await page.locator('.link-main > .button--big').click();
  await page.waitForSelector('.link-thanks');
  assert.ok((await page.locator('.link-public .facts > div').count()) > 0, 'what the public sees is not shown');
  await context.close();
  await desk.context.close();
});

test('what cannot be right is not saved, is said in words, and stays typed over a reload', async () => {
  const desk = await visit('/desk/');
  const { where } = await makeLink(desk.context, desk.session);
  const { context, page } = await visit(where, { size: PHONE, signedIn: false });
  await page.locator('#q-hours .link-buttons .button:not(.button--primary)').click();
  if ((await page.locator('#q-hours .input--time').count()) === 0) await page.locator('#q-hours .spans > div:last-child .button').first().click();
  await page.locator('#q-hours .input--time').nth(1).fill('6');
  await page.waitForSelector('#q-hours .link-state.field__error');
  assert.match(await page.locator('#q-hours .span-problem').first().innerText(), /終了/);
  await page.reload();
  await page.waitForSelector('#q-hours .input--time');
  assert.match(await page.locator('#q-hours .input--time').nth(1).inputValue(), /^0?6/);
  await context.close();
  await desk.context.close();
});

test('an unknown link says what to do and shows nothing', async () => {
  const { context, page } = await visit('/link/AAAAAAAAAAAAAAAA', { size: PHONE, signedIn: false });
  await page.waitForSelector('.link-main h1');
  assert.equal(await page.locator('.link-card').count(), 0);
  await context.close();
});
