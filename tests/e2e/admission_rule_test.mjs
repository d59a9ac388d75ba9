// SPDX-License-Identifier: Apache-2.0
// 入退院支援の手引き: the town changes it by keys and publishes it; a care manager is told, reads it and says so; a stay keeps the
// edition of the day of its admission. On a server of its own: a day on which somebody was admitted keeps its guide.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { remove, sampleTown } from '../api/lib.mjs';

const CARE = 'office-tsumugi';
const WARD = 'office-onishi';
const TOWN = 'city-yamada';
const DAY_MS = 86_400_000;
const run = String(Date.now() % 1_000_000).padStart(6, '0');
const kana = (head) => head + [...run].map((digit) => 'アイウエオカキクケコ'[Number(digit)]).join('');
const tokyo = (days) => new Date(Date.now() + 9 * 3_600_000 + days * DAY_MS).toISOString().slice(0, 10);

let sample, DESK, PHONE, api, base, close, inspect, settled, visit;

before(async () => {
  sample = await sampleTown([]);
  process.env.KANAME_URL = `http://127.0.0.1:${sample.server.port}`;
  ({ DESK, PHONE, api, base, close, inspect, settled, visit } = await import('./harness.mjs'));
});
after(async () => {
  await close?.();
  await sample?.server.stop();
  if (sample) remove(sample.data);
});

const picture = async (page, name) => {
  if (process.env.KANAME_PICTURES) await page.screenshot({ path: `${process.env.KANAME_PICTURES}/${name}.png`, fullPage: true });
};
const infoDue = (stay) => stay.due.find((step) => step.kind === 'info_sent').due_on;
async function admitted(ward, name, day) {
  const { id } = await api(ward.context, ward.session, 'POST', '/v1/stays', { name_kana: name, birth: '1935-01-01', admitted_on: day });
  return api(ward.context, ward.session, 'GET', `/v1/stays/${id}`);
}
// What another run has left.
async function cleared(town) {
  const { items } = await api(town.context, town.session, 'GET', '/v1/stay-rule-editions');
  for (const one of items) if (one.state === 'draft' || (one.state === 'published' && one.valid_from > tokyo(0))) await api(town.context, town.session, 'DELETE', `/v1/stay-rule-editions/${one.id}`);
}

test('the town changes the guide; whoever handles stays is told; each stay keeps that of its day', async () => {
  const ward = await visit('/desk/', { login: WARD });
  const old = await admitted(ward, kana('マエ'), tokyo(-1));
  const town = await visit('/desk/', { login: TOWN });
  await cleared(town);
  await town.page.goto(`${base}/desk/settings/stay-rules`);
  await settled(town.page);
  await town.page.getByText('いま使う版').waitFor();
  await inspect(town.page, town.problems, DESK, 'editions of the guide');
  await town.page.getByRole('button', { name: '写して直す', exact: true }).click();
  await town.page.getByRole('heading', { name: /^手引きを直す/ }).waitFor();
  const n = Number(/第(\d+)版/.exec(await town.page.getByRole('heading', { level: 1 }).innerText())[1]);

  // By keys: opened, three days more, put one up, a step added.
  const { edition: now } = await api(town.context, town.session, 'GET', '/v1/stay-rules');
  const days = now.rule.steps.find((one) => one.kind === 'info_sent').days === 5 ? 6 : 5;
  const step = town.page.locator('#step-info_sent .doc-edit-field__name');
  await step.focus();
  await town.page.keyboard.press('Enter');
  await town.page.getByLabel('日数').fill(String(days));
  await town.page.locator('#step-info_sent').getByText(`入院した日の${days}日後まで`).waitFor();
  const first = town.page.locator('.doc-edit-field').first();
  const wasFirst = await first.getAttribute('id');
  const up = town.page.locator('.doc-edit-field').nth(1).getByRole('button', { name: /: 上へ$/ });
  await up.focus();
  await town.page.keyboard.press('Enter');
  await town.page.waitForFunction((id) => document.querySelector('.doc-edit-field').id !== id, wasFirst);
  await town.page.getByLabel('することを足す').selectOption({ index: 1 });
  await town.page.getByLabel('することのことば', { exact: true }).fill('');
  await town.page.getByRole('button', { name: '下書きを保存' }).click();
  await town.page.getByRole('alert').getByText('入力してください').waitFor();
  await inspect(town.page, town.problems, DESK, 'a step without words');
  await town.page.getByLabel('することのことば', { exact: true }).fill('カンファレンスの日を相談する');
  await inspect(town.page, town.problems, DESK, 'changing the guide');
  await picture(town.page, 'stay-rule-edit-desk');
  await town.page.setViewportSize(PHONE);
  await inspect(town.page, town.problems, PHONE, 'changing the guide');
  await picture(town.page, 'stay-rule-edit-phone');
  await town.page.setViewportSize(DESK);

  // A reload loses nothing.
  await town.page.reload();
  await settled(town.page);
  const card = town.page.getByRole('listitem', { name: `第${n}版` });
  await card.getByRole('button', { name: /: 直す$/ }).click();
  await town.page.getByText('カンファレンスの日を相談する').first().waitFor();
  await town.page.getByRole('button', { name: '下書きを保存' }).click();
  await card.getByRole('button', { name: /前の版との違い$/ }).click();
  await town.page.getByRole('dialog').getByText(`入院した日の${days}日後まで`).waitFor();
  await inspect(town.page, town.problems, DESK, 'what changes');
  await picture(town.page, 'stay-rule-changes-desk');
  await town.page.keyboard.press('Escape');
  await card.getByRole('button', { name: /公開する$/ }).click();
  const dialog = town.page.getByRole('dialog');
  await dialog.getByRole('button', { name: '公開する' }).click();
  await dialog.getByRole('alert').getByText('入力してください').waitFor();
  const note = `情報を渡す期日を${days}日後にしました（${run}）。`;
  await dialog.getByLabel('改定の要点').fill(note);
  await inspect(town.page, town.problems, DESK, 'publishing');
  await dialog.getByRole('button', { name: '公開する' }).click();
  await card.getByText('これから始まる').waitFor();

  // Tomorrow: it is announced. Whoever has read it is not told again.
  const care = await visit('/desk/stays', { login: CARE, size: PHONE });
  const news = care.page.getByRole('region', { name: `手引きの改定（第${n}版）` });
  await news.getByText(/から変わります/).waitFor();
  await inspect(care.page, care.problems, PHONE, 'the change is announced');
  await picture(care.page, 'stay-rule-news-phone');
  await news.getByRole('link', { name: `第${n}版を読む` }).click();
  await care.page.getByRole('heading', { name: 'すること' }).waitFor();
  await care.page.getByText(`入院した日の${days}日後まで`).first().waitFor();
  await inspect(care.page, care.problems, PHONE, 'the guide');
  await picture(care.page, 'stay-rule-phone');
  await care.page.setViewportSize(DESK);
  await inspect(care.page, care.problems, DESK, 'the guide');
  await picture(care.page, 'stay-rule-desk');
  await news.getByRole('button', { name: '読みました' }).click();
  await news.waitFor({ state: 'detached' });
  const printed = await care.context.request.get(`${base}/v1/stay-rules/kit.a${n}/rule.pdf`);
  assert.equal(printed.headers()['content-type'], 'application/pdf');
  assert.equal(infoDue(await api(ward.context, ward.session, 'GET', `/v1/stays/${old.id}`)), infoDue(old), 'a stay keeps its days');

  await card.getByRole('button', { name: /読んだ人$/ }).click();
  await town.page.getByRole('dialog').getByRole('row', { name: /つむぎ/ }).getByText('1人').first().waitFor();
  await inspect(town.page, town.problems, DESK, 'who has read it');
  await picture(town.page, 'stay-rule-readers-desk');
  await town.page.keyboard.press('Escape');
  await picture(town.page, 'stay-rules-desk');
  await card.getByRole('button', { name: /公開をやめる$/ }).click();
  await card.getByText('やめた版').waitFor();

  // From today on, where nobody has been admitted today: a new stay gets the new days.
  await town.page.getByRole('button', { name: '写して直す', exact: true }).click();
  await town.page.getByRole('heading', { name: /^手引きを直す/ }).waitFor();
  const edition = (await api(town.context, town.session, 'GET', '/v1/stay-rule-editions')).items.find((one) => one.state === 'draft');
  const rule = { ...edition.rule, steps: edition.rule.steps.map((one) => (one.kind === 'info_sent' ? { ...one, days } : one)) };
  await api(town.context, town.session, 'PUT', `/v1/stay-rule-editions/${edition.id}`, { base_seq: edition.seq, rule, changes: note });
  await api(town.context, town.session, 'POST', `/v1/stay-rule-editions/${edition.id}/publish`, { valid_from: tokyo(0), changes: note });
  const fresh = await admitted(ward, kana('アト'), tokyo(0));
  assert.equal(fresh.rule, edition.id);
  assert.equal(infoDue(fresh), tokyo(days));
  assert.equal(infoDue(await api(ward.context, ward.session, 'GET', `/v1/stays/${old.id}`)), infoDue(old));
  await ward.page.goto(`${base}/desk/stays`);
  await settled(ward.page);
  await ward.page.getByRole('region', { name: `手引きの改定（第${edition.number}版）` }).getByText(/から変わりました/).waitFor();
  const shown = ward.page.getByRole('listitem', { name: kana('アト') });
  await shown.getByText(`手引きの段どり（第${edition.number}版）`).click();
  await inspect(ward.page, ward.problems, DESK, 'stays with their guide');
  await picture(ward.page, 'stay-rule-stays-desk');
  for (const stay of [old, fresh]) await api(ward.context, ward.session, 'POST', `/v1/stays/${stay.id}/cancel`, { note: '試験' });
  for (const one of [ward, care, town]) await one.context.close();
});

test('another town\'s guide is read from a file as a draft; what is wrong with a file is said', async () => {
  const town = await visit('/desk/', { login: TOWN });
  await cleared(town);
  await town.page.goto(`${base}/desk/settings/stay-rules`);
  await settled(town.page);
  const [saved] = await Promise.all([town.page.waitForEvent('download'), town.page.getByRole('link', { name: /ファイルに書き出す$/ }).last().click()]);
  assert.match(saved.suggestedFilename(), /第1版\.json$/);
  const file = JSON.parse(readFileSync(await saved.path(), 'utf8'));
  const choose = async (content) => town.page.getByRole('dialog').getByLabel('ファイルを選ぶ').setInputFiles({ name: 'rule.json', mimeType: 'application/json', buffer: Buffer.from(content) });
  await town.page.getByRole('button', { name: 'ほかの市町村のファイルから作る' }).click();
  await choose('これは手引きではない');
  await town.page.getByRole('alert').getByText('このファイルは読めません').waitFor();
  await choose(JSON.stringify({ ...file, rule: { ...file.rule, steps: [file.rule.steps[0], file.rule.steps[0]] } }));
  await town.page.getByRole('alert').getByText(/^2番目の「すること」: 同じことが二つあります/).waitFor();
  await inspect(town.page, town.problems, DESK, 'a file with faults');
  await picture(town.page, 'stay-rule-file-faults-desk');
  await town.page.setViewportSize(PHONE);
  await inspect(town.page, town.problems, PHONE, 'a file with faults');
  await town.page.setViewportSize(DESK);
  await choose(JSON.stringify({ ...file, area: 'となり町', rule: { ...file.rule, steps: file.rule.steps.map((one, i) => (i === 1 ? { ...one, days: 7, form: 'theirs' } : one)) } }));
  await town.page.getByText(/^となり町の手引きを、第\d+版の下書きにしました。/).waitFor();
  await town.page.getByText('様式はこの地域にない').waitFor();
  await inspect(town.page, town.problems, DESK, 'a file was read');
  await picture(town.page, 'stay-rule-file-desk');
  await town.page.getByRole('button', { name: '下書きを直す' }).click();
  await town.page.getByRole('heading', { name: /^手引きを直す/ }).waitFor();
  await town.page.getByText('7日後まで').first().waitFor();
  await cleared(town);
  await town.context.close();
});
