// SPDX-License-Identifier: Apache-2.0
// Writing what the reader needs: a visit note in six taps and a voice memo without a signal, pins that stay; at the desk the same
// templates with keys alone, pasting in from another tool, 第5表 on paper, the area's templates.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { DESK, PHONE, account, api, base, close, inspect, open, settled, visit } from './harness.mjs';

const CARE = 'office-tsumugi', NURSE = 'office-kuzuha', CODE = '408213';
const run = randomUUID().slice(0, 6);
let town, townSession, rule, person, care;

const window_ = async () => (await open()).newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo', viewport: PHONE, reducedMotion: 'reduce', hasTouch: true, permissions: ['microphone'] });
const enter = async (context, login) => (await context.request.post(`${base}/v1/session`, { data: { login, password: account.password }, headers: { 'Idempotency-Key': randomUUID() } })).json();
const threadOf = async (id) => (await (await care.context.request.get(`${base}/v1/people/${id}/thread?limit=100`)).json()).entries;
const today = () => new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);

before(async () => {
  town = await window_();
  townSession = await enter(town, account.login);
  rule = await api(town, townSession, 'GET', '/v1/settings/offline');
  await api(town, townSession, 'PUT', '/v1/settings/offline', { ...rule, offline: 'own' });
  care = await visit('/desk/people', { login: CARE });
  const nurse = await enter(await window_(), NURSE);
  const act = (method, path, data) => api(care.context, care.session, method, path, data);
  const made = await act('POST', '/v1/people', { basics: { name: `𠮷田 髙${run}`, name_kana: `よしだ たか${run}`, birth: '昭和16年4月3日', sex: 'female' }, office_id: care.session.offices[0].id });
  person = made.person;
  await act('POST', `/v1/people/${person.id}/consents`, { purpose: '在宅療養の支援', items: ['心身の状況'], parties: 'team', starts_on: '2026-01-01', method: 'paper', explained_by: '紬木', explained_on: '2026-01-01', signer: 'self', signer_name: person.name });
  await act('POST', `/v1/people/${person.id}/team`, { account_id: nurse.account.id, office_id: nurse.offices[0].id, profession: 'nurse', duty: '訪問看護' });
  const old = await act('POST', `/v1/people/${person.id}/entries`, { kind: 'note', text: '急な時は、まず訪問看護へ電話。', at: new Date(Date.now() - 200 * 86_400_000).toISOString() });
  await act('POST', `/v1/people/${person.id}/pins`, { entry_id: old.id });
});
after(async () => {
  await api(town, townSession, 'PUT', '/v1/settings/offline', rule);
  await care.context.close();
  await close();
});

async function type(page, code) {
  await page.waitForSelector('.pad__key:not([aria-disabled])');
  for (const digit of code) await page.locator('.pad__key', { hasText: digit }).click();
}
async function phone() {
  const context = await window_();
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error' && /Content Security Policy|Uncaught|Minified React/.test(message.text())) problems.push(message.text()); });
  await page.goto(`${base}/phone/`);
  await page.fill('input[name=username]', NURSE);
  await page.fill('input[name=password]', account.password);
  await page.keyboard.press('Enter');
  await type(page, CODE);
  await type(page, CODE);
  await page.waitForSelector('.places');
  await page.waitForSelector('.state--on:has-text(":")', { timeout: 15_000 });
  return { context, page, problems };
}
async function kept(all) {
  await all.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await all.page.reload();
  await type(all.page, CODE);
  await all.page.waitForSelector('.places');
  return all;
}
const line = (page) => page.locator('.person-line a', { hasText: run }).first();

test('a visit note in six taps without typing, without a signal; what the reader lacks is said and stops nothing', async () => {
  const { context, page, problems } = await kept(await phone());
  await page.locator('.places__one').nth(2).click();
  await line(page).click();
  await page.locator('textarea').fill('はじめの記録');
  await page.locator('.write__send .button').click();
  await page.locator('dialog .button--primary').click(); // who will read it: asked once
  await page.waitForSelector('.thread__entry');
  await context.setOffline(true);
  await page.locator('.places__one').nth(0).click();

  let taps = 0;
  const tap = async (where) => { await where.click(); taps++; };
  await tap(page.locator('.places__one').nth(2));
  await tap(line(page));
  await tap(page.getByRole('button', { name: '変わりなし' }));
  assert.match(await page.locator('.write__send [role=status]').innerText(), /まだ書いていない 1件/);
  await tap(page.getByRole('button', { name: '薬は飲めています' }));
  await tap(page.getByRole('button', { name: '皮膚に異常ありません' }));
  assert.match(await page.locator('.write__send [role=status]').innerText(), /そろっています/);
  await inspect(page, problems, PHONE, 'a template on the phone');
  await tap(page.locator('.write__send .button'));
  await page.waitForSelector('.thread__entry--waiting');
  assert.ok(taps <= 6, `${taps} taps`);

  await page.locator('.places__one').nth(2).click();
  await line(page).click();
  await page.getByRole('button', { name: '状態の変化を主治医へ' }).click();
  assert.match(await page.locator('.write__send [role=status]').innerText(), /医師が知りたいこと: まだ書いていない 6件/);
  await page.getByLabel(/^ふだんとの違い/).fill('会話で息が切れる');
  assert.match(await page.locator('.write__send [role=status]').innerText(), /まだ書いていない 5件/);
  await inspect(page, problems, PHONE, 'a long template on the phone');
  if (process.env.KANAME_PICTURES) await page.screenshot({ path: `${process.env.KANAME_PICTURES}/phone-template.png` });
  await page.locator('.write__send .button').click();
  await page.waitForFunction(() => document.querySelectorAll('.thread__entry--waiting').length === 2);
  await context.setOffline(false);
  await page.waitForSelector('.thread__entry--waiting', { state: 'detached', timeout: 20_000 });
  const [changed, usual] = (await threadOf(person.id)).filter((one) => one.template_code);
  assert.deepEqual([usual.kind, usual.template_code, usual.text], ['visit', 'as_usual', '訪問しました。いつもと変わりありません。\n薬は飲めています。皮膚に異常ありません。']);
  assert.equal(changed.text, '状態に変化があります。\nふだんとの違い: 会話で息が切れる');
  assert.deepEqual(problems, []);
  await context.close();
});

test('a voice memo is recorded without a signal, heard, thrown away or sent; both hear it in the thread', async () => {
  const { context, page, problems } = await kept(await phone());
  await context.setOffline(true);
  await page.goto(`${base}/phone/write/${person.id}`);
  await type(page, CODE);
  const record = async () => {
    await page.getByRole('button', { name: /^音声メモ/ }).click();
    await page.getByRole('button', { name: '録音を始める' }).click();
    await page.waitForFunction(() => /0:0[1-9]/.test(document.querySelector('.voice__time')?.textContent ?? ''), undefined, { timeout: 10_000 });
    await page.getByRole('button', { name: '録音を終える' }).click();
    await page.waitForSelector('dialog audio');
  };
  await record();
  await inspect(page, problems, PHONE, 'a recorded memo');
  if (process.env.KANAME_PICTURES) await page.screenshot({ path: `${process.env.KANAME_PICTURES}/phone-voice.png` });
  await page.getByRole('button', { name: '捨てる' }).click();
  await page.getByRole('button', { name: /元に戻せません/ }).click();
  assert.equal(await page.locator('dialog audio').count(), 0);
  await page.keyboard.press('Escape');
  await record();
  assert.ok(await page.evaluate(() => new Promise((done) => { const a = document.querySelector('dialog audio'); a.onloadeddata = () => done(true); a.onerror = () => done(false); if (a.readyState >= 2) done(true); a.load(); })), 'it can be heard before it is sent');
  await page.getByRole('button', { name: 'この音声を付ける' }).click();
  await page.waitForSelector('dialog', { state: 'detached' });
  await page.locator('.write__send .button').click();
  const ask = page.locator('dialog .button--primary');
  if (await ask.count()) await ask.click();
  await page.waitForSelector('.thread__entry--waiting audio');
  await page.reload();
  await type(page, CODE);
  await page.waitForSelector('.thread__entry--waiting audio');
  await context.setOffline(false);
  await page.waitForSelector('.thread__entry--waiting', { state: 'detached', timeout: 20_000 });
  await page.waitForFunction(() => !/待ち/.test(document.querySelector('.state').textContent));
  const memo = (await threadOf(person.id)).find((one) => one.kind === 'voice');
  assert.equal(memo.attachments[0].arrived, true);
  assert.match(memo.attachments[0].content_type, /^audio\/(webm|mp4|ogg)$/);
  await page.waitForSelector('.thread__entry:not(.thread__entry--waiting) audio');
  const desk = await visit(`/desk/people/${person.id}?tab=thread`, { login: CARE });
  const player = desk.page.locator(`#entry-${memo.id} audio`);
  assert.ok(await player.evaluate((a) => new Promise((done) => { a.onloadeddata = () => done(true); a.onerror = () => done(false); a.preload = 'auto'; a.load(); })), 'it can be heard at the desk');
  await desk.context.close();
  assert.deepEqual(problems, []);
  await context.close();
});

test('a browser without a microphone says what to do; a file that is no sound is refused in words', async () => {
  const { context, page, problems } = await phone();
  await page.evaluate(() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError')); });
  await page.locator('.places__one').nth(2).click();
  await line(page).click();
  await page.getByRole('button', { name: /^音声メモ/ }).click();
  await page.getByRole('button', { name: '録音を始める' }).click();
  assert.match(await page.locator('dialog [role=alert]').innerText(), /マイクが許可されていません。.*ファイルを選んで/);
  await page.setInputFiles('dialog input[type=file]', { name: 'memo.m4a', mimeType: 'audio/mp4', buffer: Buffer.from('<html>no sound</html>') });
  await page.waitForFunction(() => /この音声は扱えません/.test(document.querySelector('dialog [role=alert]')?.textContent ?? ''));
  await page.keyboard.press('Escape');
  await page.evaluate(() => { delete globalThis.MediaRecorder; });
  await page.getByRole('button', { name: /^音声メモ/ }).click();
  assert.match(await page.locator('dialog .notice').first().innerText(), /このブラウザーでは録音できません/);
  assert.equal(await page.locator('dialog input[type=file]').count(), 1);
  assert.deepEqual(problems, []);
  await context.close();
});

test('what is pinned lies on the phone however old; a template made of a note comes back with the next pull', async () => {
  const { context, page, problems } = await kept(await phone());
  await page.locator('.places__one').nth(1).click();
  await line(page).click();
  const first = page.locator('.thread__entry').first();
  assert.match(await first.innerText(), /固定[\s\S]*急な時は、まず訪問看護へ電話。/);
  await first.getByRole('button', { name: 'ほか' }).click();
  await first.getByRole('button', { name: 'この記録をひな形にする' }).click();
  await page.getByLabel(/ひな形の名前/).fill(`急な時${run}`);
  await inspect(page, problems, PHONE, 'a template of a note');
  await page.getByRole('button', { name: 'ひな形として残す' }).click();
  await page.waitForSelector('dialog', { state: 'detached' });
  await page.waitForFunction(() => !/待ち/.test(document.querySelector('.state').textContent));
  await page.locator('.places__one').nth(2).click();
  await line(page).click();
  await page.getByRole('button', { name: `急な時${run}` }).click();
  assert.match(await page.locator('textarea').inputValue(), /急な時は、まず訪問看護へ電話。/);
  const nurse = await (await context.request.get(`${base}/v1/session`)).json();
  const mine = (await (await context.request.get(`${base}/v1/templates`)).json()).items.filter((one) => one.scope === 'own');
  for (const one of mine) await api(context, nurse, 'DELETE', `/v1/me/templates/${one.id}`);
  await page.goto(`${base}/phone/people/${person.id}`);
  await type(page, CODE);
  await page.waitForSelector('.thread__entry');
  await page.locator('.thread__entry').first().getByRole('button', { name: 'ほか' }).click();
  await context.setOffline(true);
  await page.getByRole('button', { name: '固定をはずす' }).click();
  await page.waitForFunction(() => !document.querySelector('.thread__entry')?.textContent.includes('固定'));
  await context.setOffline(false);
  await page.waitForFunction(() => !/待ち/.test(document.querySelector('.state').textContent));
  const pins = await (await care.context.request.get(`${base}/v1/people/${person.id}/pins`)).json();
  assert.deepEqual(pins.pins, []);
  assert.deepEqual(problems, []);
  await context.close();
});

test('at the desk a template is filled in with keys alone', async () => {
  const { context, page, problems } = await visit(`/desk/people/${person.id}?tab=thread`, { login: CARE });
  await page.locator('#write-text').focus();
  await page.locator('#write-template').focus();
  for (let i = 0; i < 40 && (await page.locator('#write-template').inputValue()) !== 'ask_doctor'; i++) await page.keyboard.press('ArrowDown');
  await page.waitForSelector('.prompts:has-text("相談したいこと")');
  const by = (name) => page.getByRole('button', { name });
  await page.keyboard.press('Tab'); // why and the good example
  await page.keyboard.press('Enter');
  assert.match(await page.locator('.prompts__why').innerText(), /良い例/);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'ケアプランへの医学的意見');
  await page.keyboard.press('Space');
  assert.equal(await by(/ケアプランへの医学的意見/).getAttribute('aria-pressed'), 'true');
  assert.equal(await page.locator('#write-text').inputValue(), 'ご相談があります。\n相談の目的: ケアプランへの医学的意見');
  await page.getByLabel(/^相談したいこと/).focus();
  await page.keyboard.type('特殊寝台の貸与');
  assert.match(await page.locator('.write-bar [role=status]').first().innerText(), /医師が知りたいこと: まだ書いていない 3件/);
  await inspect(page, problems, DESK, 'a template at the desk');
  if (process.env.KANAME_PICTURES) await page.screenshot({ path: `${process.env.KANAME_PICTURES}/desk-template.png`, fullPage: true });
  await page.keyboard.press('Control+Enter');
  await page.locator('dialog .button--primary').click();
  await page.waitForFunction(() => /特殊寝台の貸与/.test(document.querySelector('.entries .entry__text')?.textContent ?? ''));
  const [entry] = (await threadOf(person.id)).filter((one) => one.template_code === 'ask_doctor');
  assert.deepEqual([entry.kind, entry.addressees[0].profession], ['question', 'doctor']);
  await context.close();
});

const PASTED = `件名: 様子\n\n2026/10/05 10:32 山田花子\n熱が38度あります。\n10/6に受診します。\n2026/10/05 11:05 佐々木 医師\n午後に行きます。\n2026/10/06 09:00 山田花子\n下がりました。`;

test('text of another tool is pasted in, set right in a table, and is there once', async () => {
  const { context, page, problems } = await visit(`/desk/people/${person.id}?tab=thread`, { login: CARE });
  const paste = async () => {
    await page.getByRole('button', { name: '貼り付けて取り込む' }).click();
    await page.getByLabel('どこからコピーしましたか').fill('MCS');
    await page.getByLabel('ここに貼り付け').fill(PASTED);
    await page.getByRole('button', { name: '1件ずつに分ける' }).click();
    await page.waitForSelector('.paste tbody tr');
  };
  await paste();
  assert.equal(await page.locator('.paste tbody tr').count(), 4);
  await page.getByRole('button', { name: '4件を書き込む' }).click();
  assert.match(await page.locator('dialog [role=status]').last().innerText(), /直すところが1件/);
  await page.getByLabel('1件目 取り込む').uncheck();
  await page.getByRole('button', { name: '4件目 上とつなぐ' }).click();
  await inspect(page, problems, DESK, 'the table of what was pasted');
  if (process.env.KANAME_PICTURES) await page.screenshot({ path: `${process.env.KANAME_PICTURES}/desk-paste.png` });
  // A narrow window has another layout; what was set right is kept.
  const reopened = async () => {
    await settled(page);
    await page.getByRole('button', { name: '貼り付けて取り込む' }).click();
    await page.waitForSelector('.paste tbody tr');
    assert.equal(await page.locator('.paste tbody tr').count(), 3);
  };
  await page.setViewportSize(PHONE);
  await page.reload();
  await reopened();
  await inspect(page, problems, PHONE, 'the table of what was pasted, narrow');
  await page.setViewportSize(DESK);
  await page.reload();
  await reopened();
  // The line breaks: the draft and its keys stay, and the second try makes nothing twice.
  let tries = 0;
  await page.route('**/entries', async (route) => { if (tries++ === 0) await route.fetch(); return route.abort(); });
  await page.getByRole('button', { name: '2件を書き込む' }).click();
  await page.waitForSelector('.paste [role=alert]');
  assert.ok(tries > 0, 'it was there, and nobody could know');
  await page.unroute('**/entries');
  await page.reload();
  await reopened();
  await page.getByRole('button', { name: '2件を書き込む' }).click();
  await page.waitForSelector('dialog', { state: 'detached' });
  const pasted = (await threadOf(person.id)).filter((one) => one.text.startsWith('貼り付け（元: MCS）'));
  assert.deepEqual(pasted.map((one) => [one.kind, new Date(one.at).toISOString(), one.text]), [
    ['note', '2026-10-05T02:05:00.000Z', '貼り付け（元: MCS）　書いた人: 佐々木 医師\n午後に行きます。\n2026-10-06 09:00 山田花子\n下がりました。'],
    ['note', '2026-10-05T01:32:00.000Z', '貼り付け（元: MCS）　書いた人: 山田花子\n熱が38度あります。\n10/6に受診します。'],
  ]);
  await paste();
  assert.match(await page.locator('.paste tbody tr').nth(1).innerText(), /取り込まない/, 'what is here already is left out');
  assert.deepEqual(problems, []);
  await context.close();
});

test('第5表 of a period opens as a PDF', async () => {
  const { context, page, problems } = await visit(`/desk/people/${person.id}?tab=thread`, { login: CARE });
  await page.getByRole('button', { name: '支援経過（第5表）' }).click();
  await inspect(page, problems, DESK, 'the print of 第5表');
  if (process.env.KANAME_PICTURES) await page.screenshot({ path: `${process.env.KANAME_PICTURES}/desk-course.png` });
  await page.getByLabel('いつから').fill('R8.10.1');
  await page.getByRole('button', { name: '自分の事業所' }).click();
  const href = await page.getByRole('link', { name: 'PDFを開く' }).getAttribute('href');
  assert.match(href, /from=2026-10-01&to=[\d-]+&of=office$/);
  const paper = await context.request.get(base + href);
  assert.equal(paper.headers()['content-type'], 'application/pdf');
  assert.equal((await paper.body()).subarray(0, 5).toString(), '%PDF-');
  for (const kind of ['様子', '訪問', 'バイタル', '質問', '決めたこと', '写真', 'ファイル', '音声メモ', '訂正']) await page.locator('dialog').getByLabel(kind, { exact: true }).uncheck();
  assert.match(await page.locator('dialog [role=alert]').innerText(), /種類を一つは/);
  await context.close();
});

test('the town makes a template for its area, publishes it, and the nurse has it', async () => {
  const { context, page, problems } = await visit('/desk/templates');
  await page.getByRole('button', { name: '地域のひな形を作る' }).click();
  await page.getByLabel(/^ひな形の名前/).fill(`町の様式${run}`);
  await page.getByLabel('最初の文').fill('町の様式で書きます。');
  await page.getByRole('button', { name: '保存する' }).click();
  assert.match(await page.locator('[role=alert]').innerText(), /たずねることの名前が空です/);
  await page.getByLabel(/^たずねること/).first().fill('天気');
  await page.getByLabel('選べることば').fill('晴れ\nくもり');
  await inspect(page, problems, DESK, 'the editor of templates');
  if (process.env.KANAME_PICTURES) await page.screenshot({ path: `${process.env.KANAME_PICTURES}/desk-editor.png`, fullPage: true });
  await page.getByRole('button', { name: '保存する' }).click();
  const offered = async () => (await (await care.context.request.get(`${base}/v1/templates`)).json()).items.some((one) => one.body.name.ja === `町の様式${run}`);
  await page.waitForSelector(`.card:has-text("町の様式${run}")`);
  assert.equal(await offered(), false, 'a draft is for nobody');
  await page.getByRole('button', { name: `町の様式${run} 公開する` }).click();
  await page.waitForSelector(`.card:has-text("町の様式${run}") .badge--good`);
  assert.equal(await offered(), true);
  await page.getByRole('button', { name: `町の様式${run} やめる` }).click();
  await page.waitForSelector(`.card:has-text("町の様式${run}")`, { state: 'detached' });
  assert.equal(await offered(), false);
  assert.deepEqual(problems, []);
  await context.close();
});
