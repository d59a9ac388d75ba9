// SPDX-License-Identifier: Apache-2.0
// A form on the phone without a signal: begun, two sections filled in, the page killed; back on the line the desk shows the draft
// once, with what was typed and what the program knows. Two writers both keep their text. What came is read and judged without a
// signal; a photo in a form goes with its answer.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { api, base, close } from './harness.mjs';
import { copiesAllowed, enter, holds, offline, opened, place, synced, unlocked, until, window } from './phone_kit.mjs';

const CARE = process.env.KANAME_MANAGER_LOGIN ?? 'office-tsumugi';
const NURSE = process.env.KANAME_OFFICE_LOGIN ?? 'office-kuzuha';
const today = () => new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
const run = String(Date.now() % 1_000_000).padStart(6, '0');
let town, townSession, putBack, care, careSession;

const picture = async (page, name) => {
  if (process.env.KANAME_PICTURES) await page.screenshot({ path: `${process.env.KANAME_PICTURES}/${name}.png` });
};
const resident = async (n) => (await api(care, careSession, 'POST', '/v1/people', {
  basics: { name: `携帯 書${run}${n}`, name_kana: `けいたい しょ${n}`, birth: `194${n}-02-03`, sex: 'female', phone: '072-000-0017' }, not_the_same: [],
})).person;
const documentsOf = async (id) => (await (await care.request.get(`${base}/v1/people/${id}/documents`)).json()).items;
const show = async (id) => (await care.request.get(`${base}/v1/documents/${id}`)).json();
const answersOf = (view) => Object.fromEntries(view.sections.flatMap((section) => section.answers).map((one) => [one.key, one]));
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
  ({ town, townSession, putBack } = await copiesAllowed());
  care = await window();
  careSession = await enter(care, CARE);
});
after(async () => {
  await putBack();
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

// A document about a person of the care manager, sent to the nurses' office, who are in the team.
async function sentTo(person, words) {
  const [one] = await textsOf('doctor_letter');
  const nurse = await enter(await window(), NURSE);
  await api(care, careSession, 'POST', `/v1/people/${person.id}/consents`, {
    purpose: '在宅療養の支援', items: ['心身の状況'], parties: 'team', starts_on: today(), method: 'paper', explained_by: '紬木', explained_on: today(), signer: 'self', signer_name: person.name,
  });
  await api(care, careSession, 'POST', `/v1/people/${person.id}/team`, { account_id: nurse.account.id, office_id: nurse.offices[0].id, profession: 'nurse' });
  const draft = await api(care, careSession, 'POST', '/v1/documents', { form_code: 'doctor_letter', person_id: person.id });
  const section = draft.sections.find((each) => each.key === one.section.key);
  await api(care, careSession, 'PUT', `/v1/documents/${draft.line.id}/sections/${one.section.key}`, { base_seq: section.seq, answers: [...section.answers, { key: one.field.key, values: [words] }] });
  await api(care, careSession, 'POST', `/v1/documents/${draft.line.id}/send`, { receivers: [{ office_id: nurse.offices[0].id, channel: 'app' }], with_gaps: true, agreed: 'person', agreed_on: today() });
  return draft.line.id;
}
const sendingOf = async (id) => (await show(id)).sendings[0];

for (const look of ['light', 'dark']) {
  test(`what came stands on 今日, is read without a signal, and 足りない is said in a tap with what was missing (${look})`, async () => {
    const person = await resident(look === 'light' ? 3 : 4);
    const { context, page, problems } = await opened({ login: NURSE, colorScheme: look });
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    await unlocked(page);
    await synced(page);
    const id = await sentTo(person, '食事の形は軟飯');
    const line = page.locator('section', { hasText: '届いた書類' }).getByRole('link').filter({ hasText: person.name });
    await line.getByText('届きました・未読').waitFor({ timeout: 20_000 }); // by the live feed
    await holds(page, problems, 'what came, on the first screen');
    await picture(page, `phone-document-came-${look}`);
    await offline(context, page);
    await line.click();
    await page.getByText('食事の形は軟飯').waitFor();
    await holds(page, problems, 'what came, read');
    await picture(page, `phone-document-read-${look}`);
    await page.getByRole('button', { name: '足りない' }).click();
    await page.getByLabel('足りなかったこと').fill('薬の名前');
    await holds(page, problems, 'what was missing');
    await picture(page, `phone-document-missing-${look}`);
    await page.getByRole('button', { name: '知らせる' }).click();
    await page.getByText('あなたの返事:').waitFor();
    await page.locator('[role=status]', { hasText: '待ち' }).last().waitFor();
    assert.equal((await sendingOf(id)).enough, 'unsaid', 'nothing has left the phone');

    // The page is killed in between; on 今日 it asks no more.
    await page.reload();
    await unlocked(page);
    await page.getByText('あなたの返事:').waitFor();
    await place(page, 0);
    await page.locator('.state').waitFor();
    assert.equal(await line.count(), 0);
    await context.setOffline(false);
    const said = await until(async () => {
      const one = await sendingOf(id);
      return one.enough === 'missing' && one;
    }, 'the answer at the desk of the sender');
    assert.equal(said.missing, '薬の名前');
    assert.ok(said.opened_at, 'and that it was read');
    await page.goto(`${base}/phone/people/${person.id}/documents/${id}`);
    await unlocked(page);
    await page.getByText('薬の名前').waitFor();
    await context.close();
  });
}

test('a colleague has said something else meanwhile: both words are shown and one is chosen', async () => {
  const person = await resident(5);
  const id = await sentTo(person, '夜間の見守りが要る');
  const { context, page, problems } = await opened({ login: NURSE });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.goto(`${base}/phone/people/${person.id}/documents/${id}`);
  await unlocked(page);
  await synced(page);
  await offline(context, page);
  await page.getByRole('button', { name: '十分', exact: true }).click();
  await page.getByText('あなたの返事:').waitFor();
  const colleague = await window();
  const nurse = await enter(colleague, NURSE);
  await api(colleague, nurse, 'POST', `/v1/documents/${id}/sendings/${(await sendingOf(id)).id}/judge`, { enough: 'missing', missing: '夜の連絡先' });
  await context.setOffline(false);
  await page.getByText('夜の連絡先').waitFor({ timeout: 15_000 });
  await page.getByRole('button', { name: '自分の返事に替える' }).waitFor();
  await holds(page, problems, 'two answers');
  await picture(page, 'phone-document-two-answers');
  assert.equal((await sendingOf(id)).enough, 'missing', 'nothing was written over');
  await page.getByRole('button', { name: '自分の返事に替える' }).click();
  await until(async () => (await sendingOf(id)).enough === 'enough', 'what was chosen');
  await page.getByRole('button', { name: '自分の返事に替える' }).waitFor({ state: 'detached' });
  await context.close();
});

// A picture of a camera, with a place in it.
async function photograph(page) {
  const bytes = Buffer.from(await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(2400, 1800);
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#c88';
    pen.fillRect(0, 0, 2400, 1800);
    pen.fillStyle = '#822';
    pen.fillRect(900, 600, 500, 400);
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer())];
  }));
  const exif = Buffer.from('Exif\0\0GPS 34.8 135.6');
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: Buffer.concat([bytes.subarray(0, 2), head, exif, bytes.subarray(2)]) };
}

test('a photo taken for a form without a signal lies sealed on the phone, outlives a kill, and arrives once with its answer', async () => {
  const shipped = await api(town, townSession, 'GET', '/v1/forms/doctor_letter');
  shipped.form.sections[0].fields.unshift({ ...shipped.form.sections[0].fields[0], key: 'photo_wound', type: 'photo', label: { ja: '創部の写真', en: 'The wound' }, needed: false, prefill: '', options: [], set: '', columns: [], hint: { ja: '', en: '' } });
  const edition = await api(town, townSession, 'POST', '/v1/form-editions', { form: shipped.form });
  await api(town, townSession, 'POST', `/v1/form-editions/${edition.id}/publish`, { valid_from: today() });
  try {
    const person = await resident(6);
    const { context, page, problems } = await opened({ login: CARE });
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.goto(`${base}/phone/people/${person.id}/forms`);
    await unlocked(page);
    await synced(page);
    await offline(context, page);
    await page.getByRole('button', { name: '書く: 主治医との連絡票' }).click();
    const field = page.getByRole('group', { name: '創部の写真' });
    await field.getByLabel('写真を選ぶ・とる').setInputFiles(await photograph(page));
    const canvas = page.getByRole('img', { name: '写真。印を付けられます' });
    await canvas.waitFor();
    await page.getByRole('radio', { name: '丸' }).or(page.getByRole('button', { name: '丸' })).first().click();
    const box = await canvas.boundingBox();
    await page.mouse.move(box.x + 60, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + 140, box.y + 120);
    await page.mouse.up();
    await holds(page, problems, 'a photo is marked');
    await picture(page, 'phone-document-photo-mark');
    await page.getByRole('button', { name: 'この写真を付ける' }).click();
    await field.getByRole('img', { name: '写真 1' }).waitFor();
    await field.getByText('待ち').waitFor();
    await holds(page, problems, 'a photo in a form');
    await picture(page, 'phone-document-photo');
    const kept = await page.evaluate(async () => {
      const all = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
      const rows = await all((await all(indexedDB.open('kaname.phone'))).transaction('files').objectStore('files').getAll());
      return rows.map((row) => [...new Uint8Array(row.sealed.bytes).subarray(0, 3)]);
    });
    assert.equal(kept.length, 1);
    assert.notDeepEqual(kept[0], [0xff, 0xd8, 0xff], 'sealed');

    await page.reload();
    await unlocked(page);
    await field.getByRole('img', { name: '写真 1' }).waitFor();
    // The line dies as soon as the photo is over: the answer that names it goes at the next opening.
    const keys = [];
    await context.route(`**/v1/people/${person.id}/files`, async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      await route.continue();
    });
    let cut = true;
    await context.route('**/v1/documents/*/sections/*', (route) => (cut ? route.abort() : route.continue()));
    await context.setOffline(false);
    await until(() => keys.length > 0, 'the photo goes');
    await page.reload();
    cut = false;
    await unlocked(page);
    const [line] = await until(async () => {
      const all = await documentsOf(person.id);
      return all.length > 0 && answersOf(await show(all[0].id)).photo_wound?.values.length === 1 && all;
    }, 'the photo in the draft at the desk');
    const [hash] = answersOf(await show(line.id)).photo_wound.values;
    const bytes = await (await care.request.get(`${base}/v1/documents/${line.id}/photos/${hash}`)).body();
    assert.ok(!bytes.includes('GPS'), 'no place in it');
    assert.equal(new Set(keys).size, 1, 'sent again it is the same act');
    assert.equal((await documentsOf(person.id)).length, 1);
    await context.close();
  } finally {
    await api(town, townSession, 'DELETE', `/v1/form-editions/${edition.id}`);
  }
});
