// SPDX-License-Identifier: Apache-2.0
// The thread at the desk: two offices write and read, marks, answers, corrections, vitals, a photo, the search, what waits.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { DESK, PHONE, api, base, close, inspect, settled, visit } from './harness.mjs';

const CARE = 'office-tsumugi';
const NURSE = 'office-kuzuha';
const run = String(Date.now() % 1_000_000).padStart(6, '0');
let serial = 0;

after(close);

// A person of the care manager, with the nurse's office in the team and the consent.
async function team() {
  const nurse = await visit('/desk/people', { login: NURSE });
  const office = nurse.session.offices[0];
  const nurseName = nurse.session.account.name;
  await nurse.context.close();
  const { context, session } = await visit('/desk/people', { login: CARE });
  const name = `連絡 ${run}${serial}`;
  const birth = `S${5 + (serial++ % 50)}.${1 + (Number(run[5]) % 9)}.${1 + (Number(run.slice(2)) % 27)}`;
  const made = await api(context, session, 'POST', '/v1/people', { basics: { name, name_kana: `れんらく ${'あいうえおかきくけこ'[serial % 10]}${'さしすせそたちつてと'[Number(run[4])]}`, birth } });
  const id = made.person.id;
  await api(context, session, 'POST', `/v1/people/${id}/team`, { office_id: office.id, duty: '訪問看護', profession: 'nurse' });
  await api(context, session, 'POST', `/v1/people/${id}/team`, { name: '民生委員（架空）', channel: 'fax', channel_address: '072-000-9999' });
  await api(context, session, 'POST', `/v1/people/${id}/consents`, {
    purpose: '共有', items: ['基本情報'], starts_on: '2026-01-01', explained_by: '紬木', explained_on: '2026-01-01', signer_name: name,
  });
  const write = (body) => api(context, session, 'POST', `/v1/people/${id}/entries`, body);
  return { id, name, nurseName, write, done: () => context.close() };
}

const page_of = (id, tab = 'thread') => `/desk/people/${id}?tab=${tab}`;

async function send(page, text, first = false) {
  await page.locator('#write-text').fill(text);
  await page.locator('.write-bar button[type=submit]').click();
  if (first) await page.locator('dialog .button--primary').click();
  await page.waitForFunction((wanted) => [...document.querySelectorAll('.entry__text')].some((e) => e.textContent === wanted), text);
}

// A small red picture.
function png() {
  const table = Array.from({ length: 256 }, (_, n) => { let c = n; for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; return c >>> 0; });
  const crc = (bytes) => { let c = 0xffffffff; for (const b of bytes) c = table[(c ^ b) & 255] ^ (c >>> 8); return (c ^ 0xffffffff) >>> 0; };
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc(body), body.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(20, 0);
  head.writeUInt32BE(20, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.concat(Array.from({ length: 20 }, () => Buffer.concat([Buffer.from([0]), Buffer.alloc(60, Buffer.from([200, 0, 0]))])));
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

test('whose page and who reads is said before the first sending; the other screen follows by itself; read, answered, understood', async () => {
  const t = await team();
  const nurse = await visit(page_of(t.id), { login: NURSE });
  const care = await visit(page_of(t.id), { login: CARE });
  await care.page.locator('#write-text').focus();
  await care.page.locator('.write-bar button[type=submit]').click();
  await care.page.waitForSelector('.write-bar .field__error');
  await care.page.locator('#write-text').fill('今日から新しいヘルパーが入ります');
  await care.page.getByLabel('急ぎ').check();
  await care.page.locator('.write-bar button[type=submit]').click();
  const asked = await care.page.locator('dialog').innerText();
  assert.match(asked, new RegExp(t.name));
  assert.match(asked, new RegExp(t.nurseName));
  assert.match(asked, /民生委員/);
  await care.page.locator('dialog .button--primary').click();
  // Urgent ones go to members without the app too; this time later.
  await care.page.getByRole('button', { name: 'あとで' }).click();
  await nurse.page.waitForSelector('.entry--urgent', { timeout: 10_000 });
  assert.match(await nurse.page.locator('.entry--urgent').innerText(), /新しいヘルパー/);

  // On the nurse's screen for a second: read, and the writer sees it; then 了解.
  await care.page.waitForFunction(() => /既読 1\/1/.test(document.querySelector('.entry--urgent summary')?.textContent ?? ''), undefined, { timeout: 10_000 });
  await nurse.page.locator('.entry--urgent .button--primary').click();
  await care.page.waitForFunction(() => /了解 1\/1/.test(document.querySelector('.entry--urgent summary')?.textContent ?? ''), undefined, { timeout: 10_000 });
  await care.page.locator('.entry--urgent summary').click();
  const marks = await care.page.locator('.entry--urgent .mark-list').innerText();
  assert.match(marks, new RegExp(`${t.nurseName}.*了解 \\d+:\\d\\d`, 's'));
  assert.match(marks, /民生委員.*FAX/s);

  await nurse.page.locator('.entry--urgent .entry__foot .button--quiet').first().click();
  await send(nurse.page, '承知しました', true);
  await care.page.waitForFunction(() => /承知しました/.test(document.querySelector('.entries')?.textContent ?? ''), undefined, { timeout: 10_000 });
  assert.match(await care.page.locator('.entry', { hasText: '承知しました' }).innerText(), /への返事/);

  // A correction stands above; the old words stay readable.
  await nurse.page.locator('.entry--mine .button--quiet').last().click();
  assert.equal(await nurse.page.locator('#write-text').inputValue(), '承知しました');
  await send(nurse.page, '承知しました。10時に伺います');
  await nurse.page.waitForSelector('.entry del');
  assert.equal(await nurse.page.locator('.entry del').innerText(), '承知しました');

  // The second sending does not ask again.
  await send(care.page, 'よろしくお願いします');
  await nurse.context.close();
  await care.context.close();
  await t.done();
});

test('what waits for me stands on the desk and goes when it is done', async () => {
  const t = await team();
  await t.write({ kind: 'note', text: '至急の連絡です', urgent: true });
  const { context, page } = await visit('/desk/', { login: NURSE });
  const line = page.locator('.inbox .waiting-line', { hasText: t.name }).filter({ hasText: '至急の連絡です' });
  await line.locator('.button--primary').click();
  await line.waitFor({ state: 'detached' });
  await context.close();
  await t.done();
});

test('vitals: last values beside, an unusual one is asked and still sent, chart and table tell it', async () => {
  const t = await team();
  await t.write({ kind: 'vitals', vitals: { spo2: 96, temperature: 36.4 } });
  const { context, page } = await visit(page_of(t.id), { login: CARE });
  await page.locator('.write-bar .segments button').nth(1).click();
  assert.match(await page.locator('#vital-spo2-last').innerText(), /96/);
  await page.locator('#vital-spo2').fill('８５');
  assert.match(await page.locator('#vital-spo2-last').innerText(), /この値でよいですか/);
  await page.locator('#vital-temperature').fill('368');
  await page.locator('#vital-temperature').press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'vital-spo2');
  await page.locator('.write-bar button[type=submit]').click();
  await page.locator('dialog .button--primary').click();
  await page.waitForFunction(() => /SpO2 85/.test(document.querySelector('.entries').textContent));
  assert.match(await page.locator('.entries').innerText(), /36\.8/);
  await page.goto(base + page_of(t.id, 'vitals'));
  await settled(page);
  assert.equal(await page.locator('.vital-out').count(), 1);
  await page.locator('.segments button', { hasText: '表' }).click();
  assert.match(await page.locator('table').innerText(), /85/);
  await context.close();
  await t.done();
});

test('a photo is drawn anew and shown; a file that is none of the kinds is refused with words', async () => {
  const t = await team();
  const { context, page } = await visit(page_of(t.id), { login: CARE });
  await page.locator('#write-text').fill('足の様子です');
  await page.locator('.write-bar input[type=file]').setInputFiles({ name: '足.png', mimeType: 'image/png', buffer: png() });
  await page.locator('.write-bar button[type=submit]').click();
  await page.locator('dialog .button--primary').click();
  await page.waitForFunction(() => document.querySelector('.attachments img')?.naturalWidth === 20);
  await page.locator('.write-bar input[type=file]').setInputFiles({ name: 'x.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<script>alert(1)</script>') });
  await page.locator('.write-bar button[type=submit]').click();
  await page.waitForSelector('.write-bar .field__error');
  assert.match(await page.locator('.write-bar .field__error').innerText(), /PDF|写真|ファイル/);
  await context.close();
  await t.done();
});

test('what is being written survives a killed window; the key that ends a conversion sends nothing', async () => {
  const t = await team();
  const { context, page } = await visit(page_of(t.id), { login: CARE });
  await page.locator('#write-text').fill('書きかけの様子');
  await page.waitForSelector('.write-bar [role=status]');
  await page.locator('#write-text').dispatchEvent('keydown', { key: 'Enter', ctrlKey: true, isComposing: true, bubbles: true });
  assert.equal(await page.locator('dialog').count(), 0);
  await page.waitForFunction((id) => Object.keys(localStorage).some((key) => key.includes(id)), t.id);
  assert.ok(!(await page.evaluate(() => JSON.stringify(localStorage))).includes('書きかけ'));
  await page.close();
  const again = await context.newPage();
  await again.goto(base + page_of(t.id));
  await again.waitForFunction(() => document.querySelector('#write-text')?.value === '書きかけの様子');
  await context.close();
  await t.done();
});

test('fifty at a time; the search finds two letters; a visit that ends in hospital changes the status', async () => {
  const t = await team();
  for (let n = 1; n <= 55; n++) await t.write({ kind: 'note', text: n === 3 ? '背中に褥瘡あり' : `記録 ${n}` });
  const { context, page } = await visit(page_of(t.id), { login: CARE });
  assert.equal(await page.locator('.entry').count(), 50);
  await page.locator('.entries + div .button').click();
  await page.waitForFunction(() => document.querySelectorAll('.entry').length === 55);
  await page.locator('.thread-find input').fill('褥瘡');
  await page.locator('.thread-find button').click();
  await page.waitForFunction(() => document.querySelectorAll('.entry').length === 1);
  assert.match(await page.locator('.entry').innerText(), /背中に褥瘡あり/);
  assert.ok(!page.url().includes('褥') && !decodeURIComponent(page.url()).includes('褥'));
  await page.locator('.thread-find input').fill('');
  await page.locator('.write-bar .segments button').nth(3).click();
  await page.locator('.write-bar .form-grid select').selectOption('admitted');
  await send(page, '救急搬送されました', true);
  await page.waitForFunction(() => /入院/.test(document.querySelector('.person-head').textContent));
  await context.close();
  await t.done();
});

for (const [device, size] of [['desk', DESK], ['phone', PHONE]]) {
  for (const lang of ['ja', 'en']) {
    test(`thread, vitals, what waits ${lang} ${device}`, async () => {
      const t = await team();
      const asked = await t.write({ kind: 'question', text: '吸引の回数は？', urgent: true, addressees: [{ profession: 'nurse' }] });
      await t.write({ kind: 'vitals', vitals: { systolic: 190, diastolic: 90, pulse: 70, spo2: 85 }, reply_to: asked.id });
      await t.write({ kind: 'visit', text: '訪問', closing: 'next_visit', closing_on: '2026-12-01' });
      const { context, page, problems } = await visit('/desk/', { login: NURSE, size, lang });
      await inspect(page, problems, size);
      await page.goto(base + page_of(t.id));
      await page.waitForSelector('.entry');
      await page.locator('.entry summary').first().click();
      for (const nth of [1, 2, 3]) {
        await page.locator('.write-bar .segments button').nth(nth).click();
        await inspect(page, problems, size);
      }
      await page.locator('#write-text').fill('x');
      await page.locator('.write-bar button[type=submit]').click();
      await inspect(page, problems, size, 'before the first sending');
      await page.goto(base + page_of(t.id, 'vitals'));
      await settled(page);
      await inspect(page, problems, size);
      await context.close();
      await t.done();
    });
  }
}
