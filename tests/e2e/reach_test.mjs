// SPDX-License-Identifier: Apache-2.0
// Members without the app: an urgent entry goes out as FAX sheet and as mail link; whoever got the mail opens it without an
// account, proves herself, answers, and the answer stands in the thread. On a server of its own, with a mail server of its own.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { kaname } from '../api/lib.mjs';
import { linkOf, mailTown, printed, until, wordsOf } from './mail_town.mjs';

const CARE = 'office-tsumugi';
const SECRET = '夜間に呼吸が苦しくなりました';
const run = String(Date.now() % 1_000_000).padStart(6, '0');
let all, town, browser, mails;

before(async () => {
  all = await mailTown();
  ({ town, browser, mail: { mails } } = all);
});
after(() => all?.close());

let serial = 0;
// A person of the care manager with a clinic by mail and a commissioner by FAX in the team.
async function team() {
  const { visit, api } = browser;
  const { context, session } = await visit('/desk/people', { login: CARE });
  const name = `届先 ${run}${serial}`;
  const made = await api(context, session, 'POST', '/v1/people', { basics: { name, name_kana: `とどけさき ${'あいうえおかきくけこ'[serial % 10]}`, birth: `S${10 + (serial++ % 40)}.2.${1 + (Number(run.slice(3)) % 27)}` } });
  const id = made.person.id;
  await api(context, session, 'POST', `/v1/people/${id}/team`, { name: '西村 一郎（架空）', profession: 'doctor', phone: '072-800-1234', channel: 'mail', channel_address: `n${run}@clinic.example.jp` });
  await api(context, session, 'POST', `/v1/people/${id}/team`, { name: '民生委員（架空）', phone: '072-800-5678', channel: 'fax', channel_address: '072-800-5679' });
  await api(context, session, 'POST', `/v1/people/${id}/consents`, { purpose: '共有', items: ['基本情報'], starts_on: '2026-01-01', explained_by: '紬木', explained_on: '2026-01-01', signer_name: name });
  const asked = (method, where, body) => api(context, session, method, `/v1/people/${id}${where}`, body);
  return { id, name, asked, done: () => context.close() };
}
const pageOf = (id) => `/desk/people/${id}?tab=thread`;
test('urgent: FAX sheet, mail link opened without an account, the answer stands in the thread', async () => {
  const { visit, inspect, PHONE, DESK, base } = browser;
  const t = await team();
  const { context, page, problems } = await visit(pageOf(t.id), { login: CARE });
  await page.locator('#write-text').fill(SECRET);
  await page.getByLabel('急ぎ', { exact: true }).check();
  assert.ok(await page.getByLabel(/アプリのない人にも届ける（2人）/).isChecked(), 'urgent ones go to everybody');
  await page.locator('.write-bar button[type=submit]').click();
  assert.match(await page.locator('dialog').innerText(), /読めない方 2人[\s\S]*民生委員[\s\S]*FAX/);
  await page.locator('dialog .button--primary').click();
  await page.getByRole('heading', { name: 'アプリのない人へ届ける' }).waitFor();
  await inspect(page, problems, DESK, 'choosing the ways');
  await page.locator('dialog button[type=submit]').click();
  const entry = page.locator('.entry--urgent');
  const line = (name) => entry.locator('.delivery', { hasText: name });
  await line('民生委員').getByRole('button', { name: /FAXした/ }).waitFor();

  // The sheet: the entry and who it is about, no address of hers.
  const sheet = await context.request.get(base + await line('民生委員').getByRole('link', { name: /用紙/ }).getAttribute('href'));
  assert.equal(sheet.headers()['content-type'], 'application/pdf');
  const paper = printed(await sheet.body());
  for (const words of [t.name, SECRET, '072-800-5679', '返信欄', '1 枚', '下4桁']) assert.ok(paper.includes(words), words);
  await line('民生委員').getByRole('button', { name: /FAXした/ }).click();
  await line('民生委員').getByText(/FAX済 \d+:\d\d/).waitFor();

  // The mail says nothing of whom or what.
  const mail = await until(() => mails.find((one) => one.includes(`n${run}@clinic`)));
  assert.ok(mail, 'no mail came');
  for (const words of [t.name, SECRET, '1234']) assert.ok(!wordsOf(mail).includes(words), words);
  await line('西村').getByText(/メール送信/).waitFor();

  const reader = await visit(linkOf(mail), { size: PHONE, signedIn: false });
  assert.ok(!(await reader.page.locator('main').innerText()).includes(SECRET));
  await inspect(reader.page, reader.problems, PHONE, 'before the digits');
  await reader.page.locator('input[name=digits]').fill('0000');
  await reader.page.keyboard.press('Enter');
  await reader.page.getByText('番号が違います').waitFor();
  await reader.page.locator('input[name=digits]').fill('１２３４');
  await reader.page.keyboard.press('Enter');
  await reader.page.getByText(SECRET).waitFor();
  assert.match(await reader.page.locator('main').innerText(), new RegExp(t.name));
  await inspect(reader.page, reader.problems, PHONE, 'the entry by link');
  await line('西村').getByText(/リンクを開いた/).waitFor();
  await reader.page.getByRole('button', { name: '了解しました' }).click();
  await reader.page.getByText('了解を送りました').waitFor();
  await line('西村').getByText(/了解 \d+:\d\d/).waitFor();
  await reader.page.locator('textarea').fill('これから往診します');
  await reader.page.getByRole('button', { name: '返事を送る' }).click();
  await reader.page.getByText('返事を送りました').waitFor();
  const answer = page.locator('.entry', { hasText: 'これから往診します' });
  await answer.waitFor();
  assert.match(await answer.innerText(), /西村 一郎[\s\S]*リンクから/);
  await inspect(page, problems, DESK, 'the thread');

  // Taken out of the team: the link is dead at once.
  const { present } = await t.asked('GET', '/team');
  await t.asked('POST', `/team/${present.find((one) => one.name.startsWith('西村')).id}/leave`, {});
  await reader.page.reload();
  await reader.page.getByRole('heading', { name: 'このリンクは開けません' }).waitFor();
  assert.ok(!(await reader.page.locator('main').innerText()).includes(SECRET));
  await inspect(reader.page, reader.problems, PHONE, 'a link that is over');
  await reader.context.close();
  await context.close();
  await t.done();
});

test('what has not arrived waits on the desk, another way is offered, an answer is typed for somebody', async () => {
  const { visit, inspect, DESK } = browser;
  const t = await team();
  const entry = await t.asked('POST', '/entries', { kind: 'note', text: 'デイをお休みします' });
  const { members } = await t.asked('GET', '/deliveries');
  const fax = members.find((one) => one.name.startsWith('民生'));
  const made = await t.asked('POST', `/entries/${entry.id}/deliveries`, { receivers: [{ member_id: fax.member_id, way: 'fax' }] });
  await t.asked('POST', `/deliveries/${made.deliveries[0].id}/note`, { outcome: 'failed', note: '用紙切れ' });
  const { context, page, problems } = await visit('/desk/', { login: CARE });
  const waiting = page.locator('.inbox .waiting-line', { hasText: t.name });
  assert.match(await waiting.innerText(), /届かなかった[\s\S]*用紙切れ/);
  await inspect(page, problems, DESK, 'what has not arrived');
  await waiting.getByRole('link').click();
  await page.getByRole('button', { name: /別の方法で届ける/ }).click();
  assert.equal(await page.locator('dialog select').inputValue(), 'phone');
  await page.locator('dialog button[type=submit]').click();
  const line = page.locator('.delivery', { hasText: '民生委員' });
  await line.getByRole('button', { name: /電話した/ }).click();
  await line.getByText(/電話した \d+:\d\d/).waitFor();
  await line.locator('.menu > button').click();
  await line.getByRole('button', { name: '聞いた返事を入れる' }).click();
  await page.locator('dialog textarea').fill('わかりました、と');
  await page.locator('dialog button[type=submit]').click();
  const answer = page.locator('.entry', { hasText: 'わかりました、と' });
  await answer.waitFor();
  assert.match(await answer.innerText(), /民生委員（架空）[\s\S]*代理入力/);
  await context.close();
  await t.done();
});

for (const lang of ['ja', 'en']) {
  test(`deliveries and the rule of the area ${lang} phone`, async () => {
    const { visit, inspect, PHONE } = browser;
    const t = await team();
    const entry = await t.asked('POST', '/entries', { kind: 'note', text: '連絡です', urgent: true });
    const { members } = await t.asked('GET', '/deliveries');
    await t.asked('POST', `/entries/${entry.id}/deliveries`, { receivers: members.map((one) => ({ member_id: one.member_id, way: one.way })) });
    const { context, page, problems } = await visit(pageOf(t.id), { login: CARE, size: PHONE, lang });
    await page.locator('.delivery').first().waitFor();
    await inspect(page, problems, PHONE, 'thread');
    await page.locator('.delivery .menu > button').first().click();
    await inspect(page, problems, PHONE, 'menu');
    await context.close();
    const city = await visit('/desk/area-settings', { size: PHONE, lang });
    await inspect(city.page, city.problems, PHONE, 'settings');
    await city.context.close();
    await t.done();
  });
}

// Last: the server has to stand still.
test('a replay arrives at the same tables and sends nothing', async () => {
  await browser.close();
  assert.deepEqual(await town.server.stop(), { code: 0, signal: null });
  const sent = mails.length;
  const replayed = kaname('replay', '--data', town.data, '--to', path.join(town.data, 'replayed'));
  assert.equal(replayed.code, 0, replayed.all);
  assert.equal(mails.length, sent);
});
