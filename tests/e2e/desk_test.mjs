// SPDX-License-Identifier: Apache-2.0
// Journeys at the desk: find, read, change, take back; with keys alone, with an input method, over a reload.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { DESK, PHONE, api, base, close, settled, visit } from './harness.mjs';

after(close);

const first = async (context, session, query) => (await api(context, session, 'GET', `/v1/facilities?${query}&limit=1`)).items[0];

test('sign-in: a wrong password says so and keeps the login; the right one opens the desk', async () => {
  const { context, page } = await visit('/desk/', { signedIn: false });
  await page.fill('input[name=username]', 'nobody');
  await page.fill('input[name=password]', 'wrong-password-here');
  await page.click('button[type=submit]');
  await page.waitForSelector('[role=alert]');
  assert.equal(await page.inputValue('input[name=username]'), 'nobody');
  const { account } = await import('./harness.mjs');
  await page.fill('input[name=username]', account.login);
  await page.fill('input[name=password]', account.password);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.shell');
  await context.close();
});

for (const [device, size] of [['desk', DESK], ['phone', PHONE]]) {
  test(`胃瘻 訪問看護 is answered in the list, opened, and shows whom to call (${device})`, async () => {
    const { context, page } = await visit('/desk/', { size });
    await page.locator('[data-main-search]:visible').fill('胃瘻 訪問看護');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.result');
    assert.ok(new URL(page.url()).searchParams.get('q') === '胃瘻 訪問看護');
    assert.match(await page.locator('.result').first().innerText(), /訪問看護/);
    assert.ok((await page.locator('.result .mark').count()) > 0, 'no answer is shown in the rows');
    await page.locator('.result__name').first().click();
    await page.waitForSelector('.call-now__line');
    assert.ok((await page.locator('.call-now__line').innerText()).length > 3);
    await context.close();
  });
}

for (const [device, size] of [['desk', DESK], ['phone', PHONE]]) {
  test(`胃瘻 訪問看護 牧野: the 圏域 of the school district is offered, picked, and the words before it stay (${device})`, async () => {
    const { context, page } = await visit('/desk/', { size });
    await page.locator('[data-main-search]:visible').fill('胃瘻 訪問看護 牧野');
    await page.locator('[role=option]', { hasText: '圏域' }).first().click();
    await page.waitForSelector('.result');
    const asked = new URL(page.url()).searchParams;
    assert.equal(asked.get('q'), '胃瘻 訪問看護');
    assert.ok(asked.get('zone'), 'the zone is not in the address');
    await settled(page);
    const inZone = await page.locator('.result').count();
    await page.locator('.chip--on').first().click();
    await page.waitForFunction(() => !location.search.includes('zone='));
    await settled(page);
    assert.ok((await page.locator('.result').count()) > inZone, 'the zone narrowed nothing');
    await context.close();
  });
}

test('with keys alone: / searches, j moves, Enter opens, g s goes back to the search, ? lists the keys, Esc closes', async () => {
  const { context, page } = await visit('/desk/');
  await page.keyboard.press('/');
  await page.keyboard.type('訪問看護');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.result');
  await page.locator('[data-main-search]').blur();
  await page.keyboard.press('j');
  const name = await page.evaluate(() => document.activeElement.textContent);
  await page.keyboard.press('j');
  assert.notEqual(await page.evaluate(() => document.activeElement.textContent), name);
  await page.keyboard.press('k');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), name);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.facility-head h1');
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.waitForURL(/\/desk\/search/);
  await page.keyboard.press('?');
  await page.waitForSelector('dialog[open]');
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog[open]', { state: 'detached' });
  await context.close();
});

test('the Enter that ends a conversion does not search', async () => {
  const { context, page } = await visit('/desk/search');
  const box = page.locator('[data-main-search]');
  await box.focus();
  const client = await context.newCDPSession(page);
  await client.send('Input.imeSetComposition', { text: 'いろう', selectionStart: 3, selectionEnd: 3 });
  await client.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 });
  await page.waitForTimeout(300);
  assert.equal(new URL(page.url()).searchParams.get('q'), null);
  await client.send('Input.insertText', { text: '胃瘻' });
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=/);
  assert.equal(new URL(page.url()).searchParams.get('q'), '胃瘻');
  await context.close();
});

test('filters live in the address: the same address gives the same list, Back brings the list back', async () => {
  const { context, page } = await visit('/desk/search?kind=home_nursing&cap=gastrostomy%3Ayes%2Bconditional');
  const count = await page.locator('.search-count').innerText();
  assert.equal(await page.locator('.chip--on').count(), 2);
  const again = await context.newPage();
  await again.goto(page.url());
  await settled(again);
  assert.equal(await again.locator('.search-count').innerText(), count);
  await page.locator('.chip--on').first().click();
  await settled(page);
  assert.equal(new URL(page.url()).searchParams.get('kind'), null);
  await page.goBack();
  await settled(page);
  await page.waitForFunction((text) => document.querySelector('.search-count')?.textContent === text, count);
  await page.goto(`${base}/desk/search?kind=home_nursing`);
  await settled(page);
  await page.evaluate(() => document.querySelectorAll('.result__name')[8].scrollIntoView({ block: 'center' }));
  await page.waitForTimeout(400);
  const y = await page.evaluate(() => scrollY);
  assert.ok(y > 300, 'the list is too short to scroll');
  await page.locator('.result__name').nth(8).click();
  await page.waitForSelector('.facility-head');
  await page.goBack();
  await page.waitForSelector('.result');
  await page.waitForTimeout(500);
  assert.ok(Math.abs((await page.evaluate(() => scrollY)) - y) < 120, 'the list is not where it was left');
  await context.close();
});

test('nothing found says what was searched and offers one way on', async () => {
  const { context, page } = await visit('/desk/search?q=%E3%81%82%E3%82%8A%E3%81%88%E3%81%AA%E3%81%84%E5%90%8D%E5%89%8DXYZ&kind=home_nursing');
  assert.match(await page.locator('.empty').innerText(), /ありえない名前XYZ/);
  await page.locator('.empty .button--primary').click();
  await page.waitForFunction(() => !location.search.includes('kind='));
  await context.close();
});

test('a change is saved, seen in another open window without reload, and taken back', async () => {
  const { context, page, session } = await visit('/desk/');
  const { id, phone } = await first(context, session, 'kind=home_nursing&status=active');
  const other = await context.newPage();
  await other.goto(`${base}/desk/facilities/${id}`);
  await other.waitForSelector('#g-contact');
  await page.goto(`${base}/desk/facilities/${id}?edit=contact`);
  await page.fill('#e-contact-phone', '072-999-0001');
  await page.locator('#edit-contact button[type=submit]').click();
  await page.waitForSelector('.toast');
  await other.waitForFunction(() => document.querySelector('#g-contact')?.textContent.includes('072-999-0001'), undefined, { timeout: 8000 });
  await page.locator('.toast .button').first().click();
  await page.waitForFunction((old) => document.querySelector('#g-contact')?.textContent.includes(old) || !document.querySelector('#g-contact')?.textContent.includes('072-999-0001'), phone, { timeout: 8000 });
  const now = await api(context, session, 'GET', `/v1/facilities/${id}`);
  assert.equal(now.facility.phone, phone);
  await context.close();
});

test('the undo stays for ten seconds at least', async () => {
  const { context, page, session } = await visit('/desk/');
  const { id } = await first(context, session, 'kind=home_nursing');
  await page.goto(`${base}/desk/facilities/${id}?edit=contact`);
  await page.fill('#e-contact-fax', '072-999-0002');
  await page.locator('#edit-contact button[type=submit]').click();
  await page.waitForSelector('.toast .button');
  await page.mouse.move(5, 5);
  await page.waitForTimeout(10_000);
  await page.locator('.toast .button').first().click();
  await page.waitForTimeout(500);
  await context.close();
});

test('what was typed is there after a reload, with its time', async () => {
  const { context, page, session } = await visit('/desk/');
  const { id } = await first(context, session, 'kind=home_nursing');
  await page.goto(`${base}/desk/facilities/${id}?edit=basic`);
  await page.fill('#e-basic-public_note', '駐車場は建物の裏です。');
  await page.reload();
  await page.waitForSelector('#e-basic-public_note');
  assert.equal(await page.inputValue('#e-basic-public_note'), '駐車場は建物の裏です。');
  assert.match(await page.locator('#edit-basic .edit-foot').innerText(), /\d{1,2}:\d\d/);
  await page.locator('#edit-basic .edit-foot .button').nth(1).click();
  await context.close();
});

test('two people at one group: different fields are joined, the same field is asked', async () => {
  const { context, page, session } = await visit('/desk/');
  const { id } = await first(context, session, 'kind=care_management');
  await page.goto(`${base}/desk/facilities/${id}?edit=contact`);
  await page.fill('#e-contact-phone', '072-999-1111');
  await page.fill('#e-contact-url', 'https://mine.example');
  const before = (await api(context, session, 'GET', `/v1/facilities/${id}`)).facility;
  const { phone_extension, fax, fax_verified, mail } = before;
  await api(context, session, 'PUT', `/v1/facilities/${id}/contact`, { base_seq: before.changed_seq, values: { phone: '072-999-2222', phone_extension, fax: '072-999-3333', fax_verified, mail, url: before.url } });
  await page.locator('#edit-contact button[type=submit]').click();
  await page.waitForSelector('#edit-clash');
  assert.equal(await page.inputValue('#e-contact-fax'), '072-999-3333', 'the other one\'s FAX was not taken over');
  assert.equal(await page.inputValue('#e-contact-url'), 'https://mine.example', 'own text was lost');
  await page.locator('#edit-clash .button').click();
  await page.locator('#edit-contact button[type=submit]').click();
  await page.waitForSelector('#edit-contact', { state: 'detached' });
  const now = (await api(context, session, 'GET', `/v1/facilities/${id}`)).facility;
  assert.deepEqual([now.phone, now.fax, now.url], ['072-999-1111', '072-999-3333', 'https://mine.example']);
  await api(context, session, 'PUT', `/v1/facilities/${id}/contact`, { base_seq: now.changed_seq, values: { phone: before.phone, phone_extension, fax, fax_verified, mail, url: before.url } });
  await context.close();
});

test('required fields are asked at the end, on top with a link and at the field', async () => {
  const { context, page } = await visit('/desk/facilities/new');
  await page.locator('#new-form button[type=submit]').click();
  await page.waitForSelector('.error-summary');
  await page.locator('.error-summary a').first().click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'e-new-name');
  assert.equal(await page.getAttribute('#e-new-name', 'aria-invalid'), 'true');
  await context.close();
});

test('letters: 大 and 特大 scale everything and outlive a reload; nothing scrolls sideways', async () => {
  for (const [size, text, px] of [[DESK, 'large', 20], [DESK, 'huge', 24]]) {
    const { context, page } = await visit('/desk/search', { size });
    await page.evaluate((t) => localStorage.setItem('kaname.text', t), text);
    await page.reload();
    await settled(page);
    assert.equal(await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize)), px);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1));
    await context.close();
  }
});

test('the language changes in place and keeps the filter', async () => {
  const { context, page } = await visit('/desk/search?kind=home_nursing');
  await page.locator('.account-button').click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.waitForFunction(() => document.documentElement.lang === 'en' && document.body.textContent.includes('Find resources'));
  assert.match(page.url(), /kind=home_nursing/);
  await context.close();
});

test('print: only the rows, the filter and the date', async () => {
  const { context, page } = await visit('/desk/search?kind=home_nursing');
  await page.emulateMedia({ media: 'print' });
  for (const gone of ['.nav', '.head', '.search-bar', '.search-map']) assert.equal(await page.locator(gone).first().isVisible().catch(() => false), false, `${gone} is printed`);
  assert.ok(await page.locator('.result').first().isVisible());
  assert.match(await page.locator('.print-only').first().innerText(), /訪問看護.*令和/s);
  const pdf = await page.pdf({ format: 'A4' });
  assert.ok(pdf.length > 10_000);
  await context.close();
});

test('files of the list: Excel and CSV answer', async () => {
  const { context, session } = await visit('/desk/');
  assert.ok(session);
  for (const file of ['facilities.xlsx', 'facilities.csv']) {
    const answer = await context.request.get(`${base}/v1/${file}?kind=home_nursing`);
    assert.equal(answer.status(), 200, file);
    assert.match(answer.headers()['content-disposition'] ?? '', /attachment/, file);
  }
  await context.close();
});
