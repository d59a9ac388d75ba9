// SPDX-License-Identifier: Apache-2.0
// The booklet as long work: asked for once, told while it is made, left and found again, stopped, fetched.
// A table of people for the statistics; a facility on paper.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { DESK, PHONE, api, base, close, inspect, settled, visit } from './harness.mjs';

after(close);

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

// Presses the buttons from inside the page, each as soon as it is there: a booklet of the sample takes less than a second,
// and a press from outside may come when it is done.
const press = (page, names) => page.evaluate(async (wanted) => {
  for (const name of wanted) {
    for (let button; !button; await new Promise(requestAnimationFrame)) {
      button = [...document.querySelectorAll('main button')].find((b) => b.textContent.trim() === name && !b.disabled);
      button?.click();
    }
  }
}, names);

test('pressed twice it is one booklet; stopped it says so and can be made again', async () => {
  const { context, page, session } = await visit('/desk/outputs');
  const before = (await api(context, session, 'GET', '/v1/jobs')).items.length;
  await press(page, ['作る', '作る', '止める']);
  await becomes(page, ['stopped'], 15_000);
  assert.equal((await api(context, session, 'GET', '/v1/jobs')).items.length, before + 1);
  await press(page, ['もう一度作る', '止める']);
  await becomes(page, ['stopped'], 15_000);
  assert.equal((await api(context, session, 'GET', '/v1/jobs')).items.length, before + 2);
  await context.close();
});

test('on another screen one is told when it is ready', async () => {
  const { context, page, session } = await visit('/desk/search');
  await api(context, session, 'POST', '/v1/jobs', { kind: 'booklet', edition: 'public' });
  await page.waitForFunction(() => /冊子.*できました/.test(document.querySelector('.toasts')?.textContent ?? ''), undefined, { timeout: 120_000 });
  assert.equal((await api(context, session, 'GET', '/v1/jobs')).items[0].state, 'done');
  await context.close();
});

const zonesOf = async (context, session) => (await api(context, session, 'GET', '/v1/zones')).zones.map((z) => z.name);
const csv = (lines) => ({ name: '高齢者人口.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`) });

for (const [device, size, source] of [['desk', DESK, '住民基本台帳人口（机）'], ['phone', PHONE, '住民基本台帳人口（電話）']]) {
  test(`a table of people is loaded once, refused rows are told with their reason (${device})`, async () => {
    const { context, page, problems, session } = await visit('/desk/stats?tab=load', { size });
    const [one, two] = await zonesOf(context, session);
    const box = page.locator('.people-load');
    if (!(await box.evaluate((e) => e.open))) await box.locator('summary').click();
    assert.match(await box.locator('pre').innerText(), new RegExp(`^圏域,65歳以上,75歳以上\\n${one},`));
    const send = box.getByRole('button', { name: '人口を取り込む' });
    const sent = [];
    page.on('request', (r) => { if (r.method() === 'POST' && /\/v1\/(statistics|blobs)$/.test(r.url())) sent.push(new URL(r.url()).pathname); });
    await send.click();
    await box.locator('.error-summary').waitFor();
    assert.equal(await box.locator('.error-summary li').count(), 3);
    assert.deepEqual(sent, []);
    await inspect(page, problems, size);

    // A file that is no such table: the server's sentence stands at the file, and what was typed stays.
    await box.locator('input[type=file]').setInputFiles(csv(['名前,人数', 'A,1']));
    await box.getByLabel(/^時点/).fill('R7.3.31');
    await box.getByLabel(/^出典(?!の表示)/).fill(source);
    await box.getByLabel('出典の表示').fill(`${source}を加工して作成`);
    await send.click();
    await box.locator('.field', { has: page.locator('input[type=file]') }).locator('.field__error').waitFor();
    assert.equal(await box.getByLabel(/^時点/).inputValue(), 'R7.3.31');

    await box.locator('input[type=file]').setInputFiles(csv(['圏域,65歳以上,75歳以上', `${one},"４，２１０人",2350`, `${two},100,200`, 'どこにもない圏域,5,3', ',x,1']));
    sent.length = 0;
    await send.dblclick();
    await box.locator('.sum').waitFor();
    assert.deepEqual(sent, ['/v1/blobs', '/v1/statistics']);
    assert.deepEqual(await box.locator('.sum dd').allInnerTexts(), ['4', '1', '3']);
    const refused = (await box.locator('.import-row').allInnerTexts()).join('\n');
    for (const words of ['75歳以上が65歳以上より多く', 'この名前の圏域がありません', '人数を読み取れません', 'どこにもない圏域']) assert.ok(refused.includes(words), `${words} is not in ${refused}`);
    await inspect(page, problems, size);
    const { rows, people_sources } = await api(context, session, 'GET', '/v1/stats/load');
    assert.ok(people_sources.some((s) => s.source_name === source && s.as_of === '2025-03-31'), JSON.stringify(people_sources));
    assert.ok(rows.some((r) => r.zone === one && r.people_65_per_provider > 0));
    await context.close();
  });
}

test('who may not import is not offered to load people', async () => {
  const { context, page } = await visit('/desk/stats?tab=load');
  await page.route('**/v1/session', async (route) => {
    const answer = await route.fetch();
    const session = await answer.json();
    await route.fulfill({ response: answer, json: { ...session, permissions: session.permissions.filter((p) => p !== 'import.run') } });
  });
  await page.reload();
  await settled(page);
  await page.locator('.table').first().waitFor();
  assert.equal(await page.locator('.people-load').count(), 0);
  await context.close();
});

test('the fullest facility prints on two sheets, nothing beyond the paper, its name at the foot', async () => {
  const { context, page, session } = await visit('/desk/');
  const { items } = await api(context, session, 'GET', `/v1/facilities?q=${encodeURIComponent('くずは訪問看護ステーション')}&limit=1`);
  await page.goto(`${base}/desk/facilities/${items[0].id}`);
  await settled(page);
  const foot = await page.evaluate(() => document.adoptedStyleSheets.flatMap((s) => [...s.cssRules].map((r) => r.cssText)).join(''));
  assert.ok(foot.includes(items[0].name) && foot.includes('要 Kaname'), foot);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const sheets = (pdf.match(/\/Type\s*\/Page\b/g) ?? []).length;
  assert.ok(sheets >= 1 && sheets <= 2, `${sheets} sheets`);
  await page.setViewportSize({ width: 703, height: 1000 });  // A4 less its margins
  await page.emulateMedia({ media: 'print' });
  const cut = await page.evaluate(() => [...document.querySelectorAll('.main :is(p, dt, dd, li, td, th, h1, h2, h3, a, .badge)')]
    .filter((e) => e.checkVisibility() && !e.closest('.sr-only') && (e.getBoundingClientRect().right > innerWidth + 1 || e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflow !== 'visible'))
    .map((e) => e.textContent));
  assert.deepEqual(cut, []);
  assert.equal(await page.locator('.nav, .head, .thumb-bar, .facility-aside').evaluateAll((all) => all.filter((e) => e.checkVisibility()).length), 0);
  await context.close();
});
