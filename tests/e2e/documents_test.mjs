// SPDX-License-Identifier: Apache-2.0
// 様式: a care manager writes 入院時情報提供書 of somebody who was admitted, most of it from what is known; what she types survives
// a closed window and a colleague at the same section; she sends it, the hospital reads it and says whether it was enough; a FAX
// and a sheet are noted by hand; もしもシート keeps its earlier one; the town changes a form and begun documents keep theirs.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { DESK, PHONE, api, base, close, inspect as inspectPage, settled, visit } from './harness.mjs';

const CARE = 'office-tsumugi';
const WARD = 'office-onishi';
const TOWN = 'city-yamada';
const MOST = 0.9; // of the needed answers come from what is known

after(close);

const today = () => new Date(Date.now() + 9 * 3600_000).toISOString().slice(0, 10);
const picture = async (page, name) => {
  if (process.env.KANAME_PICTURES) await page.screenshot({ path: `${process.env.KANAME_PICTURES}/${name}.png` });
};
// A foot that floats over the questions covers half of one wherever the page stops: while it is looked at it stands at the end, and the page at its top, where its head covers nothing.
async function inspect(page, ...rest) {
  const put = (position) => page.evaluate((where) => { for (const foot of document.querySelectorAll('.doc-foot')) foot.style.position = where; if (where) scrollTo(0, 0); }, position);
  await put('static');
  await inspectPage(page, ...rest);
  await put('');
}
const savedNow = (page) => page.waitForFunction(() => /下書き保存/.test(document.querySelector('.doc-foot [role=status]')?.textContent ?? ''), undefined, { timeout: 15_000 });
const shown = (field, answers) => !field.show_if.key || (answers[field.show_if.key]?.values ?? []).some((value) => field.show_if.any.includes(value));
const answersOf = (doc) => Object.fromEntries(doc.sections.flatMap((section) => section.answers).map((one) => [one.key, one]));
const open = async (context, session, code, more) => (await api(context, session, 'POST', '/v1/documents', { form_code: code, ...more })).line.id;

// The one of whom most is known, in the ward's hospital since today.
let known;
async function admitted() {
  if (known) return known;
  const care = await visit('/desk/stays', { login: CARE });
  const ward = await visit('/desk/stays', { login: WARD });
  const { items } = await api(care.context, care.session, 'POST', '/v1/people/find', { q: '', limit: 100, mine: true });
  let best, most = 0;
  for (const one of items) {
    const page = await api(care.context, care.session, 'GET', `/v1/people/${one.id}`);
    const known = page.facts.length + page.team.filter((member) => member.profession === 'doctor').length;
    if (['active', 'hospital'].includes(page.person.status) && page.basis.reach === 'write' && known > most) [best, most] = [page, known];
  }
  const { id, name, name_kana, birth } = best.person;
  const stay = await api(ward.context, ward.session, 'POST', '/v1/stays', { name, name_kana, birth, admitted_on: today() });
  const seen = await api(care.context, care.session, 'GET', `/v1/stays/${stay.id}`);
  if (seen.asks_me) await api(care.context, care.session, 'POST', `/v1/stays/${stay.id}/answer`, { answer: 'ours', phone: '072-300-0001' });
  await care.context.close();
  await ward.context.close();
  known = { id, name, stay: stay.id };
  return known;
}

test('a care manager writes the sheet for the ward, sends it, and sees it read and found enough', async () => {
  const person = await admitted();
  const care = await visit('/desk/stays', { login: CARE });
  const card = care.page.getByRole('listitem', { name: person.name }).first();
  await card.getByRole('button', { name: `様式を書く: ${person.name}` }).click();
  await care.page.getByRole('dialog').getByText('入院時情報提供書').first().waitFor();
  await inspect(care.page, care.problems, DESK, 'choosing a form');
  await picture(care.page, 'documents-choose-desk');
  await care.page.getByRole('button', { name: '書く: 入院時情報提供書', exact: true }).click();
  await care.page.waitForURL(/\/documents\/[0-9a-f-]+$/);
  await settled(care.page);
  const where = new URL(care.page.url()).pathname;
  const id = where.split('/').at(-1);
  await care.page.getByText('入院時情報連携加算 Ⅰ は本日中').waitFor();

  // Nine tenths are there before anything is typed.
  const begun = await api(care.context, care.session, 'GET', `/v1/documents/${id}`);
  const answers = answersOf(begun);
  const asked = begun.form.sections.flatMap((section) => section.fields).filter((field) => field.needed && shown(field, answers));
  const filled = asked.filter((field) => !begun.missing.includes(field.key));
  console.log(`# prefilled ${filled.length} of ${asked.length} needed; empty: ${begun.missing.join(' ')}`);
  assert.ok(filled.length >= MOST * asked.length, `${filled.length} of ${asked.length}; empty: ${begun.missing.join(' ')}`);
  await care.page.getByText(/利用者の情報から・令和\d+年\d+月\d+日/).first().waitFor();
  await inspect(care.page, care.problems, DESK, 'writing');
  await picture(care.page, 'documents-write-desk');

  // Typed, kept at once, saved after the pause, there after a reload.
  const field = care.page.getByLabel('ご担当者名', { exact: true });
  await field.fill('大西 連携室長');
  await savedNow(care.page);
  await care.page.reload();
  await settled(care.page);
  assert.equal(await field.inputValue(), '大西 連携室長');
  await care.page.route('**/sections/**', (route) => route.abort());
  await field.fill('大西 連携室長（内線 123）');
  await care.page.getByText('つながっていません', { exact: false }).waitFor({ timeout: 15_000 });
  await care.page.close();
  const again = await care.context.newPage();
  await again.goto(base + where);
  await settled(again);
  assert.equal(await again.getByLabel('ご担当者名', { exact: true }).inputValue(), '大西 連携室長（内線 123）', 'a closed window loses nothing');
  await savedNow(again);

  // By keys: the next empty one, and everything saved at once.
  if (begun.missing.length > 0) {
    await again.keyboard.press('Alt+ArrowDown');
    assert.ok(begun.missing.includes(await again.evaluate(() => document.activeElement.closest('[data-question]').dataset.question)));
  }

  // To the ward in this program.
  await again.getByRole('button', { name: '送る', exact: true }).click();
  const dialog = again.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: /枚方中央総合病院/ }).first().waitFor();
  assert.ok(await dialog.getByRole('checkbox', { name: /枚方中央総合病院/ }).first().isChecked(), 'the hospital of the stay is proposed');
  await inspect(again, [], DESK, 'sending');
  await picture(again, 'documents-send-desk');
  if (begun.missing.length > 0) {
    await dialog.getByRole('button', { name: /件に送る$/ }).click();
    await dialog.getByText('空のところがあります。', { exact: false }).waitFor();
    await dialog.getByRole('checkbox', { name: 'このまま送る' }).check();
  }
  if (await dialog.getByText('だれが同意しましたか').count()) await dialog.getByRole('radio', { name: /本人の同意/ }).check();
  await dialog.getByRole('button', { name: /件に送る$/ }).click();
  await again.getByRole('heading', { name: '送り先と届き方' }).waitFor();
  await again.getByRole('listitem', { name: /枚方中央総合病院/ }).first().waitFor();
  await inspect(again, [], DESK, 'sent');

  // The hospital opens it on a phone's width and taps 十分.
  const ward = await visit('/desk/documents?box=received', { login: WARD, size: PHONE });
  await ward.page.getByRole('link', { name: new RegExp(`入院時情報提供書.*${person.name}`) }).first().click();
  await ward.page.getByRole('button', { name: '十分', exact: true }).waitFor();
  await ward.page.getByText('大西 連携室長（内線 123）').waitFor();
  await inspect(ward.page, ward.problems, PHONE, 'reading');
  await picture(ward.page, 'documents-read-phone');
  await again.getByText('✓ 読んだ').first().waitFor(); // by the live feed
  await ward.page.getByRole('button', { name: '十分', exact: true }).click();
  await ward.page.getByText('あなたの返事:').waitFor();
  await again.getByText('十分だった').first().waitFor();
  await picture(again, 'documents-sent-desk');

  // The stay knows.
  const stay = await api(care.context, care.session, 'GET', `/v1/stays/${person.stay}`);
  const step = stay.steps.filter((one) => one.kind === 'info_sent').at(-1);
  assert.equal(step?.enough, 'enough');
  assert.equal(step.form, 'town');
  for (const one of [care, ward]) await one.context.close();
});

test('two writers of one section both keep their text', async () => {
  const person = await admitted();
  const a = await visit('/desk/', { login: CARE });
  const id = await open(a.context, a.session, 'doctor_letter', { person_id: person.id });
  await a.page.goto(`${base}/desk/documents/${id}`);
  await settled(a.page);
  const begun = await api(a.context, a.session, 'GET', `/v1/documents/${id}`);
  const section = begun.form.sections.find((one) => one.fields.filter((field) => field.type === 'long_text' && !field.show_if.key).length > 0);
  const [field] = section.fields.filter((one) => one.type === 'long_text' && !one.show_if.key);
  const box = a.page.locator(`#f-${field.key}`);
  await box.waitFor();
  // Somebody else saves the same section while she types. (Her window has not heard of it.)
  const there = begun.sections.find((one) => one.key === section.key);
  const other = { key: field.key, values: ['血圧が高めです。'], other: '', rows: [], origin: 'typed' };
  await a.page.route('**/v1/documents/*', (route) => (route.request().method() === 'GET' ? route.abort() : route.fallback()));
  await api(a.context, a.session, 'PUT', `/v1/documents/${id}/sections/${section.key}`, { base_seq: there.seq, answers: [...there.answers.filter((one) => one.key !== field.key), other] });
  await box.fill('食事が細くなりました。');
  await a.page.unroute('**/v1/documents/*');
  const clash = a.page.getByRole('group', { name: '同じ項目が二人に直されています' });
  await clash.waitFor({ timeout: 15_000 });
  await clash.getByText('両方を残す').waitFor();
  await inspect(a.page, a.problems, DESK, 'two writers');
  await picture(a.page, 'documents-clash-desk');
  await clash.getByRole('button', { name: '選んだ内容にする' }).click();
  await savedNow(a.page);
  const now = answersOf(await api(a.context, a.session, 'GET', `/v1/documents/${id}`))[field.key];
  assert.equal(now.values[0], '血圧が高めです。\n食事が細くなりました。');
  await api(a.context, a.session, 'POST', `/v1/documents/${id}/withdraw`, {});
  await a.context.close();
});

test('a FAX to another receiver is printed, sent by hand and noted', async () => {
  const person = await admitted();
  const care = await visit('/desk/', { login: CARE });
  const id = await open(care.context, care.session, 'doctor_letter', { person_id: person.id, stay_id: person.stay });
  await care.page.goto(`${base}/desk/documents/${id}`);
  await settled(care.page);
  await care.page.getByRole('button', { name: '送る', exact: true }).click();
  const dialog = care.page.getByRole('dialog');
  await dialog.getByText('ほかの相手を足す').click();
  for (const box of await dialog.getByRole('list', { name: '送る相手' }).getByRole('checkbox').all()) await box.uncheck();
  await dialog.getByLabel('事業所の名前（一覧にないとき）').fill('見本市民病院 西病棟');
  await dialog.getByLabel('届け方', { exact: true }).selectOption('fax');
  await dialog.getByLabel('FAX番号', { exact: true }).fill('072-800-4321');
  await dialog.getByRole('button', { name: '足す', exact: true }).click();
  const gaps = dialog.getByRole('checkbox', { name: 'このまま送る' });
  if (await gaps.count()) await gaps.check();
  if (await dialog.getByText('だれが同意しましたか').count()) await dialog.getByRole('radio', { name: /本人の同意/ }).check();
  await inspect(care.page, care.problems, DESK, 'sending by FAX');
  await dialog.getByRole('button', { name: '1件に送る' }).click();
  const row = care.page.getByRole('listitem', { name: /見本市民病院 西病棟/ });
  await row.getByText('これから送る').waitFor();
  const sheet = await care.context.request.get(base + (await row.getByRole('link', { name: /^FAXの用紙を印刷/ }).getAttribute('href')));
  assert.equal(sheet.headers()['content-type'], 'application/pdf');
  await picture(care.page, 'documents-fax-desk');
  await row.getByRole('button', { name: /^送った: / }).click();
  await row.getByText('✓ 送信済').waitFor();
  await row.getByRole('button', { name: /^届かなかった: / }).click();
  await row.getByText('届かなかった').first().waitFor();
  await row.getByRole('button', { name: /^別の方法で送る: / }).waitFor();
  await inspect(care.page, care.problems, DESK, 'a FAX that failed');
  await care.page.setViewportSize(PHONE);
  await inspect(care.page, care.problems, PHONE, 'a FAX that failed');
  await care.context.close();
});

test('もしもシート: a new one leaves the earlier one, and says what differs', async () => {
  const person = await admitted();
  const care = await visit('/desk/', { login: CARE, size: PHONE });
  const first = await open(care.context, care.session, 'acp', { person_id: person.id });
  const begun = await api(care.context, care.session, 'GET', `/v1/documents/${first}`);
  assert.ok(begun.form.append_only);
  await care.page.goto(`${base}/desk/documents/${first}`);
  await settled(care.page);
  await care.page.getByText('気持ちは変わってよいものです。', { exact: false }).first().waitFor();
  const place = begun.form.sections.flatMap((section) => section.fields).find((field) => field.type === 'choice' && field.options.length > 1 && !field.show_if.key);
  const choose = async (at) => {
    await care.page.locator(`#q-${place.key}`).getByRole('radio').nth(at).check();
    await savedNow(care.page);
  };
  await choose(0);
  await inspect(care.page, care.problems, PHONE, 'wishes');
  await picture(care.page, 'documents-acp-phone');
  const send = (id) => api(care.context, care.session, 'POST', `/v1/documents/${id}/send`, { receivers: [{ office_name: '本人', name: person.name, channel: 'paper', address: '', town: false, phone: '' }], with_gaps: true, agreed: 'person', agreed_on: today() });
  await send(first);
  const second = await open(care.context, care.session, 'acp', { person_id: person.id });
  assert.notEqual(second, first);
  await care.page.goto(`${base}/desk/documents/${second}`);
  await settled(care.page);
  assert.equal(await care.page.getByText(/前回（令和.*）から/).count(), 0, 'no earlier wish is put into somebody’s mouth');
  await choose(1);
  await care.page.getByRole('button', { name: '前回との違い' }).click();
  await care.page.getByRole('dialog').getByRole('row', { name: new RegExp(place.label.ja) }).waitFor();
  await inspect(care.page, care.problems, PHONE, 'what differs');
  await care.page.keyboard.press('Escape');
  await care.page.goto(`${base}/desk/people/${person.id}?tab=documents`);
  await settled(care.page);
  await care.page.getByRole('heading', { name: '書類' }).waitFor();
  assert.ok(await care.page.getByRole('link', { name: /もしもシート/ }).count() >= 2, 'both stand on the page');
  await inspect(care.page, care.problems, PHONE, 'documents of a person');
  await picture(care.page, 'documents-person-phone');
  await api(care.context, care.session, 'POST', `/v1/documents/${second}/withdraw`, {});
  await care.context.close();
});

test('the town changes a form; what was begun keeps its edition', async () => {
  const person = await admitted();
  const care = await visit('/desk/', { login: CARE });
  const town = await visit('/desk/', { login: TOWN });
  const shipped = async () => {
    const { items } = await api(town.context, town.session, 'GET', '/v1/form-editions');
    for (const one of items.filter((edition) => edition.code === 'oral_screening' && edition.state !== 'retired')) await api(town.context, town.session, 'DELETE', `/v1/form-editions/${one.id}`);
  };
  await shipped();
  const before = await open(care.context, care.session, 'oral_screening', { person_id: person.id });
  await town.page.goto(`${base}/desk/settings/forms`);
  await settled(town.page);
  const card = town.page.getByRole('listitem', { name: /口腔スクリーニング/ });
  await inspect(town.page, town.problems, DESK, 'forms of the town');
  await card.getByRole('button', { name: /^写して直す: / }).click();
  await town.page.getByRole('heading', { name: /^様式を直す: / }).waitFor();
  await inspect(town.page, town.problems, DESK, 'changing a form');

  // By keys: a question opened, its words changed, one more added.
  const first = town.page.locator('.doc-edit-field__name').first();
  await first.focus();
  await town.page.keyboard.press('Enter');
  const label = town.page.getByLabel('項目のことば', { exact: true });
  const was = await label.inputValue();
  await label.fill(`${was}（市）`);
  await town.page.getByLabel('項目を足す').first().selectOption('choice');
  await town.page.getByText('直すところ', { exact: false }).first().waitFor();
  await town.page.getByLabel('項目のことば', { exact: true }).fill('通訳の希望');
  await town.page.getByLabel('選択肢1', { exact: true }).fill('あり');
  await town.page.getByLabel('選択肢2', { exact: true }).fill('なし');
  await town.page.getByText('直すところはありません').waitFor();
  await picture(town.page, 'form-edit-desk');
  await town.page.getByRole('button', { name: '書く人の画面を見る' }).click();
  await town.page.getByRole('region', { name: '書く人の画面を見る' }).getByText('通訳の希望').waitFor();
  await inspect(town.page, town.problems, DESK, 'changing a form, with what the writer sees');
  await town.page.setViewportSize(PHONE);
  await inspect(town.page, town.problems, PHONE, 'changing a form');
  await town.page.setViewportSize(DESK);

  // A reload loses nothing.
  await town.page.reload();
  await settled(town.page);
  await card.getByRole('button', { name: /: 直す$/ }).first().click();
  await town.page.getByRole('button', { name: /通訳の希望/ }).first().waitFor();
  await town.page.getByRole('button', { name: '下書きを保存' }).click();
  await card.getByRole('button', { name: /前の版との違い$/ }).first().click();
  await town.page.getByRole('dialog').getByRole('row', { name: /通訳の希望/ }).getByText('足した').waitFor();
  await inspect(town.page, town.problems, DESK, 'what changed');
  await town.page.keyboard.press('Escape');
  await card.getByRole('button', { name: /公開する$/ }).click();
  await town.page.getByRole('dialog').getByRole('button', { name: '公開する' }).click();
  await card.getByText('公開中').first().waitFor();
  await picture(town.page, 'form-editions-desk');

  await care.page.goto(`${base}/desk/documents/${before}`);
  await settled(care.page);
  await care.page.locator('[data-question]').first().waitFor();
  assert.equal(await care.page.getByText('通訳の希望').count(), 0, 'a document keeps its edition');
  await api(care.context, care.session, 'POST', `/v1/documents/${before}/withdraw`, {});
  const later = await open(care.context, care.session, 'oral_screening', { person_id: person.id });
  await care.page.goto(`${base}/desk/documents/${later}`);
  await settled(care.page);
  await care.page.getByText('通訳の希望').first().waitFor();
  await api(care.context, care.session, 'POST', `/v1/documents/${later}/withdraw`, {});

  // The town's edition goes again, so that other tests meet the shipped form.
  await shipped();
  for (const one of [care, town]) await one.context.close();
});

test('a photo goes into a form, made small, and the ward that gets the form sees it', async () => {
  const person = await admitted();
  const town = await visit('/desk/settings/forms', { login: TOWN });
  const shipped = await api(town.context, town.session, 'GET', '/v1/forms/doctor_letter');
  shipped.form.sections[0].fields.push({ ...shipped.form.sections[0].fields[0], key: 'photo_wound', type: 'photo', label: { ja: '創部の写真', en: 'The wound' }, needed: false, prefill: '', options: [], set: '', columns: [], hint: { ja: '', en: '' } });
  const edition = await api(town.context, town.session, 'POST', '/v1/form-editions', { form: shipped.form });
  await api(town.context, town.session, 'POST', `/v1/form-editions/${edition.id}/publish`, { valid_from: today() });
  const care = await visit('/desk/documents', { login: CARE });
  const id = await open(care.context, care.session, 'doctor_letter', { person_id: person.id, stay_id: person.stay });
  await care.page.goto(`${base}/desk/documents/${id}`);
  await settled(care.page);
  const png = await care.page.evaluate(async () => {
    const canvas = new OffscreenCanvas(2400, 1800);
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#c88';
    pen.fillRect(0, 0, 2400, 1800);
    pen.fillStyle = '#822';
    pen.fillRect(900, 600, 500, 400);
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())];
  });
  const field = care.page.getByRole('group', { name: '創部の写真' });
  await field.getByLabel('写真を選ぶ・とる').setInputFiles({ name: 'wound.png', mimeType: 'image/png', buffer: Buffer.from(png) });
  await field.getByRole('img', { name: '写真 1' }).waitFor();
  await savedNow(care.page);
  await inspect(care.page, care.problems, DESK, 'a photo in a form');
  await field.scrollIntoViewIfNeeded();
  await picture(care.page, 'documents-photo-desk');
  // On the sheet as it will print it stands in its frame.
  const onPaper = care.page.locator('.doc-page__photo');
  await onPaper.waitFor();
  assert.ok(await onPaper.evaluate((one) => one.complete && one.naturalWidth > 0 && one.clientWidth > 20), 'the preview shows the photo');
  const [sheet, frame] = [await care.page.locator('.doc-page__sheet').boundingBox(), await onPaper.boundingBox()];
  assert.ok(Math.abs(frame.width / sheet.width - 58 / 210) < 0.01 && frame.x > sheet.x && frame.y > sheet.y && frame.y + frame.height < sheet.y + sheet.height, 'where it prints');
  const saved = await api(care.context, care.session, 'GET', `/v1/documents/${id}`);
  const hash = answersOf(saved).photo_wound.values[0];
  await api(care.context, care.session, 'POST', `/v1/documents/${id}/send`, { receivers: [{ office_id: (await api(care.context, care.session, 'GET', `/v1/documents/${id}/receivers`)).items.find((one) => one.office_name.includes('枚方中央総合病院')).office_id, channel: 'app' }], with_gaps: true, agreed: 'person', agreed_on: today() });
  const ward = await visit(`/desk/documents/${id}`, { login: WARD, size: PHONE });
  await settled(ward.page);
  const seen = ward.page.getByRole('img', { name: '写真 1' });
  await seen.scrollIntoViewIfNeeded();
  await ward.page.waitForFunction(() => [...document.images].some((one) => one.alt === '写真 1' && one.complete && one.naturalWidth > 0 && one.naturalWidth <= 1600));
  await inspect(ward.page, ward.problems, PHONE, 'a photo in a form that came');
  const other = await visit('/desk/documents', { login: 'office-kuzuha' });
  assert.equal((await other.context.request.get(`${base}/v1/documents/${id}/photos/${hash}`)).status() === 200, (await other.context.request.get(`${base}/v1/documents/${id}`)).status() === 200, 'the photo is seen by whoever sees the document');

  // The ward does not see her page: what it writes itself takes a photo all the same, and shows it before and after it is saved.
  const own = await open(ward.context, ward.session, 'doctor_letter', { stay_id: person.stay });
  await ward.page.goto(`${base}/desk/documents/${own}`);
  await settled(ward.page);
  const theirs = ward.page.getByRole('group', { name: '創部の写真' });
  await theirs.getByLabel('写真を選ぶ・とる').setInputFiles({ name: 'wound.png', mimeType: 'image/png', buffer: Buffer.from(png) });
  const drawn = async () => {
    await ward.page.getByRole('img', { name: '写真 1' }).scrollIntoViewIfNeeded();
    await ward.page.waitForFunction(() => [...document.images].some((one) => one.alt === '写真 1' && one.complete && one.naturalWidth > 0));
  };
  await drawn();
  await savedNow(ward.page);
  await ward.page.reload();
  await settled(ward.page);
  await drawn();
  await inspect(ward.page, ward.problems, PHONE, 'a photo of the ward');
  assert.equal(answersOf(await api(ward.context, ward.session, 'GET', `/v1/documents/${own}`)).photo_wound.values.length, 1);
  await api(ward.context, ward.session, 'POST', `/v1/documents/${own}/withdraw`, {});
  await api(town.context, town.session, 'DELETE', `/v1/form-editions/${edition.id}`);
});
