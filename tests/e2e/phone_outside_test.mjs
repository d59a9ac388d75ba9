// SPDX-License-Identifier: Apache-2.0
// アプリのない人へ届ける from the phone: written without a signal it goes to everybody of the team by her own way; what needs a hand waits
// at the desk of the office; a call is made and ticked on the phone; the entry shows how far each came.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESK, api, base, close, visit } from './harness.mjs';
import { copiesAllowed, enter, holds, offline, opened, synced, unlocked, until, window } from './phone_kit.mjs';

const CARE = process.env.KANAME_MANAGER_LOGIN ?? 'office-tsumugi';
const NURSE = process.env.KANAME_OFFICE_LOGIN ?? 'office-kuzuha';
const run = String(Date.now() % 1_000_000).padStart(6, '0');
const today = () => new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
let putBack, care, careSession, nurse;

const picture = async (page, name) => {
  if (process.env.KANAME_PICTURES) await page.screenshot({ path: `${process.env.KANAME_PICTURES}/${name}.png` });
};
// With the nurse, a meal service by telephone, a commissioner on paper and a clinic by FAX in the team; `consent`: it covers the team.
async function resident(n, consent = true) {
  const act = (method, where, data) => api(care, careSession, method, `/v1/people${where}`, data);
  const name = `携帯 外${run}${n}`;
  const { person } = await act('POST', '', { basics: { name, name_kana: `けいたい そと${n}`, birth: `193${n}-03-04`, sex: 'female' }, not_the_same: [] });
  await act('POST', `/${person.id}/team`, { account_id: nurse.account.id, office_id: nurse.offices[0].id, profession: 'nurse', phone: '072-000-0001' });
  await act('POST', `/${person.id}/team`, { name: '配食 みなみ（架空）', phone: '072-800-0011', channel: 'phone' });
  await act('POST', `/${person.id}/team`, { name: '民生委員 北（架空）', phone: '072-800-0012', channel: 'paper' });
  await act('POST', `/${person.id}/team`, { name: '大谷内科（架空）', profession: 'doctor', phone: '072-800-0013', channel: 'fax', channel_address: '072-800-0014' });
  if (consent) {
    await act('POST', `/${person.id}/consents`, {
      purpose: '在宅療養の支援', items: ['心身の状況'], parties: 'team', starts_on: today(), method: 'paper', explained_by: '紬木', explained_on: today(), signer: 'self', signer_name: name,
    });
  }
  return person;
}
const deliveriesOf = async (id) => (await (await care.request.get(`${base}/v1/people/${id}/deliveries`)).json()).deliveries;
const ways = (deliveries) => Object.fromEntries(deliveries.map((one) => [one.receiver, one.way]));
async function phoneOf(person, more = {}) {
  const all = await opened({ login: NURSE, ...more });
  await all.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await all.page.goto(`${base}/phone/write/${person.id}`);
  await unlocked(all.page);
  await synced(all.page);
  return all;
}

before(async () => {
  ({ putBack } = await copiesAllowed());
  care = await window();
  careSession = await enter(care, CARE);
  nurse = await enter(await window(), NURSE);
});
after(async () => {
  await putBack();
  await close();
});

test('something urgent written without a signal goes to all by their own way; the call is made and ticked on the phone', async () => {
  const person = await resident(1);
  const { context, page, problems } = await phoneOf(person);
  await offline(context, page);
  await page.getByLabel('本文').fill('夕食を食べていません。明日の配食を軟飯に。');
  const too = page.getByLabel('アプリのない人にも届ける（3人）');
  assert.equal(await too.isChecked(), false);
  await page.getByLabel('急ぎ').check();
  assert.equal(await too.isChecked(), true, 'as at the desk');
  await page.getByText('だれに、どの方法で届くか').click();
  await page.getByText('大谷内科（架空）: FAX').waitFor();
  await holds(page, problems, 'who gets it');
  await picture(page, 'phone-outside-write');
  await page.getByRole('button', { name: '待ちに入れる' }).click();
  const first = page.getByRole('dialog');
  await first.getByText('この画面では読めない 3人にも、次の方法で届けます。').waitFor();
  await first.getByText('民生委員 北（架空）: 紙で渡す').waitFor();
  await holds(page, problems, 'whose page, and who will read');
  await picture(page, 'phone-outside-first');
  await first.getByRole('button', { name: 'この方で間違いない' }).click();
  await page.getByText('送ったあと、アプリのない人にも届けます').waitFor();
  assert.deepEqual(await deliveriesOf(person.id), [], 'nothing has left the phone');

  // The page is killed in between.
  await page.reload();
  await unlocked(page);
  await context.setOffline(false);
  const begun = await until(async () => {
    const all = await deliveriesOf(person.id);
    return all.length > 0 && all;
  }, 'the deliveries');
  assert.deepEqual(ways(begun), { '配食 みなみ（架空）': 'phone', '民生委員 北（架空）': 'paper', '大谷内科（架空）': 'fax' });
  const lines = page.getByRole('list', { name: 'アプリのない人への届き方' });
  await lines.getByText('電話してください').waitFor({ timeout: 15_000 });
  await lines.getByText('FAX を送ってください').waitFor();
  assert.equal(await lines.getByRole('link', { name: '電話する 072-800-0011' }).getAttribute('href'), 'tel:0728000011');
  await lines.scrollIntoViewIfNeeded();
  await holds(page, problems, 'how far it came');
  await picture(page, 'phone-outside-lines');

  const desk = await visit('/desk/', { login: NURSE, size: DESK });
  const waiting = desk.page.locator('.waiting-line', { hasText: person.name });
  await waiting.filter({ hasText: '大谷内科' }).getByText('FAX を送ってください').waitFor();
  await waiting.filter({ hasText: '民生委員' }).getByText('紙を渡してください').waitFor();

  await offline(context, page);
  await lines.getByRole('button', { name: '配食 みなみ（架空）：電話した' }).click();
  await lines.getByText('待ち').waitFor();
  assert.equal(await lines.getByRole('button', { name: /電話した/ }).count(), 0, 'ticked once');
  await holds(page, problems, 'the tick waits');
  await picture(page, 'phone-outside-ticked');
  await context.setOffline(false);
  await lines.getByText(/^電話した \d/).waitFor({ timeout: 15_000 });
  const [told] = (await deliveriesOf(person.id)).filter((one) => one.way === 'phone');
  assert.equal(told.state, 'sent');
  assert.equal((await deliveriesOf(person.id)).length, 3, 'sent once');
  await waiting.filter({ hasText: '配食' }).waitFor({ state: 'detached', timeout: 15_000 });
  await desk.context.close();
  await context.close();
});

test('what was written before goes out later from the entry’s menu, and not twice to anybody (dark)', async () => {
  const person = await resident(2);
  await api(care, careSession, 'POST', `/v1/people/${person.id}/entries`, { kind: 'note', text: '土曜の訪問は休みです' });
  const { context, page, problems } = await phoneOf(person, { colorScheme: 'dark' });
  await page.goto(`${base}/phone/people/${person.id}`);
  await unlocked(page);
  await synced(page);
  await offline(context, page);
  const entry = page.locator('.thread__entry', { hasText: '土曜の訪問は休みです' });
  await entry.locator('.entry__more').click();
  await page.getByRole('button', { name: 'アプリのない人へ届ける' }).click();
  await page.getByRole('dialog').getByText('配食 みなみ（架空）: 電話').waitFor();
  await holds(page, problems, 'who will be reached');
  await picture(page, 'phone-outside-dialog-dark');
  await page.getByRole('dialog').getByRole('button', { name: '届ける' }).click();
  await entry.getByText('アプリのない人へ届けるよう頼みました').waitFor();
  await context.setOffline(false);
  await entry.getByText('電話してください').waitFor({ timeout: 15_000 });
  await holds(page, problems, 'how far it came, in the dark');
  await picture(page, 'phone-outside-lines-dark');
  assert.equal((await deliveriesOf(person.id)).length, 3);
  await context.close();
});

test('whom no consent covers is named and cannot be chosen (en)', async () => {
  const person = await resident(3, false);
  const { context, page, problems } = await phoneOf(person, { login: CARE, lang: 'en' });
  await page.getByText('It cannot be sent to those without the app').click();
  await page.getByText(/大谷内科（架空）: /).waitFor();
  assert.equal(await page.getByLabel(/Also to those without the app/).count(), 0);
  await holds(page, problems, 'nobody may be told');
  await page.locator('textarea').first().fill('変わりありません');
  await page.getByLabel('Urgent').check();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('dialog').getByRole('button').last().click();
  await until(async () => (await (await care.request.get(`${base}/v1/people/${person.id}/thread?limit=5`)).json()).entries.length > 0, 'the entry');
  assert.deepEqual(await deliveriesOf(person.id), []);
  await context.close();
});
