// SPDX-License-Identifier: Apache-2.0
// A form on the phone without a signal: begun, two sections filled in, the page killed; back on the line the desk shows the draft
// once, with what was typed and what the program knows. Two writers both keep their text.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { account, api, base, close } from './harness.mjs';
import { CODE, enter, holds, opened, synced, type, window } from './phone_kit.mjs';

const CARE = process.env.KANAME_MANAGER_LOGIN ?? 'office-tsumugi';
const run = String(Date.now() % 1_000_000).padStart(6, '0');
let town, townSession, rule, care, careSession;

const picture = async (page, name) => {
  if (process.env.KANAME_PICTURES) await page.screenshot({ path: `${process.env.KANAME_PICTURES}/${name}.png` });
};
const resident = async (n) => (await api(care, careSession, 'POST', '/v1/people', {
  basics: { name: `携帯 書${run}${n}`, name_kana: `けいたい しょ${n}`, birth: `194${n}-02-03`, sex: 'female', phone: '072-000-0017' }, not_the_same: [],
})).person;
const documentsOf = async (id) => (await (await care.request.get(`${base}/v1/people/${id}/documents`)).json()).items;
const show = async (id) => (await care.request.get(`${base}/v1/documents/${id}`)).json();
const answersOf = (view) => Object.fromEntries(view.sections.flatMap((section) => section.answers).map((one) => [one.key, one]));
const unlocked = async (page) => {
  await type(page, CODE);
  await page.waitForSelector('.places');
};
const until = async (ask, what) => {
  for (let i = 0; i < 100; ++i) {
    const got = await ask();
    if (got) return got;
    await new Promise((done) => setTimeout(done, 150));
  }
  throw new Error(`never: ${what}`);
};
// The first two sections with a text that the program fills in from nothing.
async function textsOf(code) {
  const { form } = await (await care.request.get(`${base}/v1/forms/${code}`)).json();
  const found = form.sections.flatMap((section, at) => section.fields.filter((one) => ['text', 'long_text'].includes(one.type) && !one.prefill && !one.show_if.key).slice(0, 1).map((field) => ({ at, section, field })));
  return found.slice(0, 2);
}
async function toSection(page, at) {
  for (let i = 0; i < at; ++i) await page.getByRole('button', { name: '次の区分' }).click();
}

before(async () => {
  town = await window();
  townSession = await enter(town, account.login);
  rule = await api(town, townSession, 'GET', '/v1/settings/offline');
  await api(town, townSession, 'PUT', '/v1/settings/offline', { ...rule, offline: 'own' });
  care = await window();
  careSession = await enter(care, CARE);
});
after(async () => {
  await api(town, townSession, 'PUT', '/v1/settings/offline', rule);
  await close();
});

test('two sections written without a signal survive a killed page and are on the desk once, beside what is known', async () => {
  const person = await resident(1);
  const [one, two] = await textsOf('doctor_letter');
  const { context, page, problems } = await opened({ login: CARE });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.goto(`${base}/phone/people/${person.id}`);
  await unlocked(page);
  await page.getByRole('link', { name: '様式を書く' }).waitFor();
  await context.setOffline(true);
  await page.locator('.state--off').waitFor();
  await page.getByRole('link', { name: '様式を書く' }).click();
  await page.getByRole('heading', { name: '様式を書く' }).waitFor();
  await holds(page, problems, 'which form');
  await picture(page, 'phone-document-choose');
  await page.getByRole('button', { name: '書く: 主治医との連絡票' }).click();
  await page.getByText('まだこの電話の中だけにあります').waitFor();
  await toSection(page, one.at);
  await page.locator(`#f-${one.field.key}`).fill('夜間の不安が強い');
  await holds(page, problems, 'a section');
  await picture(page, 'phone-document-write');
  await toSection(page, two.at - one.at);
  await page.locator(`#f-${two.field.key}`).fill('転びやすい');
  await page.locator('[role=status]', { hasText: '待ち' }).last().waitFor();
  await page.waitForTimeout(700);
  assert.deepEqual(await documentsOf(person.id), [], 'nothing has left the phone');

  await page.reload();
  await unlocked(page);
  await toSection(page, one.at);
  assert.equal(await page.locator(`#f-${one.field.key}`).inputValue(), '夜間の不安が強い');
  await context.setOffline(false);
  const [line] = await until(async () => {
    const all = await documentsOf(person.id);
    return all.length > 0 && answersOf(await show(all[0].id))[two.field.key] && all;
  }, 'the draft on the desk');
  const answers = answersOf(await show(line.id));
  assert.deepEqual([answers[one.field.key].values, answers[two.field.key].values], [['夜間の不安が強い'], ['転びやすい']]);
  assert.ok(Object.values(answers).some((answer) => answer.values.includes(person.name)), 'what is known was filled in');
  assert.equal((await documentsOf(person.id)).length, 1);
  await page.getByText('保存しました').waitFor();
  assert.equal(await page.getByText('まだこの電話の中だけにあります').count(), 0);
  await context.close();
});

test('somebody else writes the same section meanwhile: both texts are kept and one is asked', async () => {
  const person = await resident(2);
  const [one] = await textsOf('doctor_letter');
  const draft = await api(care, careSession, 'POST', '/v1/documents', { form_code: 'doctor_letter', person_id: person.id });
  const { context, page, problems } = await opened({ login: CARE, colorScheme: 'dark' });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.goto(`${base}/phone/people/${person.id}/documents/${draft.line.id}`);
  await unlocked(page);
  await synced(page);
  await toSection(page, one.at);
  await context.setOffline(true);
  await page.locator('.state--off').waitFor();
  await page.locator(`#f-${one.field.key}`).fill('電話から');
  await page.locator('[role=status]', { hasText: '待ち' }).last().waitFor();
  const section = draft.sections.find((each) => each.key === one.section.key);
  await api(care, careSession, 'PUT', `/v1/documents/${draft.line.id}/sections/${one.section.key}`, { base_seq: section.seq, answers: [...section.answers, { key: one.field.key, values: ['机から'] }] });
  await context.setOffline(false);
  await page.locator('#document-clash').waitFor({ timeout: 15_000 });
  await page.locator('#document-clash').scrollIntoViewIfNeeded();
  await holds(page, problems, 'two texts');
  await picture(page, 'phone-document-clash');
  assert.deepEqual(answersOf(await show(draft.line.id))[one.field.key].values, ['机から'], 'nothing was written over');
  await page.getByLabel(/自分の入力/).first().check();
  await page.locator('#document-clash').getByRole('button').click();
  await until(async () => answersOf(await show(draft.line.id))[one.field.key].values[0] === '電話から', 'what was chosen');
  await context.close();
});
