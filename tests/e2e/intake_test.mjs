// SPDX-License-Identifier: Apache-2.0
// Files of persons on their way in: a list of an office and care-plan files, looked at, written, repeated, cut off by a
// reload, taken back; and a notice from somebody without an account, an account's session or a script.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { after, test } from 'node:test';
import { DESK, PHONE, account, api, base, close, inspect, open, settled, visit } from './harness.mjs';

const CARE = 'office-tsumugi';
const run = String(Date.now() % 1_000_000).padStart(6, '0');
const kana = [...run].map((digit) => 'アイウエオカキクケコ'[Number(digit)]).join('');
const number = (n) => `00${run}${String(n).padStart(2, '0')}`;

after(close);

const picture = async (page, name) => {
  if (process.env.KANAME_PICTURES) await page.screenshot({ path: `${process.env.KANAME_PICTURES}/${name}.png`, fullPage: true });
};
const csv = (rows) => Buffer.from(['利用者名,フリガナ,性別,生年月日,住所1,電話番号,保険者番号,被保険者番号,介護度,認定有効期間（開始）,認定有効期間（終了）,担当ケアマネ,備考', ...rows].join('\r\n'));
const person = (n, note = '') => `取込 ${n}号${run},トリコミ ${kana}${'アイウエオ'[n - 1]},女,S${10 + n}.4.3,枚方市楠葉${n}-1,072-000-000${n},272104,${number(n)},要介護${n},R8.4.1,R9.3.31,森 由紀,${note}`;
const choose = (page, files) => page.getByLabel('ファイルを選ぶ').setInputFiles(files);

test('a list of an office is looked at, written, the same the second time, and taken back', async () => {
  const { context, page, session, problems } = await visit('/desk/people/list', { login: CARE });
  await inspect(page, problems, DESK, 'before a file');
  await choose(page, { name: `利用者${run}.csv`, mimeType: 'text/csv', buffer: csv([person(1), person(2), person(3, '番号 1234 5678 9018'), ',ナマエナシ,,,,,,,,,,,']) });
  await page.getByRole('tab', { name: /^新しく登録\s*2/ }).waitFor();
  await page.getByRole('tab', { name: /^取り込まない\s*2/ }).click();
  assert.match(await page.locator('main').innerText(), /マイナンバー（個人番号）と思われる12桁の番号/);
  assert.match(await page.locator('main').innerText(), /氏名がないため取り込めません/);
  assert.doesNotMatch(await page.locator('main').innerText(), /1234 5678 9018/);
  await page.getByRole('tab', { name: /^新しく登録/ }).click();
  await page.getByRole('button', { name: /1号.*の内容を見る/ }).click();
  await page.getByText('要介護1').first().waitFor();
  await inspect(page, problems, DESK, 'a list looked at');
  await picture(page, 'list-1280');
  await page.setViewportSize(PHONE);
  await inspect(page, problems, PHONE, 'a list on a narrow screen');
  await picture(page, 'list-360');
  await page.setViewportSize(DESK);
  await page.reload();
  await page.getByRole('button', { name: '書き込む（新しく2人、書き足す0人）' }).click();
  await page.getByText('書き込んだ方 2人、まだの方 0人、書き込めなかった方 0人').waitFor();
  await inspect(page, problems, DESK, 'a list written');
  await picture(page, 'list-written');
  await page.getByRole('button', { name: 'ほかのファイルにする' }).click();
  await choose(page, { name: `利用者${run}.csv`, mimeType: 'text/csv', buffer: csv([person(1), person(2)]) });
  await page.getByRole('tab', { name: /^変わりなし\s*2/ }).waitFor();
  await page.getByRole('button', { name: 'ほかのファイルにする' }).click();
  await page.getByRole('button', { name: `利用者${run}.csvの登録を取り消す` }).click();
  await page.getByRole('dialog').getByRole('button', { name: '登録を取り消す' }).click();
  await page.getByText('2人の登録を取り消しました。').waitFor();
  const found = await api(context, session, 'POST', '/v1/people/find', { q: run });
  assert.equal(found.total, 0);
  await context.close();
});

test('what a reload cuts off goes on, and nobody comes in twice', async () => {
  const { context, page, session } = await visit('/desk/people/list', { login: CARE });
  let let_through = 2;
  await page.route('**/v1/people', async (route) => (let_through-- > 0 ? route.continue() : route.abort()));
  await choose(page, { name: `途中${run}.csv`, mimeType: 'text/csv', buffer: csv([1, 2, 3, 4, 5].map((n) => person(n))) });
  await page.getByRole('button', { name: '書き込む（新しく5人、書き足す0人）' }).click();
  await page.getByText(/途中で止まりました。あと3人/).waitFor({ timeout: 20_000 });
  await page.reload();
  await page.getByText('書き込んだ方 2人、まだの方 3人').waitFor();
  await page.unroute('**/v1/people');
  await page.getByRole('button', { name: '続きから書き込む' }).click();
  await page.getByText('書き込んだ方 5人、まだの方 0人').waitFor();
  assert.equal((await api(context, session, 'POST', '/v1/people/find', { q: run })).total, 5);
  const { items } = await api(context, session, 'GET', '/v1/person-imports');
  await api(context, session, 'POST', `/v1/person-imports/${items[0].import.id}/undo`, {});
  await page.getByRole('button', { name: 'ほかのファイルにする' }).click();
  await context.close();
});

test('somebody who may be known is asked about, side by side; pasted rows work like a file', async () => {
  const { context, page, session, problems } = await visit('/desk/people', { login: CARE });
  const made = await api(context, session, 'POST', '/v1/people', { basics: { name: `並べ 花${run}`, name_kana: `${kana} はな`, birth: 'S12.5.6', phone: '072-000-1111' }, not_the_same: [] });
  await page.goto(`${base}/desk/people/list`);
  await settled(page);
  await page.getByLabel('表計算から貼り付ける').fill(`氏名\tかな\t生年月日\t電話\t住所\n並べ 華${run}\t${kana} ハナ\tS12.5.6\t072-000-2222\t枚方市牧野1-1`);
  await page.getByRole('button', { name: '貼り付けた名簿を確かめる' }).click();
  await page.getByRole('tab', { name: /^書き足す\s*1/ }).waitFor();
  await page.getByText('氏名が違います').waitFor();
  const phone = page.getByLabel('電話をファイルの値にする');
  assert.equal(await phone.isChecked(), false, 'what is known stays unless it is ticked');
  await phone.check();
  await inspect(page, problems, DESK, 'side by side');
  await picture(page, 'list-side-by-side');
  await page.getByRole('button', { name: '書き込む（新しく0人、書き足す1人）' }).click();
  await page.getByText('書き込んだ方 1人').waitFor();
  const { person: now } = await api(context, session, 'GET', `/v1/people/${made.person.id}`);
  assert.equal(now.phone, '072-000-2222');
  assert.equal(now.address, '枚方市牧野1-1');
  assert.equal(now.name, `並べ 花${run}`);
  await page.getByRole('button', { name: 'ほかのファイルにする' }).click();
  await context.close();
});

// A line of ケアプラン標準仕様 V4 with these columns, from 1.
const planLine = (width, cells) => Array.from({ length: width }, (_, i) => JSON.stringify(cells[i + 1] ?? '')).join(',');
const plan = (need) => [
  { name: `UPHOSOKU_${run}.CSV`, mimeType: 'text/csv', buffer: Buffer.from(planLine(63, { 1: '202404', 2: '272104', 3: number(9), 4: '20261101', 5: `ケアプラン ${kana}`, 6: `計画 花${run}`, 7: '2', 8: '19410403', 10: '枚方市牧野2-2', 16: '2', 18: '23' })) },
  { name: `UP1KYO_${run}.CSV`, mimeType: 'text/csv', buffer: Buffer.from(planLine(28, { 1: '202404', 2: '272104', 3: number(9), 8: '森 由紀', 9: 'つむぎ', 14: '20261101', 19: '20260401', 20: '20270331', 21: '23', 22: need })) },
  { name: 'ほかのファイル.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') },
];

test('care-plan files make a person, then fill what is new, heading by heading', async () => {
  const { context, page, session, problems } = await visit('/desk/people/care-plans', { login: CARE });
  await choose(page, plan('家で暮らしたい'));
  await page.getByText('読めなかったところ 1件').waitFor();
  await page.getByText('本人の意向').first().waitFor().catch(() => undefined);
  await inspect(page, problems, DESK, 'care plans looked at');
  await picture(page, 'care-plans-1280');
  await page.setViewportSize(PHONE);
  await inspect(page, problems, PHONE, 'care plans on a narrow screen');
  await picture(page, 'care-plans-360');
  await page.setViewportSize(DESK);
  await page.getByRole('button', { name: '書き込む（新しく1人、書き足す0人）' }).click();
  await page.getByText('書き込んだ方 1人').waitFor();
  await page.getByRole('button', { name: 'ほかのファイルにする' }).click();
  await choose(page, plan('家で暮らしたい'));
  await page.getByRole('tab', { name: /^変わりなし\s*1/ }).waitFor();
  await page.getByRole('button', { name: 'ほかのファイルにする' }).click();
  await choose(page, plan('庭いじりを続けたい'));
  await page.getByRole('tab', { name: /^書き足す\s*1/ }).waitFor();
  await page.locator('ins', { hasText: '庭いじりを続けたい' }).waitFor();
  await inspect(page, problems, DESK, 'a care plan beside what is known');
  await picture(page, 'care-plans-known');
  await page.getByRole('button', { name: '書き込む（新しく0人、書き足す1人）' }).click();
  await page.getByText('書き込んだ方 1人').waitFor();
  const found = await api(context, session, 'POST', '/v1/people/find', { q: `花${run}` });
  const one = found.items.find((row) => row.name === `計画 花${run}`);
  const facts = await api(context, session, 'GET', `/v1/people/${one.id}/facts`);
  assert.match(facts.wishes.note, /家で暮らしたい\n庭いじりを続けたい/, 'nothing known is lost');
  await page.getByRole('button', { name: 'ほかのファイルにする' }).click();
  await context.close();
});

test('other systems of a person open by themselves and tell nothing of where one comes from', async () => {
  const { context, page, session, problems } = await visit('/desk/people', { login: CARE });
  const made = await api(context, session, 'POST', '/v1/people', { basics: { name: `外部 花${run}`, name_kana: `${kana} そと`, birth: 'S13.5.6' }, not_the_same: [] });
  await page.goto(`${base}/desk/people/${made.person.id}`);
  await settled(page);
  await page.getByRole('button', { name: 'ほかのシステム', exact: true }).click();
  const card = page.locator('#h-links');
  await card.getByRole('button', { name: /^ほかのシステム.*編集|編集/ }).first().click().catch(() => undefined);
  await card.getByRole('button', { name: /システムを加える/ }).click();
  await card.getByLabel(/^システムの名前/).fill('MCS');
  await card.getByLabel(/^リンク/).fill('http://mcs.example/1');
  await card.getByRole('button', { name: '保存' }).click();
  await page.getByText('https:// で始まるアドレスを入れてください').first().waitFor();
  await card.getByLabel(/^リンク/).fill('https://mcs.example/1');
  await card.getByRole('button', { name: '保存' }).click();
  const link = card.getByRole('link', { name: 'MCSを新しい画面で開く' });
  await link.waitFor();
  assert.equal(await link.getAttribute('rel'), 'noopener noreferrer');
  assert.equal(await link.getAttribute('target'), '_blank');
  await inspect(page, problems, DESK, 'other systems');
  await picture(page, 'links-1280');
  await context.close();
});

for (const [size, lang] of [[DESK, 'ja'], [PHONE, 'ja'], [DESK, 'en'], [PHONE, 'en']]) {
  test(`the form for notices without a script ${size.width} ${lang}`, async () => {
    const area = (await (await fetch(`${base}/public/`)).text()).match(/\/public\/(\d{6})/)[1];
    // Signed in all the same: the form must neither need nor use it.
    const signed = await visit('/desk/', { login: account.login });
    const context = await (await open()).newContext({ javaScriptEnabled: false, viewport: size, locale: 'ja-JP', storageState: await signed.context.storageState() });
    const page = await context.newPage();
    await page.goto(`${base}/public/${area}/watch${lang === 'en' ? '?lang=en' : ''}`);
    await picture(page, `watch-${size.width}-${lang}`);
    await page.locator('#text').fill(`新聞がたまっている ${run}`);
    await page.locator('#sender_name').fill('隣の者');
    await page.locator('button[type=submit]').click();
    await page.locator('#place-error').waitFor();
    assert.equal(await page.locator('#text').inputValue(), `新聞がたまっている ${run}`, 'nothing typed is lost');
    assert.equal(await page.locator('#sender_name').inputValue(), '隣の者');
    await picture(page, `watch-error-${size.width}-${lang}`);
    if (size === DESK && lang === 'ja') {
      await page.locator('#place').fill('牧野の公園の向かい');
      await page.locator('button[type=submit]').click();
      const told = (await page.locator('.callbox strong').innerText()).trim();
      assert.match(told, /^\d{4}-[0-9A-F]{4}$/);
      await picture(page, 'watch-done');
      const desk = await signed.context.newPage();
      await desk.goto(`${base}/desk/watch`);
      await desk.locator('.result', { hasText: run }).getByText(`受付番号 ${told}`).waitFor();
    }
    // axe needs a script; the page itself is the same.
    const seen = await visit(`/public/${area}/watch${lang === 'en' ? '?lang=en' : ''}`, { size, signedIn: false });
    await inspect(seen.page, seen.problems, size, `watch ${lang}`);
    for (const one of [seen.context, context, signed.context]) await one.close();
  });
}

test('a form from another site, a program and a flood are turned away with a page', async () => {
  const area = (await (await fetch(`${base}/public/`)).text()).match(/\/public\/(\d{6})/)[1];
  const send = (fields, headers = {}) => fetch(`${base}/public/${area}/watch`, { method: 'POST', body: new URLSearchParams({ key: crypto.randomUUID(), ...fields }), headers, redirect: 'manual' });
  const foreign = await send({ text: 'x', place: 'y' }, { Origin: 'https://evil.example' });
  assert.equal(foreign.status >= 400, true);
  const trapped = await send({ text: `罠 ${run}`, place: 'y', homepage: 'https://spam.example' });
  assert.equal(trapped.status, 422);
  assert.match(await trapped.text(), new RegExp(`罠 ${run}`));
  assert.equal((await send({ text: 'x'.repeat(40_000), place: 'y' })).status, 413);
  const hostile = await (await send({ text: '<script>alert(1)</script>', place: '' })).text();
  assert.doesNotMatch(hostile, /<script>alert/);
});
