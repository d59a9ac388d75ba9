// SPDX-License-Identifier: Apache-2.0
// 数字: the year on a page, one admission that moves the month by one case and stands in its list, and what others are shown.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { DESK, PHONE, api, base, close, inspect, visit } from './harness.mjs';

const TOWN = 'city-yamada', CARE = 'office-tsumugi', WARD = 'office-onishi', PREFECTURE = 'pref-kitagawa';
const run = String(Date.now() % 1_000_000).padStart(6, '0');
const kana = [...run].map((digit) => 'アイウエオカキクケコ'[Number(digit)]).join('');
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date());

after(close);

const picture = async (page, name) => {
  if (process.env.KANAME_PICTURES) await page.screenshot({ path: `${process.env.KANAME_PICTURES}/${name}.png`, fullPage: true });
};
const monthOf = (page) => page.months.find((line) => line.key === today.slice(0, 7)).figure;
const figure = ({ context, session }) => api(context, session, 'GET', `/v1/indicators/A03`).then(monthOf);

test('an admission and its information move the month by exactly one case, which stands in its list', async () => {
  const town = await visit('/desk/figures', { login: TOWN });
  await town.page.getByRole('heading', { name: '入退院支援' }).waitFor();
  await inspect(town.page, town.problems, DESK, 'the figures of a year');
  await picture(town.page, 'figures-1280');
  const before = await figure(town);

  const care = await visit('/desk/people', { login: CARE });
  const made = await api(care.context, care.session, 'POST', '/v1/people', { basics: { name: `数字 花${run}`, name_kana: `すうじ ${kana}`, birth: '1939-05-06' }, not_the_same: [] });
  const ward = await visit('/desk/stays', { login: WARD });
  const noticed = await api(ward.context, ward.session, 'POST', '/v1/stays', { name_kana: `スウジ ${kana}`, birth: '1939-05-06', admitted_on: today, arrival: 'ambulance' });
  await api(care.context, care.session, 'POST', `/v1/stays/${noticed.id}/answer`, { answer: 'ours' });
  const waiting = await figure(town);
  assert.equal(waiting.unknown, before.unknown + 1, 'not told yet is not a no');
  assert.equal(waiting.of, before.of);
  await api(care.context, care.session, 'POST', `/v1/stays/${noticed.id}/steps`, { kind: 'info_sent', done_on: today, form: 'town', channel: 'fax' });
  const after = await figure(town);
  assert.deepEqual([after.n, after.of, after.unknown], [before.n + 1, before.of + 1, before.unknown]);

  await town.page.getByRole('link', { name: '入院時情報提供率', exact: true }).click();
  await town.page.getByRole('heading', { name: '入院時情報提供率', level: 1 }).waitFor();
  await town.page.getByLabel('どの件').selectOption('yes');
  const table = town.page.getByRole('table', { name: '数字のもとになった件' });
  await table.getByRole('link', { name: new RegExp(kana) }).waitFor();
  await inspect(town.page, town.problems, DESK, 'one indicator');
  await picture(town.page, 'figure-1280');
  await table.getByRole('link', { name: new RegExp(kana) }).click();
  await town.page.getByRole('listitem', { name: new RegExp(`${run}|${kana}`) }).first().waitFor();
  assert.equal(made.person.name, `数字 花${run}`);
  for (const one of [town, care, ward]) await one.context.close();
});

test('a survey value and a note stand beside the figure', async () => {
  const { page, context, problems } = await visit('/desk/figures/A06', { login: TOWN, size: PHONE });
  await page.getByRole('button', { name: '調査の値を入れる' }).click();
  await page.getByLabel('調査の名前').fill(`アンケート${run}`);
  await page.getByLabel('対象の初日').fill('R8.6.1');
  await page.getByLabel('対象の末日').fill('R8.6.30');
  await page.getByLabel('当てはまる数').fill('５１');
  await page.getByLabel('全体の数').fill('50');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('全体の数より大きくなっています').waitFor();
  await page.getByLabel('当てはまる数').fill('41');
  await inspect(page, problems, PHONE, 'a survey value');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('82.0%（50件のうち41件）').first().waitFor();
  await page.getByRole('button', { name: 'メモを書く' }).click();
  await page.getByRole('textbox', { name: /^メモ/ }).fill(`様式を変えた${run}`);
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.locator('p').filter({ hasText: `様式を変えた${run}` }).waitFor();  // not the field it was written in
  await inspect(page, problems, PHONE, 'one indicator on a phone');
  await picture(page, 'figure-360');
  await page.getByRole('button', { name: `アンケート${run}の値を取り消す` }).click();
  await page.getByText(`アンケート${run}`).waitFor({ state: 'detached' });
  await context.close();
});

test('outside there are no names and no small numbers', async () => {
  const { page, context, session, problems } = await visit('/desk/figures', { login: PREFECTURE });
  await page.getByText('10件未満の数は示しません。').waitFor();
  await inspect(page, problems, DESK, 'the figures of the prefecture');
  const shown = await api(context, session, 'GET', '/v1/indicators/A03');
  assert.deepEqual(shown.splits.map((split) => split.by).filter((by) => by === 'hospital' || by === 'office'), []);
  for (const line of [shown.total, ...shown.months.map((month) => month.figure)]) {
    for (const count of [line.n, line.of - line.n, line.unknown]) assert.ok(count === 0 || count >= 10, JSON.stringify(line));
  }
  const refused = await context.request.get(`${base}/v1/indicators/A03/cases`);
  assert.equal(refused.status(), 403);
  await context.close();
});

test('papers and workbooks open', async () => {
  const { context } = await visit('/desk/figures', { login: TOWN });
  for (const path of ['year.pdf', 'A03/paper.pdf', 'A34/paper.pdf', 'A03/table.xlsx']) {
    const answer = await context.request.get(`${base}/v1/indicators/${path}`);
    assert.equal(answer.status(), 200, path);
    assert.ok((await answer.body()).length > 3000, path);
  }
  await context.close();
});
