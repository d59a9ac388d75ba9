// SPDX-License-Identifier: Apache-2.0
// 入退院 on the phone: a ward's notice appears on the care manager's phone, she answers without a signal, the ward sees it; a step
// that is done and an admission told from the house go the same way; who leaves the team loses it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { api, base, close, visit } from './harness.mjs';
import { copiesAllowed, enter, holds, offline, opened, place, synced, unlocked, window } from './phone_kit.mjs';

const CARE = process.env.KANAME_MANAGER_LOGIN ?? 'office-tsumugi';
const NURSE = process.env.KANAME_OFFICE_LOGIN ?? 'office-kuzuha';
const WARD = 'office-onishi';
const run = String(Date.now() % 1_000_000).padStart(6, '0');
const kana = [...run].map((digit) => 'あいうえおかきくけこ'[Number(digit)]).join('');
const today = () => new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
let putBack, care, careSession, ward, wardSession, nurse;

const picture = async (page, name) => {
  if (process.env.KANAME_PICTURES) await page.screenshot({ path: `${process.env.KANAME_PICTURES}/${name}.png` });
};
// A person of the care manager, born on a day of its own.
async function resident(n, more = false) {
  const act = (method, path, data) => api(care, careSession, method, path, data);
  const { person } = await act('POST', '/v1/people', { basics: { name: `携帯 入${run}${n}`, name_kana: `けいたい にゅう${kana}${n}`, birth: `193${n}-05-06`, sex: 'female' }, not_the_same: [] });
  if (!more) return { person };
  await act('POST', `/v1/people/${person.id}/consents`, {
    purpose: '在宅療養の支援', items: ['心身の状況'], parties: 'team', starts_on: today(), method: 'paper', explained_by: '紬木', explained_on: today(), signer: 'self', signer_name: person.name,
  });
  const page = await act('POST', `/v1/people/${person.id}/team`, { account_id: nurse.account.id, office_id: nurse.offices[0].id, profession: 'nurse', phone: '072-000-0001' });
  await act('PUT', `/v1/people/${person.id}/facts/regulars`, { base_seq: 0, facts: { items: [{ kind: 'hospital', name: '試験市民病院', person: '', phone: '', night_phone: '', note: '' }], note: '' } });
  return { person, member: page.team.find((one) => one.account_id === nurse.account.id).id };
}
const notice = (person, more = {}) => api(ward, wardSession, 'POST', '/v1/stays', {
  name_kana: person.name_kana, birth: person.birth, ward: '3階東', admitted_on: today(), arrival: 'emergency', told_by: 'hospital', ...more,
});
const staysOf = async (id) => (await (await care.request.get(`${base}/v1/stays?person_id=${id}`)).json()).items;

before(async () => {
  ({ putBack } = await copiesAllowed());
  care = await window();
  careSession = await enter(care, CARE);
  ward = await window();
  wardSession = await enter(ward, WARD);
  nurse = await enter(await window(), NURSE);
});
after(async () => {
  await putBack();
  await close();
});

test('a ward tells of an admission: it appears on the phone, 担当です is said without a signal, the ward sees it', async () => {
  const { person } = await resident(1);
  const { context, page, problems } = await opened({ login: CARE });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await unlocked(page);
  await synced(page);

  const desk = await visit('/desk/stays', { login: WARD });
  await desk.page.getByLabel('氏名のかな').fill(person.name_kana);
  await desk.page.getByLabel('生年月日').fill('S6.5.6');
  await desk.page.keyboard.press('Enter');
  const atWard = desk.page.getByRole('listitem', { name: new RegExp(kana) });
  await atWard.getByText('ケアマネの返事待ち').waitFor();

  const ask = page.locator('section', { hasText: '入退院' }).getByRole('listitem').filter({ hasText: person.name });
  await ask.getByText('担当ですか？').waitFor({ timeout: 15_000 }); // by the live feed
  await holds(page, problems, 'an admission on the first screen');
  await picture(page, 'phone-stay-asks');
  await ask.getByRole('link').click();
  await page.getByText('病院がすること').first().waitFor();
  await holds(page, problems, 'the stay on her page');
  await picture(page, 'phone-stay');

  await offline(context, page);
  await page.getByRole('button', { name: `担当です: ${person.name}` }).click();
  await page.getByLabel('病院からかけてもらう電話番号').fill('072-300-0009');
  await holds(page, problems, 'the answer');
  await page.getByRole('button', { name: '「担当です」と答える' }).click();
  await page.getByText('「担当です」と答えました。').waitFor();
  assert.equal((await staysOf(person.id))[0].manager_state, 'asked', 'nothing has left the phone');

  // The page is killed in between.
  await page.reload();
  await unlocked(page);
  await place(page, 0);
  await page.getByText('「担当です」と答えました。').waitFor();
  await context.setOffline(false);
  await atWard.getByText('072-300-0009').waitFor({ timeout: 15_000 });
  const [stay] = await staysOf(person.id);
  assert.equal(stay.manager_state, 'confirmed');
  assert.equal(stay.steps.filter((step) => step.kind === 'hospital_told').length, 1, 'said once');
  await page.goto(`${base}/phone/people/${person.id}`);
  await unlocked(page);
  await page.getByText('ケアマネ確認済み').waitFor({ timeout: 15_000 });
  assert.equal(await page.getByRole('button', { name: `担当です: ${person.name}` }).count(), 0);
  await desk.context.close();
  await context.close();
});

test('a step that is done is noted without a signal, once; what is late says so', async () => {
  const { person } = await resident(2);
  const { id } = await notice(person, { admitted_on: new Date(Date.now() - 6 * 86_400_000).toISOString().slice(0, 10) });
  await api(care, careSession, 'POST', `/v1/stays/${id}/answer`, { answer: 'ours', phone: '072-1' });
  const { context, page, problems } = await opened({ login: CARE });
  await page.getByText('期日を過ぎたことがあります').first().waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.goto(`${base}/phone/people/${person.id}`);
  await unlocked(page);
  await page.getByRole('heading', { name: '入退院' }).waitFor();
  await offline(context, page);
  await page.getByRole('button', { name: /^した: 入院時の情報/ }).click();
  await page.getByLabel('方法').selectOption('fax');
  await page.getByLabel('使った様式').selectOption('town');
  await page.getByLabel('メモ').fill('薬の一覧も付けた');
  await holds(page, problems, 'a step');
  await picture(page, 'phone-stay-step');
  await page.getByRole('button', { name: '保存' }).click();
  await page.locator('.stay-step', { hasText: '入院時の情報' }).getByText('待ち').waitFor();
  await context.setOffline(false);
  await page.getByText('したこと 2件').click();
  await page.getByText('薬の一覧も付けた').waitFor();
  const [stay] = await staysOf(person.id);
  assert.deepEqual(stay.steps.filter((step) => step.kind === 'info_sent').map((step) => [step.channel, step.form]), [['fax', 'town']]);
  await context.close();
});

test('an admission is told from the person’s screen in a few taps, also without a signal; who leaves the team loses the stay', async () => {
  const { person, member } = await resident(3, true);
  const { context, page, problems } = await opened({ login: NURSE });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.goto(`${base}/phone/people/${person.id}`);
  await unlocked(page);
  await offline(context, page);
  await page.getByRole('link', { name: '入院を知らせる' }).click();
  await page.getByRole('button', { name: '知らせる', exact: true }).click();
  await page.getByText('病院の名前を書いてください').waitFor();
  // Any hospital of the area, by its reading, also without a signal.
  await page.getByRole('textbox', { name: '病院' }).fill('ひらかたちゅうおう');
  await page.getByRole('button', { name: '枚方中央総合病院' }).first().click();
  await holds(page, problems, 'a hospital that is not on her page');
  await picture(page, 'phone-stay-hospitals');
  await page.getByRole('button', { name: '試験市民病院' }).click();
  await holds(page, problems, 'the notice');
  await picture(page, 'phone-stay-notice');
  await page.getByRole('button', { name: '知らせる', exact: true }).click();
  await page.getByText('入院の連絡（試験市民病院）').waitFor();
  await holds(page, problems, 'the notice that waits');
  await context.setOffline(false);
  await page.getByText('ケアマネの返事待ち').waitFor({ timeout: 15_000 });
  const stays = await staysOf(person.id);
  assert.equal(stays.length, 1);
  assert.equal(stays[0].hospital_name, '試験市民病院');
  assert.equal(await page.getByRole('link', { name: '入院を知らせる' }).count(), 0);

  const rows = () => page.evaluate(async () => {
    const all = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
    const database = await all(indexedDB.open('kaname.phone'));
    return JSON.stringify(await all(database.transaction('stays').objectStore('stays').getAll()));
  });
  const kept = await rows();
  assert.ok(kept.includes(person.id) && !kept.includes('試験市民'), 'sealed');
  await api(care, careSession, 'POST', `/v1/people/${person.id}/team/${member}/leave`);
  await page.getByText('この端末にない方です').waitFor({ timeout: 15_000 });
  assert.ok(!(await rows()).includes(person.id));
  await context.close();
});

for (const [lang, look] of [['ja', 'dark'], ['en', 'light']]) {
  test(`an office that is asked about somebody else is told on the line and can answer (${lang}, ${look})`, async () => {
    const { person } = await resident(lang === 'ja' ? 4 : 5);
    const { id } = await notice({ name_kana: person.name_kana, birth: '1920-01-02' });
    const context = await window();
    const coordinator = await enter(context, 'coord-ishida');
    await api(context, coordinator, 'POST', `/v1/stays/${id}/ask`, { office_id: nurse.offices[0].id });
    const all = await opened({ login: NURSE, colorScheme: look, lang });
    const ask = all.page.getByRole('listitem').filter({ hasText: person.name_kana });
    await ask.getByText(lang === 'ja' ? '担当ですか？' : 'Your case?').waitFor();
    await holds(all.page, all.problems, `asked about somebody else, ${lang}`);
    await ask.getByRole('button', { name: lang === 'ja' ? /^違います/ : /^Not mine/ }).click();
    await holds(all.page, all.problems, `before not mine, ${lang}`);
    await ask.getByRole('button', { name: lang === 'ja' ? '「違います」と答える' : 'Answer “not mine”' }).click();
    await ask.waitFor({ state: 'detached' });
    const said = await (await context.request.get(`${base}/v1/stays/${id}`)).json();
    assert.equal(said.asks[0].answer, 'not_ours');
    await all.context.close();
    await context.close();
  });
}
