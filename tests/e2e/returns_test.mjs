// SPDX-License-Identifier: Apache-2.0
// 返ってきた紙: the sheet of a conference comes back as a file and its ticks are typed beside the picture; one without a code is
// found by its number; the boxes of a scan are read. Numbers that FAX goes to by itself.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { DESK, PHONE, api, close, inspect, visit } from './harness.mjs';
import { ticked } from './scanned_sheet.mjs';

const CARE = 'office-tsumugi';
const scratch = mkdtempSync(path.join(os.tmpdir(), 'kaname-e2e-returns-'));
const run = String(Date.now() % 1_000_000).padStart(6, '0');

after(async () => {
  rmSync(scratch, { recursive: true, force: true });
  await close();
});

const picture = async (page, name) => {
  await page.evaluate(() => scrollTo(0, 0));
  if (process.env.KANAME_PICTURES) await page.screenshot({ path: `${process.env.KANAME_PICTURES}/${name}.png`, fullPage: true });
};
const at = (days) => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T14:00:00+09:00`;

test('a sheet that came back finds its conference and is typed; another is found by its number', async () => {
  const care = await visit('/desk/returns', { login: CARE });
  const { page } = care;
  const kana = [...run].map((digit) => 'あいうえおかきくけこ'[Number(digit)]).join('');
  const made = await api(care.context, care.session, 'POST', '/v1/people', { basics: { name: `返送 花${run}`, name_kana: `へんそう ${kana}`, birth: '1941-04-03' }, not_the_same: [] });
  const conference = await api(care.context, care.session, 'POST', '/v1/conferences', {
    person_id: made.person.id, title: '担当者会議', slots: [at(3), at(4), at(5)],
    invited: [{ office_name: '西村医院', name: '西村 一郎', profession: 'doctor', channel: 'fax', address: '072-800-1235' }, { office_name: '東薬局', profession: 'pharmacist', channel: 'fax', address: '072-800-1236' }],
  });
  const pdf = path.join(scratch, 'sheet.pdf');
  writeFileSync(pdf, await (await care.context.request.get(new URL(`/v1/conferences/${conference.id}/sheet.pdf?invited_id=${conference.invited[0].id}`, page.url()).href)).body());
  await page.getByLabel('ファイルを選ぶ').setInputFiles(pdf);
  const matched = page.getByRole('region', { name: '見つかった紙' });
  const row = matched.getByRole('link', { name: `担当者会議（${conference.invited[0].reply_number}）` });
  await row.waitFor({ timeout: 30_000 });

  // The top of the page is cut off by the scanner: no code.
  const cut = path.join(scratch, 'cut');
  assert.equal(spawnSync('pdftoppm', ['-r', '100', '-png', '-x', '0', '-y', '0', '-W', '827', '-H', '300', pdf, cut]).status, 0);
  await page.getByLabel('ファイルを選ぶ').setInputFiles({ name: 'cut.png', mimeType: 'image/png', buffer: readFileSync(`${cut}-1.png`) });
  await page.getByRole('region', { name: 'これはどれ？' }).getByRole('link', { name: 'どの書類かわからない紙' }).first().waitFor({ timeout: 30_000 });
  await inspect(page, care.problems, DESK, 'the list');
  await picture(page, 'returns-desk');
  const phone = await visit('/desk/returns', { login: CARE, size: PHONE });
  await phone.page.getByRole('link', { name: `担当者会議（${conference.invited[0].reply_number}）` }).waitFor();
  await inspect(phone.page, phone.problems, PHONE, 'the list');
  await picture(phone.page, 'returns-phone');

  await row.click();
  await page.getByRole('img', { name: '返ってきた紙 1ページ目' }).waitFor();
  for (const [i, sign] of [/○/, /△/, /×/].entries()) await page.getByRole('group').nth(i).getByRole('radio', { name: sign }).check();
  await page.waitForFunction(() => [...document.images].every((one) => one.complete && one.naturalWidth > 0));
  await inspect(page, care.problems, DESK, 'typing beside the sheet');
  await picture(page, 'return-desk');
  await phone.page.goto(page.url());
  await phone.page.getByRole('group').first().waitFor();
  await inspect(phone.page, phone.problems, PHONE, 'typing under the sheet');
  await picture(phone.page, 'return-phone');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('region', { name: '入れおわった紙（1か月）' }).getByRole('link', { name: new RegExp(conference.invited[0].reply_number) }).waitFor();
  const answered = await api(care.context, care.session, 'GET', `/v1/conferences/${conference.id}`);
  assert.deepEqual(answered.invited[0].answers.map((one) => one.answer), ['yes', 'maybe', 'no']);
  assert.equal(answered.invited[0].via, 'fax');

  await page.getByRole('region', { name: 'これはどれ？' }).getByRole('link', { name: 'どの書類かわからない紙' }).first().click();
  await page.getByLabel('紙の受付番号').fill('000000');
  await page.getByRole('button', { name: 'さがす' }).click();
  await page.getByText('その番号の書類は見つかりません。').waitFor();
  await page.getByLabel('紙の受付番号').fill(conference.invited[1].reply_number.toLowerCase());
  await page.getByRole('button', { name: 'さがす' }).click();
  await page.getByRole('button', { name: /^これです：/ }).waitFor();
  await inspect(page, care.problems, DESK, 'which is it');
  await picture(page, 'return-which');
  await page.getByRole('button', { name: /^これです：/ }).click();
  await page.getByRole('heading', { name: '紙を見ながら入れる' }).waitFor();
  await page.getByRole('button', { name: '捨てる' }).click();
  await page.getByRole('button', { name: '捨てる' }).click();
  await page.waitForURL(/\/returns$/);
});

test('the boxes of a scanned sheet are read: somebody compares and saves, and types nothing', async () => {
  const care = await visit('/desk/returns', { login: CARE });
  const { page } = care;
  const kana = [...run].map((digit) => 'さしすせそたちつてと'[Number(digit)]).join('');
  const made = await api(care.context, care.session, 'POST', '/v1/people', { basics: { name: `印 花${run}`, name_kana: `しるし ${kana}`, birth: '1940-04-03' }, not_the_same: [] });
  const conference = await api(care.context, care.session, 'POST', '/v1/conferences', {
    person_id: made.person.id, title: '印を読む会議', slots: [at(3), at(4), at(5), at(6)],
    invited: [{ office_name: '西村医院', name: '西村 一郎', profession: 'doctor', channel: 'fax', address: '072-800-1235' }],
  });
  const pdf = path.join(scratch, 'boxes.pdf');
  writeFileSync(pdf, await (await care.context.request.get(new URL(`/v1/conferences/${conference.id}/sheet.pdf`, page.url()).href)).body());
  await page.getByLabel('ファイルを選ぶ').setInputFiles({ name: 'scan.png', mimeType: 'image/png', buffer: await ticked(page, readFileSync(pdf), [2, 0, 1, 0]) });
  await page.getByRole('link', { name: `印を読む会議（${conference.invited[0].reply_number}）` }).click({ timeout: 30_000 });
  await page.getByText('紙の印を読みました', { exact: false }).waitFor();
  for (const [i, sign] of [/×/, /○/, /△/, /○/].entries()) assert.ok(await page.getByRole('group').nth(i).getByRole('radio', { name: sign }).isChecked(), `row ${i + 1}`);
  await page.waitForFunction(() => [...document.images].every((one) => one.complete && one.naturalWidth > 0));
  await inspect(page, care.problems, DESK, 'what was read of a sheet');
  await picture(page, 'return-read-desk');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('region', { name: '入れおわった紙（1か月）' }).getByRole('link', { name: new RegExp(conference.invited[0].reply_number) }).waitFor();
  const answered = await api(care.context, care.session, 'GET', `/v1/conferences/${conference.id}`);
  assert.deepEqual(answered.invited[0].answers.map((one) => one.answer), ['no', 'yes', 'maybe', 'yes']);
});

test('the cover of a form that was FAXed comes back: its tick is proposed and becomes the receiver\'s word', async () => {
  const care = await visit('/desk/returns', { login: CARE });
  const { page } = care;
  const kana = [...run].map((digit) => 'なにぬねのはひふへほ'[Number(digit)]).join('');
  const made = await api(care.context, care.session, 'POST', '/v1/people', { basics: { name: `受領 花${run}`, name_kana: `じゅりょう ${kana}`, birth: '1939-04-03' }, not_the_same: [] });
  const { line } = await api(care.context, care.session, 'POST', '/v1/documents', { form_code: 'nursing_summary', person_id: made.person.id });
  const sent = await api(care.context, care.session, 'POST', `/v1/documents/${line.id}/send`, { receivers: [{ name: '西村 一郎', office_name: '西村医院', channel: 'fax', address: '072-800-1235' }], with_gaps: true, agreed: 'person', agreed_on: new Date().toISOString().slice(0, 10) });
  const sending = sent.sendings[0].id;
  await api(care.context, care.session, 'POST', `/v1/documents/${line.id}/sendings/${sending}/note`, { became: 'sent', note: '', reply: '' });
  const pdf = path.join(scratch, 'cover.pdf');
  writeFileSync(pdf, await (await care.context.request.get(new URL(`/v1/documents/${line.id}/paper.pdf?fax=true&sending_id=${sending}`, page.url()).href)).body());
  await page.getByLabel('ファイルを選ぶ').setInputFiles({ name: 'scan.png', mimeType: 'image/png', buffer: await ticked(page, readFileSync(pdf), [2]) });
  await page.getByRole('link', { name: new RegExp(line.number) }).click({ timeout: 30_000 });
  await page.getByText('印を読みました', { exact: false }).waitFor();
  assert.ok(await page.getByRole('radio', { name: '足りない' }).isChecked());
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('alert').getByText('紙から書き写してください').waitFor();
  await page.getByLabel('足りなかったこと').fill('内服の時間');
  await page.waitForFunction(() => [...document.images].every((one) => one.complete && one.naturalWidth > 0));
  await inspect(page, care.problems, DESK, 'the receipt of a FAX');
  await picture(page, 'return-receipt-desk');
  const phone = await visit(new URL(page.url()).pathname, { login: CARE, size: PHONE });
  await phone.page.getByRole('radio', { name: '足りない' }).waitFor();
  await inspect(phone.page, phone.problems, PHONE, 'the receipt of a FAX');
  await picture(phone.page, 'return-receipt-phone');
  await page.getByRole('button', { name: '保存' }).click();
  await page.waitForURL(/\/returns$/);
  const after = (await api(care.context, care.session, 'GET', `/v1/documents/${line.id}`)).sendings[0];
  assert.deepEqual([after.enough, after.missing], ['missing', '内服の時間']);
});

test('a FAX number is asked for a test page; without a mail server that fails in words', async () => {
  const town = await visit('/desk/area-settings');
  const { page } = town;
  await page.getByLabel('サービスの宛先').fill('fax@example.jp');
  await page.getByRole('checkbox', { name: '確かめた番号へ、プログラムが FAX を送る' }).check();
  const card = page.locator('section', { has: page.getByRole('heading', { name: 'FAX の自動送信' }) });
  await card.getByRole('button', { name: '決める' }).click();
  await card.getByText('{number} と書いて入れてください', { exact: false }).waitFor();
  await page.getByLabel('サービスの宛先').fill('{number}@fax.example.jp');
  await card.getByRole('button', { name: '決める' }).click();
  await page.getByLabel('FAX 番号').fill('072-800-1235');
  await page.getByLabel('事業所', { exact: true }).fill('西村医院');
  await page.getByRole('button', { name: '試し送りをする' }).click();
  await page.getByText('メールを送る設定がありません').waitFor({ timeout: 20_000 });
  await inspect(page, town.problems, DESK, 'FAX numbers');
  await picture(page, 'fax-desk');
  const phone = await visit('/desk/area-settings', { size: PHONE });
  await phone.page.getByText('メールを送る設定がありません').waitFor();
  await inspect(phone.page, phone.problems, PHONE, 'FAX numbers');
  await picture(phone.page, 'fax-phone');
  await page.getByRole('button', { name: '西村医院 をはずす' }).click();
  await api(town.context, town.session, 'PUT', '/v1/settings/fax', { on: false, address: '', from: '' });
});
