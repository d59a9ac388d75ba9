// SPDX-License-Identifier: Apache-2.0
// The map asks nobody outside; with the town's setting it shows the pictures of the one provider, with its credit. The
// page is given here as the server writes it with map_tiles_url set, and the provider is played.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { DESK, PHONE, base, close, complaintsOfAxe, settled, visit } from './harness.mjs';

after(close);
const ORIGIN = 'https://tiles.example';
const META = `<meta name="kaname-map-tiles" content="${ORIGIN}/xyz/{z}/{x}/{y}.png" data-credit="地理院タイル">`;
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

const outside = (page) => {
  const asked = [];
  page.on('request', (request) => { if (/^https?:/.test(request.url()) && !request.url().startsWith(base)) asked.push(request.url()); });
  return asked;
};

test('by itself the map asks nobody outside', async () => {
  const { context, page, problems } = await visit('/desk/');
  const asked = outside(page);
  await page.goto(`${base}/desk/search?view=map&kind=home_nursing`);
  await settled(page);
  await page.waitForSelector('.maplibregl-canvas');
  await page.waitForTimeout(1500);
  assert.deepEqual(asked, []);
  assert.equal(await page.locator('.map__credit').count(), 0);
  assert.deepEqual(problems, []);
  await context.close();
});

for (const [device, size] of [['desk', DESK], ['phone', PHONE]]) {
  test(`with the setting the pictures of that one provider lie under it, credited (${device})`, async () => {
    const { context, page, problems } = await visit('/desk/', { size });
    await context.route(`${base}/desk/search**`, async (route) => {
      const answer = await route.fetch();
      const policy = (answer.headers()['content-security-policy'] ?? '').replace(/(img-src|connect-src)([^;]*)/g, `$1$2 ${ORIGIN}`);
      await route.fulfill({ response: answer, headers: { ...answer.headers(), 'content-security-policy': policy }, body: (await answer.text()).replace('<head>', `<head>${META}`) });
    });
    const tiles = [];
    await context.route(`${ORIGIN}/**`, (route) => { tiles.push(route.request().url()); return route.fulfill({ contentType: 'image/png', headers: { 'access-control-allow-origin': '*' }, body: PIXEL }); });
    const asked = outside(page);
    await page.goto(`${base}/desk/search?view=map&kind=home_nursing`);
    await settled(page);
    await page.waitForSelector('.map__credit');
    assert.equal(await page.locator('.map__credit').innerText(), '地理院タイル');
    for (let i = 0; i < 40 && tiles.length === 0; i++) await page.waitForTimeout(250);
    assert.match(tiles[0] ?? '', /\/xyz\/\d+\/\d+\/\d+\.png$/);
    assert.deepEqual(asked.filter((url) => !url.startsWith(ORIGIN)), []);
    assert.deepEqual([...(await complaintsOfAxe(page)), ...problems], []);
    await context.close();
  });
}

test('the map goes to what was found', async () => {
  const { context, page } = await visit('/desk/search?view=map');
  await page.waitForSelector('.maplibregl-canvas');
  const spread = () => page.evaluate(() => {
    const xs = [...document.querySelectorAll('.map__zone')].map((e) => e.getBoundingClientRect().x);
    return Math.max(...xs) - Math.min(...xs);
  });
  await page.waitForFunction(() => document.querySelectorAll('.map__zone').length > 2);
  await page.waitForTimeout(800);
  const whole = await spread();
  const narrow = page.locator('[data-main-search]:visible');
  await narrow.fill('くずは訪問看護ステーション');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=/);
  await settled(page);
  await page.waitForTimeout(800);
  assert.ok((await spread()) > whole * 1.3, 'the map did not come nearer');
  await context.close();
});
