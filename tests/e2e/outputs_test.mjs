// SPDX-License-Identifier: Apache-2.0
// The booklet as long work: asked for once, told while it is made, left and found again, stopped, fetched.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { DESK, PHONE, api, base, close, complaintsOfAxe, scrollsSideways, settled, smallTargets, visit } from './harness.mjs';

after(close);

async function inspect(page, problems, size) {
  await page.waitForTimeout(150);
  const found = [
    ...(await complaintsOfAxe(page)), ...((await scrollsSideways(page)) ? ['scrolls sideways'] : []),
    ...(await smallTargets(page, size === PHONE ? 44 : 24)).map((t) => `small target: ${t}`), ...problems,
  ];
  assert.equal(found.length, 0, found.join('\n'));
}

const becomes = (page, wanted, timeout = 120_000) => page.waitForFunction((w) => w.includes(document.querySelector('.job')?.dataset.state), wanted, { timeout });

for (const [device, size, edition] of [['desk', DESK, 'public'], ['phone', PHONE, 'professional']]) {
  test(`a booklet is made, shows how far it is, may be left, and is fetched (${device})`, async () => {
    const { context, page, problems, session } = await visit('/desk/outputs', { size });
    await page.locator('.card select').first().selectOption(edition);
    await page.getByRole('button', { name: '作る', exact: true }).click();
    await becomes(page, ['waiting', 'running'], 5000);
    await page.waitForSelector('.job [role=progressbar]');
    await inspect(page, problems, size);
    await page.goto(`${base}/desk/search`);
    await settled(page);
    await page.goto(`${base}/desk/outputs`);
    await page.waitForSelector('.job');
    await becomes(page, ['done']);
    const href = await page.locator('.job a[href$="/file"]').first().getAttribute('href');
    const file = await context.request.get(`${base}${href}`);
    assert.equal(file.status(), 200);
    assert.equal((await file.body()).subarray(0, 4).toString(), '%PDF');
    await inspect(page, problems, size);
    const { items } = await api(context, session, 'GET', '/v1/jobs');
    assert.equal(items[0].edition, edition);
    await context.close();
  });
}

test('pressed twice it is one booklet; stopped it says so and can be made again', async () => {
  const { context, page, session } = await visit('/desk/outputs');
  const before = (await api(context, session, 'GET', '/v1/jobs')).items.length;
  const make = page.getByRole('button', { name: '作る', exact: true });
  await make.click();
  await becomes(page, ['waiting', 'running'], 5000);
  await make.click();
  await page.waitForTimeout(500);
  assert.equal((await api(context, session, 'GET', '/v1/jobs')).items.length, before + 1);
  await page.locator('.job').first().getByRole('button', { name: '止める' }).click();
  await becomes(page, ['stopped'], 15_000);
  await page.locator('.job').first().getByRole('button', { name: 'もう一度作る' }).click();
  await becomes(page, ['waiting', 'running'], 5000);
  await page.locator('.job').first().getByRole('button', { name: '止める' }).click();
  await becomes(page, ['stopped', 'done'], 60_000);
  await context.close();
});

test('on another screen one is told when it is ready', async () => {
  const { context, page, session } = await visit('/desk/search');
  await api(context, session, 'POST', '/v1/jobs', { kind: 'booklet', edition: 'public' });
  await page.waitForFunction(() => /冊子.*できました/.test(document.querySelector('.toasts')?.textContent ?? ''), undefined, { timeout: 120_000 });
  assert.equal((await api(context, session, 'GET', '/v1/jobs')).items[0].state, 'done');
  await context.close();
});
