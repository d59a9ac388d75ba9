// SPDX-License-Identifier: Apache-2.0
// 連携パス: begun on the person's page with her goal, items noted, moved with their cause, taken back; a form that is sent counts by
// itself, live; one list says what is due; the course ends.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { DESK, PHONE, api, close, inspect, settled, visit } from './harness.mjs';

const CARE = 'office-tsumugi';
const WARD = 'office-onishi';
const run = String(Date.now() % 1_000_000).padStart(6, '0');
const kana = [...run].map((digit) => 'アイウエオカキクケコ'[Number(digit)]).join('');
const name = `連携 花${run}`;

after(close);

const picture = async (page, what) => {
  if (process.env.KANAME_PICTURES) await page.screenshot({ path: `${process.env.KANAME_PICTURES}/${what}.png`, fullPage: true });
};
const day = (ahead) => new Date(Date.now() + 9 * 3600_000 + ahead * 86_400_000).toISOString().slice(0, 10);

test('a care manager puts somebody on the oral care pathway and follows it to its end', async () => {
  const { page, problems, context, session } = await visit('/desk/people', { login: CARE });
  const made = await api(context, session, 'POST', '/v1/people', { basics: { name, name_kana: `れんけい ${kana}`, birth: '1940-02-03' }, not_the_same: [] });
  const id = made.person.id;
  await page.goto(new URL(`/desk/people/${id}`, page.url()).href);
  await settled(page);
  await page.getByRole('tab', { name: '入退院' }).click();
  await page.getByText('連携パスはありません。').waitFor();
  await inspect(page, problems, DESK, 'stays and pathways of a person');

  // Begun: which, since when, who agreed, what for.
  await page.getByRole('button', { name: `${name}さんの連携パスを始める` }).click();
  await page.getByLabel('どのパスか').selectOption({ label: '口腔の地域連携パス' });
  await page.getByLabel('本人・家族の目標').fill('自分の口で食べたい');
  await inspect(page, problems, DESK, 'beginning a pathway');
  await picture(page, 'pathway-begin-desk');
  await page.getByRole('dialog').getByRole('button', { name: '連携パスを始める' }).click();
  await page.waitForURL(/\/pathways\/[0-9a-f-]+$/);
  await page.getByText('自分の口で食べたい').waitFor();
  await inspect(page, problems, DESK, 'a pathway course');
  await picture(page, 'pathway-course-desk');
  const course = page.url().split('/').at(-1);

  // A form sent elsewhere is the item, and the page hears of it.
  const draft = await api(context, session, 'POST', '/v1/documents', { form_code: 'oral_screening', person_id: id });
  await api(context, session, 'POST', `/v1/documents/${draft.line.id}/send`, { receivers: [{ name: 'まきの歯科', channel: 'paper' }], with_gaps: true, agreed: 'person', agreed_on: day(0) });
  await page.getByText('「気づく」').or(page.getByText('気づく')).first().waitFor();
  await page.getByRole('region', { name: '気づく' }).getByText('に終わりました').waitFor();
  await page.getByRole('region', { name: '気づく' }).locator('summary').click();
  await page.getByText('記録から自動で済み').waitFor();

  // Later, with its cause; then done; taken back; not needed.
  const item = page.getByRole('listitem', { name: '歯科の訪問の日が決まった' });
  await item.getByRole('button', { name: /^遅れる/ }).click();
  await page.getByLabel('理由（バリアンス）').selectOption('area');
  await page.getByLabel('くわしく').fill('訪問できる歯科が混んでいる');
  await page.getByRole('dialog').getByLabel(/^新しい期限/).fill(day(20));
  await inspect(page, problems, DESK, 'a later day');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await item.getByText('訪問できる歯科が混んでいる').waitFor();
  await item.getByRole('button', { name: /^した/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  const reached = page.getByRole('region', { name: '歯科につなぐ' });
  await reached.getByText('に終わりました').waitFor();
  await reached.locator('summary').click();
  await item.getByRole('button', { name: /^取り消す/ }).click();
  await reached.getByText('に終わりました').waitFor({ state: 'detached' });
  await page.getByRole('listitem', { name: '食事の形を見直した' }).getByRole('button', { name: /^行わない/ }).click();
  await page.getByLabel('理由', { exact: true }).fill('胃ろうのみ');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.getByRole('listitem', { name: '食事の形を見直した' }).getByText('胃ろうのみ').waitFor();

  // The paper, and the team's thread.
  const pdf = await context.request.get(new URL(`/v1/pathway-courses/${course}/sheet.pdf`, page.url()).href);
  assert.equal(pdf.headers()['content-type'], 'application/pdf');
  const thread = await api(context, session, 'GET', `/v1/people/${id}/thread`);
  assert.ok(thread.entries.some((entry) => entry.text.includes('訪問できる歯科が混んでいる')));

  // One list of what is due; by thumb.
  const phone = await visit('/desk/pathways', { login: CARE, size: PHONE });
  await phone.page.getByRole('link', { name: `${name}さん　歯科の訪問の日が決まった` }).waitFor();
  await inspect(phone.page, phone.problems, PHONE, 'what is due');
  await picture(phone.page, 'pathway-due-360');
  await phone.page.getByRole('link', { name: `${name}さん　歯科の訪問の日が決まった` }).click();
  await phone.page.getByText('あなたの番').first().waitFor();
  await settled(phone.page);
  await inspect(phone.page, phone.problems, PHONE, 'a course on a small screen');
  await picture(phone.page, 'pathway-course-360');

  // The hospital has nothing to do with her.
  const ward = await visit('/desk/pathways', { login: WARD });
  await settled(ward.page);
  assert.equal(await ward.page.getByText(name).count(), 0);
  const refused = await ward.context.request.get(new URL(`/v1/pathway-courses/${course}`, page.url()).href);
  assert.equal(refused.status(), 404);

  await page.getByRole('button', { name: 'パスを終える' }).click();
  await page.getByLabel('どう終わったか').selectOption('stopped');
  await page.getByRole('dialog').getByLabel('理由・結果').fill('転居');
  await page.getByRole('dialog').getByRole('button', { name: '終える', exact: true }).click();
  await page.getByText('中止した').first().waitFor();
  assert.equal(await page.getByRole('button', { name: /^した/ }).count(), 0, 'what is over is not noted any more');
});

test('the summary shows all courses of the year without names, and small numbers only inside', async () => {
  const town = await visit('/desk/pathways', { login: 'city-yamada' });
  await town.page.getByRole('link', { name: 'まとめ（数字）' }).click();
  const oral = town.page.getByRole('region', { name: '口腔の地域連携パス', exact: true });
  await oral.getByRole('table', { name: /^どうなったか/ }).getByText(/件のうち/).first().waitFor();
  await oral.getByRole('table', { name: /^遅れの理由/ }).getByRole('row', { name: /地域の事情/ }).getByText(/件のうち/).waitFor();
  assert.equal(await oral.getByText(name).count(), 0, 'nobody is named');
  await inspect(town.page, town.problems, DESK, 'the summary of pathways');
  if (process.env.KANAME_PICTURES) await oral.screenshot({ path: `${process.env.KANAME_PICTURES}/pathway-summary-desk.png` });
  await town.page.setViewportSize(PHONE);
  await inspect(town.page, town.problems, PHONE, 'the summary of pathways on a phone');
  await picture(town.page, 'pathway-summary-phone');
  await town.page.getByRole('checkbox', { name: /外へ出す版/ }).check();
  await oral.getByText('10件未満のため表示しません').first().waitFor();
  const care = await visit('/desk/pathways?summary=present', { login: CARE });
  await care.page.getByRole('region', { name: '口腔の地域連携パス', exact: true }).getByText('10件未満のため表示しません').first().waitFor();
  for (const one of [town, care]) await one.context.close();
});
