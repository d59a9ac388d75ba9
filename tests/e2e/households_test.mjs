// SPDX-License-Identifier: Apache-2.0
// What stands around a person: notices from outside, the household, double records, the support register, the town's review
// of looks. The persons are made here.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { DESK, PHONE, api, base, close, inspect, settled, visit } from './harness.mjs';

const CARE = 'office-tsumugi'; // keeps the case
const TOWN = 'city-yamada';
const run = String(Date.now() % 1_000_000).padStart(6, '0');
const KANA = 'あいうえおかきくけこ';
const reading = [...run].map((digit) => KANA[Number(digit)]).join('');
let serial = 0;

after(close);

async function register(login, family, given) {
  const { context, page, session, problems } = await visit('/desk/people', { login });
  const birth = `S${10 + (serial++ % 9)}.${1 + (Number(run[5]) % 9)}.${1 + (Number(run.slice(3)) % 27)}`;
  const made = await api(context, session, 'POST', '/v1/people', { basics: { name: `${family} ${given}${run}`, name_kana: `${reading} てすと`, birth, address: '大阪府枚方市楠葉' }, not_the_same: [] });
  return { context, page, session, problems, id: made.person.id, name: made.person.name };
}

// The screen in all four ways it is seen.
async function inspectAll(where, login, ready) {
  for (const [size, lang] of [[DESK, 'ja'], [PHONE, 'ja'], [DESK, 'en'], [PHONE, 'en']]) {
    const { context, page, problems } = await visit(where, { login, size, lang });
    await page.locator(ready).first().waitFor();
    await settled(page);
    await inspect(page, problems, size, `${where} ${lang}`);
    if (process.env.KANAME_PICTURES) await page.screenshot({ path: `${process.env.KANAME_PICTURES}/${where.replace(/[?].*/, '').split('/').slice(2).join('-').slice(0, 16)}-${size.width}-${lang}.png`, fullPage: true });
    await context.close();
  }
}

test('a notice from outside is taken, closed with what was done and hangs on the person', async () => {
  const person = await register(CARE, '見守', 'とめ');
  await person.context.close();
  const { context, page, session, problems } = await visit('/desk/watch', { login: TOWN });
  await page.getByRole('button', { name: '電話・窓口の連絡を書く' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  assert.match(await page.getByRole('dialog').innerText(), /気づいたこと/);
  assert.equal((await api(context, session, 'GET', '/v1/watch-notices')).items.some((one) => one.text === ''), false, 'an empty one is not sent');
  await page.getByLabel(/^気づいたこと/).fill(`新聞が3日分たまっている ${run}`);
  await page.getByLabel('どなたから').selectOption('newspaper');
  await page.getByLabel(/^急ぎ/).check();
  await inspect(page, problems, DESK, 'writing down a notice');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  const row = page.locator('.result', { hasText: run });
  await row.getByRole('button', { name: /^引き受ける/ }).click();
  await row.getByText('対応中').waitFor();
  await row.getByRole('button', { name: /^したことを書いて終わる/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '終わる', exact: true }).click();
  await dialog.getByText('したことを入れてください').first().waitFor();
  await dialog.getByLabel(/^したこと/).fill('訪ねて無事を確かめた');
  await dialog.getByLabel(/^どなたのことか/).fill(person.name);
  await dialog.getByRole('button', { name: new RegExp(person.name) }).click();
  await dialog.getByRole('button', { name: '終わる', exact: true }).click();
  await row.getByText('対応済み').waitFor();
  assert.match(await row.innerText(), /訪ねて無事を確かめた/);
  assert.equal(await row.getByRole('link', { name: '利用者のページを開く' }).getAttribute('href'), `/desk/people/${person.id}`);
  assert.equal(await row.getByRole('button').count(), 0, 'what is closed stays closed');
  await page.getByLabel('状態').selectOption('waiting');
  await row.waitFor({ state: 'detached' });
  await context.close();
  await inspectAll('/desk/watch', TOWN, '.result');
  const nurse = await visit('/desk/', { login: CARE });
  assert.equal(await nurse.page.getByRole('link', { name: '目配り' }).count(), 0, 'offices are not offered the notices');
  await nurse.context.close();
});

test('a household is made, a member added, changed and ended; it is seen from both', async () => {
  const son = await register(CARE, '世帯', 'むすこ');
  await son.context.close();
  const { context, page, problems, id } = await register(CARE, '世帯', 'はは');
  await page.goto(`${base}/desk/people/${id}`);
  await page.getByRole('button', { name: '世帯を作る' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.getByText('世帯の呼び名を入れてください').first().waitFor();
  await dialog.getByLabel(/^世帯の呼び名/).fill('世帯家（楠葉）');
  await dialog.getByLabel('この方の続柄').fill('本人');
  await dialog.getByLabel('担当課').fill('長寿課');
  await inspect(page, problems, DESK, 'making a household');
  await dialog.getByRole('button', { name: '保存' }).click();
  const card = page.locator('section', { has: page.locator('#household') });
  await card.getByText('長寿課').waitFor();
  await card.getByRole('button', { name: '世帯員を加える' }).click();
  await dialog.getByRole('button', { name: '利用者から選ぶ' }).click();
  await dialog.getByLabel(/^利用者/).fill(son.name);
  await dialog.getByRole('button', { name: new RegExp(son.name) }).click();
  await dialog.getByLabel('続柄').fill('長男');
  await dialog.getByLabel('制度').selectOption('disability');
  await dialog.getByRole('button', { name: '保存' }).click();
  await card.getByRole('link', { name: son.name }).waitFor();
  await card.getByRole('button', { name: '世帯員を加える' }).click();
  await dialog.getByLabel(/^氏名/).fill('世帯 まご');
  await dialog.getByLabel(/^生年月日/).fill('きのう');
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.getByRole('alert').waitFor();
  await dialog.getByLabel(/^生年月日/).fill('H20.4.1');
  await dialog.getByRole('button', { name: '保存' }).click();
  await card.getByText('世帯 まご').waitFor();
  await inspectAll(`/desk/people/${id}`, CARE, '#household');
  await page.goto(`${base}/desk/people/${son.id}`);
  await card.getByText('長寿課').waitFor();
  assert.match(await card.innerText(), /世帯家（楠葉）[\s\S]*障害福祉/);
  await card.getByRole('button', { name: '世帯 まごさんが世帯を離れた' }).click();
  await dialog.getByRole('button', { name: '世帯を離れた' }).click();
  await card.getByText('前にいた人（1）').waitFor();
  await context.close();
});

test('two records of one person are compared, made one and taken apart again', async () => {
  const gone = await register(CARE, '二重', 'まとめる');
  await gone.context.close();
  const kept = await register(CARE, '二重', 'のこす');
  await kept.context.close();
  const { context, page } = await visit('/desk/people', { login: TOWN });
  await page.getByRole('link', { name: '同じ方の記録をまとめる' }).click();
  for (const [label, person] of [[/^残す記録/, kept], [/^まとめる記録/, gone]]) {
    await page.getByLabel(label).fill(person.name);
    await page.getByRole('button', { name: new RegExp(person.name) }).click();
  }
  await page.getByRole('row', { name: /^氏名/ }).getByText('ちがう').waitFor();
  await inspectAll(`/desk/people/merge?kept=${kept.id}&gone=${gone.id}`, TOWN, 'table');
  await page.getByRole('button', { name: '一つにする', exact: true }).click();
  await page.getByText('同じ方だと確かめてから').waitFor();
  await page.getByLabel(/同じ方だとわかりました/).check();
  await page.getByRole('button', { name: '一つにする', exact: true }).click();
  const row = page.locator('.result', { hasText: gone.name });
  await row.getByRole('button', { name: /元に戻す/ }).click();
  const merged = await context.request.get(`${base}/v1/people/${gone.id}`);
  assert.equal((await merged.json()).person?.id, kept.id, 'the merged record leads to the one that stays');
  await page.getByRole('dialog').getByRole('button', { name: '元に戻す' }).click();
  await row.getByText(/元に戻した/).waitFor();
  assert.equal((await (await context.request.get(`${base}/v1/people/${gone.id}`)).json()).person.id, gone.id);
  await context.close();
});

test('a person is put on the support register, found there with the coverage and in the file, and taken off', async () => {
  const person = await register(CARE, '名簿', 'のる');
  await person.context.close();
  const { context, page, problems } = await visit(`/desk/people/${person.id}`, { login: TOWN });
  await page.getByRole('button', { name: '名簿にのせる' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.getByText('理由を入れてください').first().waitFor();
  await dialog.getByLabel(/^理由/).fill('独居、歩行困難');
  await dialog.getByLabel('町内会').fill('楠葉一丁目');
  await inspect(page, problems, DESK, 'putting somebody on the register');
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByText('独居、歩行困難').waitFor();
  await inspectAll('/desk/support-register', TOWN, 'table');
  await page.goto(`${base}/desk/support-register`);
  await page.getByRole('link', { name: person.name }).waitFor();
  const file = await context.request.get(base + await page.getByRole('link', { name: 'CSVで保存' }).getAttribute('href'));
  assert.match(await file.text(), new RegExp(`楠葉一丁目,${person.name}.*独居、歩行困難`));
  await page.getByLabel('同意のある方だけ').check();
  await page.getByRole('link', { name: person.name }).waitFor({ state: 'detached' });
  await page.goto(`${base}/desk/people/${person.id}`);
  await page.getByRole('button', { name: '名簿からはずす' }).click();
  await dialog.getByLabel(/^はずす理由/).fill('施設に入った');
  await dialog.getByRole('button', { name: '名簿からはずす' }).click();
  await page.getByText(/にはずしました（施設に入った）/).waitFor();
  await context.close();
});

test('the town sees who looked at how many people, and what one account looked at', async () => {
  const person = await register(CARE, '点検', 'みられる');
  await person.page.goto(`${base}/desk/people/${person.id}`);
  await person.page.locator('#headings').waitFor();
  const name = person.session.account.name;
  await person.context.close();
  const { context, page, problems } = await visit('/desk/looks', { login: TOWN });
  await page.getByRole('button', { name: new RegExp(`^${name.replace(/[()（）]/g, '.')}さんが見たもの`) }).click();
  await page.getByRole('link', { name: person.name }).first().waitFor();
  await inspect(page, problems, DESK, 'what one account looked at');
  await page.getByRole('button', { name: '全員に戻る' }).click();
  await context.close();
  await inspectAll('/desk/looks', TOWN, 'table');
  const office = await visit('/desk/', { login: CARE });
  assert.equal(await office.page.getByRole('link', { name: '見た記録の点検' }).count(), 0, 'offices are not offered the review');
  await office.context.close();
});
