// SPDX-License-Identifier: Apache-2.0
// Offices and people: somebody applies at the door, the town approves and prints, she begins and makes the pledge; a year
// later she is confirmed; she leaves. And: emergency access is told to the team and to the town until each has seen it.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { DESK, PHONE, api, base, close, inspect, settled, visit } from './harness.mjs';

after(close);
const PASSWORD = 'yodogawa no hanabi 2026';
const opens = (page, name) => page.getByRole('button', { name, exact: true }).click();
const tag = () => randomBytes(3).toString('hex');

async function home(who) {
  await who.page.goto(`${base}/desk/`);
  await settled(who.page);
}

test('apply at the door, approve, print the sheet, begin with the pledge, leave', async () => {
  const name = `申込 花${tag()}`;
  const login = `apply-${tag()}`;
  const door = await visit('/desk/', { size: PHONE, signedIn: false });
  await door.page.getByRole('link', { name: '利用を申し込む' }).click();
  await door.page.getByRole('heading', { name: /利用を申し込む/ }).waitFor();
  await opens(door.page, '申し込む');
  await door.page.locator('.error-summary').waitFor();
  await inspect(door.page, door.problems, PHONE, 'what is missing is named');
  await door.page.getByLabel('氏名', { exact: false }).first().fill(name);
  await door.page.getByLabel('氏名（かな）').fill('もうしこみ はな');
  await door.page.getByLabel('職種').selectOption('nurse');
  await door.page.getByLabel('電話').fill('072-000-0000');
  await door.page.getByLabel('使いたい理由').fill('訪問先の方の連絡に使いたい');
  await door.page.getByLabel('勤め先').fill('くずは訪問看護');
  await door.page.getByRole('group', { name: 'この中にありますか' }).getByRole('button').first().waitFor();
  await inspect(door.page, door.problems, PHONE, 'offices to choose from');
  await door.page.reload();
  await settled(door.page);
  assert.equal(await door.page.getByLabel('氏名（かな）').inputValue(), 'もうしこみ はな', 'nothing typed is lost');
  await door.page.getByRole('group', { name: 'この中にありますか' }).getByRole('button').first().click();
  const [paper] = await Promise.all([door.page.waitForEvent('download'), opens(door.page, 'この内容で申請書を印刷')]);
  assert.equal(readFileSync(await paper.path()).subarray(0, 5).toString(), '%PDF-');
  await opens(door.page, '申し込む');
  await door.page.getByText('申し込みを受け付けました').waitFor();
  const number = /受付番号 (\d+)/.exec(await door.page.locator('.password').textContent())[1];
  await inspect(door.page, door.problems, PHONE, 'the number to quote');
  assert.equal(await door.page.evaluate(() => sessionStorage.getItem('kaname.apply')), null);

  const town = await visit('/desk/');
  await town.page.getByText(/利用申請が\d+件、承認を待っています/).waitFor();
  await inspect(town.page, town.problems, DESK, 'the home desk with an application');
  await town.page.getByRole('link', { name: '申請を見る' }).click();
  const row = town.page.locator('.result', { hasText: name });
  await row.getByText(`受付番号 ${number}`).waitFor();
  await inspect(town.page, town.problems, DESK, 'the waiting applications');
  await opens(town.page, `${name}さんの申請を承認する`);
  await town.page.getByLabel('ログイン名').fill('あ');
  await inspect(town.page, town.problems, DESK, 'approving');
  await town.page.locator('dialog').getByRole('button', { name: '承認する', exact: true }).click();
  await town.page.getByText('ログイン名は半角の英小文字').waitFor();
  await town.page.getByLabel('ログイン名').fill(login);
  await town.page.locator('dialog').getByRole('button', { name: '承認する', exact: true }).click();
  await town.page.getByText('招待の用紙ができました').waitFor();
  const code = (await town.page.locator('dialog .password').textContent()).trim();
  const [sheet] = await Promise.all([town.page.waitForEvent('download'), opens(town.page, '用紙を開く（PDF）')]);
  assert.equal(readFileSync(await sheet.path()).subarray(0, 5).toString(), '%PDF-');
  await town.page.keyboard.press('Escape');
  await row.getByText('承認した').waitFor();

  const { page, problems, context } = await visit('/desk/invite', { size: PHONE, signedIn: false });
  await page.getByLabel('招待のコード（16文字）').fill(code);
  await opens(page, '次へ');
  await page.getByLabel('これから使うパスワード').fill(PASSWORD);
  await page.getByLabel('もう一度').fill(PASSWORD);
  await opens(page, '決めて始める');
  await page.getByLabel('読みました。守ることを誓約します。').check();
  await opens(page, '同意して始める');
  await page.locator('.account-button').waitFor();

  await page.locator('.account-button').click();
  await page.locator('.account-panel').getByRole('button', { name: '利用をやめる（退会）' }).click();
  await page.getByText('あなたが書いたものは').waitFor();
  await inspect(page, problems, PHONE, 'leaving');
  await opens(page, '利用をやめる');
  await page.getByText('上の欄に印を付けてください').waitFor();
  await page.getByLabel(`${name} の利用をやめます`).check();
  await opens(page, '利用をやめる');
  await page.locator('input[name=username]').waitFor();
  await page.locator('input[name=username]').fill(login);
  await page.locator('input[name=password]').fill(PASSWORD);
  await opens(page, '入る');
  await page.locator('.notice--bad').waitFor();
  for (const one of [door, town, { context }]) await one.context.close();
});

test('a paper is written down, seen to be of a known name, and declined with a reason', async () => {
  const { context, page, problems, session } = await visit('/desk/accounts?tab=applications');
  const { items } = await api(context, session, 'GET', '/v1/accounts');
  const known = items.find((one) => one.login === 'office-kuzuha');
  await opens(page, '申請を書く');
  const dialog = page.locator('dialog');
  await dialog.getByLabel('氏名（かな）').fill('にしむら あきこ');
  await dialog.locator('#apply-name').fill(known.name);
  await dialog.getByLabel('電話').fill('072-000-0001');
  await dialog.getByLabel('使いたい理由').fill('もう一つの事業所でも使う');
  await dialog.getByLabel('勤め先').fill('これから開く訪問看護');
  await inspect(page, problems, DESK, 'writing down');
  await dialog.getByRole('button', { name: '申し込む', exact: true }).click();
  const row = page.locator('.result', { hasText: 'これから開く訪問看護' }).first();
  await row.getByText(/同じ名前の人がいます（ログイン名 office-kuzuha/).waitFor();
  await row.getByText('地域資源にない名前').waitFor();
  await inspect(page, problems, DESK, 'beside whom it may be');
  await row.getByRole('button', { name: /断る/ }).click();
  await dialog.getByLabel('断る理由').fill('本人に電話で確かめ、いまの事業所だけでよいとのこと');
  await inspect(page, problems, DESK, 'declining');
  await dialog.getByRole('button', { name: '断る', exact: true }).click();
  await page.locator('.result', { hasText: 'いまの事業所だけでよい' }).first().getByText('断った').waitFor();
  await context.close();
});

test('the yearly confirmation: decided, one by one, all at once, and on a phone', async () => {
  const { context, page, problems, session } = await visit('/desk/area-settings');
  const card = page.locator('section', { has: page.getByRole('heading', { name: '年に一度の確認' }) });
  await card.getByLabel('年に一度の確認をする').check();
  const month = String(Number(new Date(Date.now() + 9 * 3600_000).toISOString().slice(5, 7)));
  await card.getByLabel('確かめる月').selectOption(month);
  await card.getByLabel('月末のあと待つ日数').fill('４５');
  await inspect(page, problems, DESK, 'deciding');
  await card.getByRole('button', { name: '決める' }).click();
  await page.getByText('決まりを変えました').waitFor();
  assert.equal((await api(context, session, 'GET', '/v1/settings/yearly-confirmation')).grace_days, 45);
  await page.goto(`${base}/desk/`);
  await page.getByText(/年に一度の確認が、あと\d+人です/).waitFor();
  await page.locator('section', { has: page.getByRole('heading', { name: 'アカウントのこと' }) }).getByRole('link', { name: '確かめる' }).click();
  await page.getByText(/あと\d+人です。/).waitFor();
  await inspect(page, problems, DESK, 'to be confirmed');
  await page.getByRole('button', { name: /石田.*は、いまも在籍/ }).click();
  await page.getByText(/石田.*の在籍を確かめました/).waitFor();
  await page.getByRole('button', { name: /残りの\d+人すべて、いまも在籍/ }).click();
  await page.getByText(/人すべて確かめました/).waitFor();
  await inspect(page, problems, DESK, 'all confirmed');
  const csv = await (await context.request.get(`${base}/v1/accounts.csv`)).text();
  assert.match(csv, /確認済み/);
  const phone = await visit('/desk/accounts?tab=yearly', { size: PHONE });
  await inspect(phone.page, phone.problems, PHONE);
  await phone.context.close();
  await api(context, session, 'PUT', '/v1/settings/yearly-confirmation', { on: false, month: 5, grace_days: 30, suspend: false });
  await context.close();
});

test('emergency access is told to the case office and to the town until each has seen it', async () => {
  const keeper = await visit('/desk/', { login: 'office-tsumugi' });
  const name = `緊急 はな${tag()}`;
  const made = await api(keeper.context, keeper.session, 'POST', '/v1/people', { basics: { name, name_kana: 'きんきゅう はな', birth: '1941-04-03' }, not_the_same: [] });
  const stranger = await visit('/desk/', { login: 'office-onishi' });
  await api(stranger.context, stranger.session, 'POST', `/v1/people/${made.person.id}/protection`, { reason: '自宅で倒れていると連絡' });

  await home(keeper);
  const line = keeper.page.locator('.waiting-line', { hasText: name });
  await line.getByText('自宅で倒れていると連絡').waitFor();
  await line.getByText(/大西 浩/).waitFor();
  await inspect(keeper.page, keeper.problems, DESK, 'the case office is told');
  await line.getByRole('link').click();
  await keeper.page.getByText(/緊急の閲覧がありました: 大西 浩/).waitFor();
  await settled(keeper.page);
  await inspect(keeper.page, keeper.problems, DESK, "on the person's page");
  await opens(keeper.page, '見ました');
  await keeper.page.getByText(/緊急の閲覧がありました: 大西 浩/).waitFor({ state: 'detached' });

  const town = await visit('/desk/', { size: PHONE });
  const told = town.page.locator('.waiting-line', { hasText: name });
  await told.waitFor();
  await inspect(town.page, town.problems, PHONE, 'the town is told');
  await told.getByRole('link', { name: `${name}さんの緊急の閲覧を点検する` }).click();
  await town.page.getByRole('heading', { level: 1 }).getByText('根拠').waitFor();
  await home(stranger);
  assert.equal(await stranger.page.locator('.waiting-line', { hasText: name }).count(), 0, 'she knows');
  for (const one of [keeper, stranger, town]) await one.context.close();
});
