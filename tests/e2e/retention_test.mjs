// SPDX-License-Identifier: Apache-2.0
// 保存期間と消去: somebody whose term is over is held back, let go, erased after a yes given by hand, and what stays is a
// number with a sheet. The persons are made here.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { DESK, PHONE, api, close, inspect, settled, visit } from './harness.mjs';

const CARE = 'office-tsumugi', TOWN = 'city-yamada';
const run = String(Date.now() % 1_000_000).padStart(6, '0');
const reading = [...run].map((digit) => 'あいうえおかきくけこ'[Number(digit)]).join('');

after(close);

async function somebody(given, serial) {
  const { context, session } = await visit('/desk/people', { login: CARE });
  const name = `期限 ${given}${run}`;
  const made = await api(context, session, 'POST', '/v1/people', { basics: { name, name_kana: `${reading} ${'さしすせそ'[serial]}`, birth: `192${serial}-03-0${1 + serial}` }, not_the_same: [] });
  const { id } = made.person;
  await api(context, session, 'POST', `/v1/people/${id}/entries`, { kind: 'note', at: '2018-05-01T10:00:00+09:00', text: '訪問した' });
  await api(context, session, 'PUT', `/v1/people/${id}/status`, { status: 'died', on: '2018-06-30' });
  await context.close();
  return { id, name };
}

const row = (page, section, name) => page.locator(`section[aria-labelledby=${section}] .result`, { hasText: name });

test('held back with a reason, let go, erased after a yes; a sheet without names stays', async () => {
  const one = await somebody('ハナ', 0), other = await somebody('トメ', 1);
  const { context, page, problems } = await visit('/desk/retention', { login: TOWN });
  await row(page, 'due', one.name).waitFor();
  await inspect(page, problems, DESK, 'due');

  // Held back: the reason is asked for, the row says so, it cannot be chosen.
  await row(page, 'due', one.name).getByRole('button', { name: /消去を保留する/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '保留する', exact: true }).click();
  await dialog.getByText('残す理由を入れてください').first().waitFor();
  await inspect(page, problems, DESK, 'the dialog of a hold');
  await dialog.getByLabel(/^残す理由/).fill('転倒事故の訴訟が続いているため');
  await dialog.getByRole('button', { name: '保留する', exact: true }).click();
  await row(page, 'held', one.name).getByText('転倒事故の訴訟').waitFor();
  assert.equal(await row(page, 'due', one.name).getByRole('checkbox').count(), 0);
  await inspect(page, problems, DESK, 'held');

  // Let go, with a reason too.
  await row(page, 'held', one.name).getByRole('button', { name: /保留を解く/ }).click();
  await dialog.getByLabel(/^解く理由/).fill('和解した');
  await dialog.getByRole('button', { name: '保留を解く', exact: true }).click();
  await row(page, 'held', one.name).waitFor({ state: 'detached' });

  // Chosen, looked at in numbers, said yes to.
  await row(page, 'due', one.name).getByRole('checkbox').check();
  await row(page, 'due', other.name).getByRole('checkbox').check();
  await page.getByRole('button', { name: '選んだ2人の記録を消去する…' }).click();
  await dialog.getByText('やりとり 2 件').waitFor();
  await dialog.getByRole('button', { name: '消去する', exact: true }).click();
  await dialog.getByText('確かめた印を付けてください').waitFor();
  await inspect(page, problems, DESK, 'the step before');
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: '消去する', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await row(page, 'due', one.name).waitFor({ state: 'detached', timeout: 30_000 });
  const done = page.locator('section[aria-labelledby=done] tbody tr').first();
  await done.getByText('終わり').waitFor({ timeout: 30_000 });
  assert.match(await done.innerText(), /山田/);
  assert.equal((await page.locator('main').innerText()).includes(run), false, 'no name is left');
  const sheet = await context.request.get(await done.getByRole('link', { name: /消去の記録/ }).evaluate((a) => a.href));
  assert.equal(sheet.headers()['content-type'], 'application/pdf');
  await inspect(page, problems, DESK, 'done');
  if (process.env.KANAME_PICTURES) await page.screenshot({ path: `${process.env.KANAME_PICTURES}/retention-done.png`, fullPage: true });
  await context.close();

  const care = await visit(`/desk/people/${one.id}`, { login: CARE });
  await care.page.getByText(/その方の記録はないか/).waitFor();
  await care.context.close();
});

test('on a phone, in English, and not offered to offices', async () => {
  const third = await somebody('キク', 2);
  for (const [size, lang] of [[PHONE, 'ja'], [DESK, 'en'], [PHONE, 'en']]) {
    const { context, page, problems } = await visit('/desk/retention', { login: TOWN, size, lang });
    await row(page, 'due', third.name).waitFor();
    await inspect(page, problems, size, `retention ${lang}`);
    if (process.env.KANAME_PICTURES) await page.screenshot({ path: `${process.env.KANAME_PICTURES}/retention-${size.width}-${lang}.png`, fullPage: true });
    await row(page, 'due', third.name).getByRole('checkbox').check();
    await page.getByRole('button', { name: lang === 'ja' ? /記録を消去する/ : /^Erase the records/ }).click();
    await page.getByRole('dialog').getByRole('listitem').nth(3).waitFor();
    await inspect(page, problems, size, `the step before ${lang}`);
    if (process.env.KANAME_PICTURES) await page.screenshot({ path: `${process.env.KANAME_PICTURES}/retention-erase-${size.width}-${lang}.png` });
    await context.close();
  }
  const office = await visit('/desk/', { login: CARE });
  assert.equal(await office.page.getByRole('link', { name: '保存期間と消去' }).count(), 0);
  await office.context.close();
});

test('the rules of the area: years and who may', async () => {
  const { context, page, session, problems } = await visit('/desk/area-settings', { login: TOWN });
  const card = page.locator('section.card', { has: page.getByRole('heading', { name: '保存期間' }) });
  await card.getByLabel(/^支援が終わってから残す年数/).fill('1');
  await card.getByRole('button', { name: '決める' }).click();
  await card.getByRole('alert').waitFor();
  await card.getByLabel(/^支援が終わってから残す年数/).fill('6');
  await card.getByRole('button', { name: '決める' }).click();
  await page.locator('.toast').first().waitFor();
  assert.equal((await api(context, session, 'GET', '/v1/settings/retention')).years, 6);
  await settled(page);
  await inspect(page, problems, DESK, 'rules of the area');
  await api(context, session, 'PUT', '/v1/settings/retention', { years: 5, access_log_years: 5, officers: [] });
  await context.close();
});
