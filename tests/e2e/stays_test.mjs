// SPDX-License-Identifier: Apache-2.0
// 入退院: a ward tells of an admission with name and birth date, the care manager is found and answers, what she has sent is
// judged, the discharge comes and is followed; somebody nobody knows is left to the desk.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { DESK, PHONE, api, base, belowABar, close, inspect, settled, visit } from './harness.mjs';

const CARE = 'office-tsumugi';
const WARD = 'office-onishi';
const run = String(Date.now() % 1_000_000).padStart(6, '0');
const kana = [...run].map((digit) => 'アイウエオカキクケコ'[Number(digit)]).join('');

after(close);

const picture = async (page, name) => {
  if (process.env.KANAME_PICTURES) await page.screenshot({ path: `${process.env.KANAME_PICTURES}/${name}.png`, fullPage: true });
};
async function resident(born) {
  const { context, session } = await visit('/desk/people', { login: CARE });
  const made = await api(context, session, 'POST', '/v1/people', { basics: { name: `入院 花${run}`, name_kana: `にゅういん ${kana}`, birth: born }, not_the_same: [] });
  await context.close();
  return made.person;
}
// By keys alone: the name, Tab, the birth date, Enter.
async function tell(page, born) {
  await page.getByLabel('氏名のかな').fill(`ニュウイン ${kana}`);
  await page.keyboard.press('Tab');
  await page.keyboard.type(born);
  await page.keyboard.press('Enter');
}

test('from the ward in ten seconds to the care manager, back to the ward, and home again', async () => {
  const person = await resident('1938-05-06');
  const ward = await visit('/desk/stays', { login: WARD });
  await inspect(ward.page, ward.problems, DESK, 'the ward before a notice');
  const begun = Date.now();
  await tell(ward.page, 'S13.5.6');
  await ward.page.getByText('担当のケアマネジャーに「担当ですか」と尋ねています').waitFor();
  assert.ok(Date.now() - begun < 10_000, `${Date.now() - begun} ms`);
  const atWard = ward.page.getByRole('listitem', { name: new RegExp(kana) });
  await atWard.getByText('ケアマネの返事待ち').waitFor();
  assert.equal(await atWard.getByRole('link', { name: '利用者のページ' }).count(), 0, 'the ward is not led to the page');

  const care = await visit('/desk/stays', { login: CARE, size: PHONE });
  const mine = care.page.getByRole('listitem', { name: person.name });
  await mine.getByRole('button', { name: `担当です: ${person.name}` }).click();
  await inspect(care.page, care.problems, PHONE, 'the question to the care manager');
  await picture(care.page, 'stay-answer-360');
  await care.page.getByLabel('病院からかけてもらう電話番号').fill('072-300-0001');
  await care.page.getByRole('dialog').getByRole('button', { name: '担当です' }).click();
  await mine.getByText('ケアマネ確認済み').waitFor();
  await atWard.getByText('072-300-0001').waitFor(); // by the live feed

  await mine.getByRole('button', { name: /^した: 入院時の情報を渡す/ }).click();
  await care.page.getByLabel('使った様式').selectOption('town');
  await care.page.getByLabel('メモ').fill('薬の一覧も付けた');
  await inspect(care.page, care.problems, PHONE, 'what was done');
  await care.page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await mine.getByText('したこと 2件').click();
  await mine.getByText('薬の一覧も付けた').waitFor();
  await picture(care.page, 'stay-care-360');
  await inspect(care.page, care.problems, PHONE, 'the care manager');
  assert.deepEqual(await belowABar(care.page, 'main'), [], 'what has the focus lies below a bar');

  await atWard.getByText('したこと 2件').click();
  await atWard.getByRole('button', { name: '足りないことがあった: 入院時の情報を渡した' }).click();
  await atWard.getByLabel('足りなかったこと').fill('食形態');
  await ward.page.keyboard.press('Enter');
  await atWard.getByText('食形態').waitFor();
  await atWard.getByRole('button', { name: /^退院の予定: / }).click();
  await ward.page.getByLabel('退院の予定の日').fill('令和9年12月24日');
  await ward.page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await atWard.getByText('退院の予定あり').waitFor();
  await picture(ward.page, 'stay-ward-1280');
  await inspect(ward.page, ward.problems, DESK, 'the ward with a stay');
  await atWard.getByRole('button', { name: /^退院した: / }).click();
  await inspect(ward.page, ward.problems, DESK, 'the discharge');
  await ward.page.getByRole('dialog').getByRole('button', { name: '退院した' }).click();
  await atWard.waitFor({ state: 'detached' });
  await ward.page.getByLabel('見るもの').selectOption('after');
  await atWard.getByText(/に退院（自宅）/).waitFor();
  const now = await api(care.context, care.session, 'GET', `/v1/people/${person.id}`);
  assert.equal(now.person.status, 'active');
  const { entries } = await api(care.context, care.session, 'GET', `/v1/people/${person.id}/thread`);
  assert.match(entries.at(-1).text, /入院の連絡.*枚方中央総合病院/);
  await ward.context.close();
  await care.context.close();
});

test('a notice without a whole birth date says what to do and keeps what was typed', async () => {
  const { context, page, problems } = await visit('/desk/stays', { login: WARD });
  await tell(page, '昭和13年');
  await page.getByText('生年月日を年月日まで書いてください。', { exact: false }).first().waitFor();
  assert.equal(await page.getByLabel('氏名のかな').inputValue(), `ニュウイン ${kana}`);
  await inspect(page, problems, DESK, 'a notice that was refused');
  await context.close();
});

test('somebody nobody knows is left to the desk, which asks an office', async () => {
  const ward = await visit('/desk/stays', { login: WARD });
  await tell(ward.page, 'S14.7.8');
  await ward.page.getByText('担当のケアマネジャーは、窓口がさがします。').waitFor();
  const desk = await visit('/desk/stays', { login: 'coord-ishida' });
  const card = desk.page.getByRole('listitem', { name: new RegExp(kana) }).filter({ hasText: 'ケアマネ未確認' });
  await card.getByRole('button', { name: /^だれか・だれの担当かをさがす: / }).click();
  await inspect(desk.page, desk.problems, DESK, 'the desk looks for the care manager');
  await desk.page.getByLabel('尋ねる事業所').fill('つむぎ');
  await desk.page.getByRole('dialog').getByRole('option').first().click();
  await desk.page.getByRole('dialog').getByRole('button', { name: '決める・尋ねる' }).click();
  await desk.page.getByRole('listitem', { name: new RegExp(kana) }).filter({ hasText: 'ケアマネの返事待ち' }).first().waitFor();
  await picture(desk.page, 'stay-desk-1280');
  const care = await visit('/desk/stays', { login: CARE });
  const asked = care.page.getByRole('listitem', { name: new RegExp(kana) }).filter({ hasText: 'ケアマネの返事待ち' });
  await asked.getByRole('button', { name: /^違います: / }).click();
  await care.page.getByText('返事を送りました').waitFor();
  await desk.page.goto(`${base}/desk/stays`);
  await settled(desk.page);
  await desk.page.getByRole('listitem', { name: new RegExp(kana) }).filter({ hasText: 'ケアマネ未確認' }).first().waitFor();
  for (const one of [ward, desk, care]) await one.context.close();
});
