// SPDX-License-Identifier: Apache-2.0
// 日程の調整: a ward asks seven professions for a date; four answer here, two by telephone and one by FAX; the date is fixed,
// held, and stands in the course of the stay.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { DESK, PHONE, api, close, inspect, visit } from './harness.mjs';

const CARE = 'office-tsumugi';
const WARD = 'office-onishi';
const NURSE = 'office-kuzuha';
const run = String(Date.now() % 1_000_000).padStart(6, '0');
const kana = [...run].map((digit) => 'アイウエオカキクケコ'[Number(digit)]).join('');

after(close);

const picture = async (page, name) => {
  if (process.env.KANAME_PICTURES) await page.screenshot({ path: `${process.env.KANAME_PICTURES}/${name}.png`, fullPage: true });
};
const day = (plus) => new Date(Date.now() + 9 * 3600_000 + plus * 86_400_000).toISOString().slice(0, 10);

// Somebody of the care manager's team, with the nurses in it and three who do not use the program; in the ward's hospital.
async function admitted(name, reading, birth) {
  const care = await visit('/desk/people', { login: CARE });
  const ward = await visit('/desk/stays', { login: WARD });
  const nurses = await visit('/desk/stays', { login: NURSE });
  const made = await api(care.context, care.session, 'POST', '/v1/people', { basics: { name, name_kana: reading, birth }, not_the_same: [] });
  const id = made.person.id;
  const join = (body) => api(care.context, care.session, 'POST', `/v1/people/${id}/team`, body);
  await join({ office_id: nurses.session.offices[0].id, profession: 'nurse' });
  await join({ name: '西村 一郎', profession: 'doctor', channel: 'fax', channel_address: '072-800-1235', phone: '072-800-1234' });
  await join({ name: '薬師 文', profession: 'pharmacist', channel: 'phone', phone: '072-800-2234' });
  await join({ name: '歩 理子', profession: 'physical_therapist', channel: 'phone', phone: '072-800-3234' });
  await api(care.context, care.session, 'POST', `/v1/people/${id}/consents`, { purpose: '在宅での療養のため', items: ['診療と介護の情報'], starts_on: day(0), explained_by: '紬', explained_on: day(0), signer_name: '本人' });
  const stay = await api(ward.context, ward.session, 'POST', '/v1/stays', { name, name_kana: reading, birth, admitted_on: day(0) });
  await api(care.context, care.session, 'POST', `/v1/stays/${stay.id}/answer`, { answer: 'ours', phone: '072-300-0001' });
  for (const one of [care, ward, nurses]) await one.context.close();
  return { id, stay: stay.id };
}

const answers = async (page, signs) => {
  const dialog = page.getByRole('dialog');
  for (const [i, sign] of signs.entries()) await dialog.getByRole('group').nth(i).getByRole('radio', { name: sign }).check();
  return dialog;
};
const [CAN, PERHAPS, CANNOT] = [/○/, /△/, /×/];

test('seven professions find a date: two answer by telephone, one by FAX', async () => {
  const NAME = `会議 花${run}`;
  const { stay } = await admitted(NAME, `かいぎ ${kana}`, '1937-03-04');
  const ward = await visit('/desk/stays', { login: WARD });
  const card = ward.page.getByRole('listitem', { name: NAME });
  await card.getByRole('button', { name: /^日程を調整: / }).click();
  const ask = ward.page.getByRole('dialog');
  await ask.getByLabel('候補1の日').fill(day(3));
  await ask.getByLabel('候補2の日').fill(day(4));
  await ask.getByLabel('候補3の日').fill(day(5));
  await ask.getByLabel('候補3の時刻').fill('16:30');
  // Everybody stands there; an equipment adviser is added.
  await ask.getByRole('checkbox', { name: /西村 一郎/ }).first().waitFor();
  await ask.getByText('ほかの人を足す').click();
  await ask.getByLabel('事業所の名前（一覧にないとき）').fill('見本福祉用具');
  await ask.getByLabel('職種', { exact: true }).selectOption('equipment_adviser');
  await ask.getByRole('button', { name: '足す', exact: true }).click();
  await ask.getByRole('checkbox', { name: 'この人が必要: 西村 一郎' }).check();
  await inspect(ward.page, ward.problems, DESK, 'asking for a date');
  await picture(ward.page, 'poll-ask-1280');
  await ask.getByRole('button', { name: '日程を尋ねる' }).click();
  await ward.page.waitForURL(/\/stays\/polls\//);
  const where = new URL(ward.page.url()).pathname;
  const id = where.split('/').at(-1);

  // The ward herself; the care manager on a phone; the nurses.
  await ward.page.getByRole('button', { name: '日程に答える' }).click();
  await (await answers(ward.page, [CAN, CAN, CAN])).getByRole('button', { name: '保存' }).click();
  const care = await visit('/desk/stays', { login: CARE, size: PHONE });
  await care.page.getByText('日程の返事を待っています', { exact: false }).waitFor();
  await inspect(care.page, care.problems, PHONE, 'a poll waits');
  await picture(care.page, 'poll-waits-360');
  await care.page.goto(new URL(where, care.page.url()).href);
  await care.page.getByRole('button', { name: '日程に答える' }).click();
  const own = await answers(care.page, [CAN, CAN, CANNOT]);
  await inspect(care.page, care.problems, PHONE, 'answering');
  await picture(care.page, 'poll-answer-360');
  await own.getByRole('button', { name: '保存' }).click();
  await care.page.getByRole('button', { name: '返事を直す' }).waitFor();
  const nurse = await visit(where, { login: NURSE });
  await nurse.page.getByRole('button', { name: '日程に答える' }).click();
  await (await answers(nurse.page, [PERHAPS, CAN, CAN])).getByRole('button', { name: '保存' }).click();
  await nurse.page.getByRole('button', { name: '返事を直す' }).waitFor();

  // Two by telephone, one by FAX, the last one by telephone too: typed by the ward.
  const sheet = await ward.context.request.get(new URL(`/v1/conferences/${id}/sheet.pdf`, ward.page.url()).href);
  assert.equal(sheet.headers()['content-type'], 'application/pdf');
  for (const [name, via, signs] of [['西村 一郎', 'fax', [CANNOT, CAN, CAN]], ['薬師 文', 'phone', [CAN, CAN, PERHAPS]], ['歩 理子', 'phone', [CAN, CAN, CAN]], ['見本福祉用具', 'paper', [CAN, CANNOT, CAN]]]) {
    await ward.page.getByRole('button', { name: new RegExp(`^聞いた返事を入れる: .*${name}`) }).click();
    await ward.page.getByLabel('どう届いたか').selectOption(via);
    const dialog = await answers(ward.page, signs);
    if (via === 'fax') await inspect(ward.page, ward.problems, DESK, 'typing an answer');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.waitFor({ state: 'detached' });
  }
  await ward.page.getByText(/返事 7\/7人/).waitFor();
  const best = ward.page.getByRole('list', { name: '良い候補の順' }).getByRole('listitem').first();
  assert.match(await best.innerText(), /必要な人がそろう/);
  assert.match(await best.innerText(), /院外の3職種/);
  await inspect(ward.page, ward.problems, DESK, 'all have answered');
  await picture(ward.page, 'poll-page-1280');
  await care.page.reload();
  await care.page.getByText(/返事 7\/7人/).waitFor();
  await inspect(care.page, care.problems, PHONE, 'all have answered');
  await picture(care.page, 'poll-page-360');

  await best.getByRole('button', { name: /^この日に決める: / }).click();
  await ward.page.getByRole('button', { name: '開いたことを記録' }).waitFor();
  const file = await ward.context.request.get(new URL(`/v1/conferences/${id}/conference.ics`, ward.page.url()).href);
  const text = await file.text();
  assert.match(text, new RegExp(`DTSTART;TZID=Asia/Tokyo:${day(4).replaceAll('-', '')}T140000`));
  assert.ok(!text.includes(NAME) && !text.includes(kana), 'no name goes to a calendar');

  await ward.page.getByRole('button', { name: '開いたことを記録' }).click();
  const held = ward.page.getByRole('dialog');
  await held.getByRole('button', { name: '招いていない人を足す' }).click();
  await held.getByLabel('招いていない人1の氏名').fill('栄養 花子');
  await held.getByLabel('招いていない人1の職種').selectOption('registered_dietitian');
  await held.getByLabel('決まったこと・メモ').fill('酸素の手配を確かめた');
  await inspect(ward.page, ward.problems, DESK, 'who came');
  await picture(ward.page, 'poll-hold-1280');
  await held.getByRole('button', { name: '保存' }).click();
  await ward.page.getByText(/に開きました/).waitFor();
  const after_ = await api(ward.context, ward.session, 'GET', `/v1/stays/${stay}`);
  const steps = after_.steps.map((step) => step.kind);
  for (const kind of ['conference_asked', 'conference_fixed', 'conference_held']) assert.ok(steps.includes(kind), kind);
  assert.ok(after_.steps.find((step) => step.kind === 'conference_held').professions.includes('registered_dietitian'));
  for (const one of [ward, care, nurse]) await one.context.close();
});

test('a poll without slots says what to do and keeps what was typed', async () => {
  const NAME = `候補 無${run}`;
  await admitted(NAME, `こうほ ${kana}`, '1939-05-06');
  const care = await visit('/desk/stays', { login: CARE, size: PHONE });
  await care.page.getByRole('listitem', { name: NAME }).first().getByRole('button', { name: /^日程を調整: / }).click();
  const ask = care.page.getByRole('dialog');
  await ask.getByLabel('場所').fill('地域包括支援センター');
  await ask.getByRole('button', { name: '日程を尋ねる' }).click();
  await ask.getByText('候補の日時を2つから12まで入れてください。').first().waitFor();
  assert.equal(await ask.getByLabel('場所').inputValue(), '地域包括支援センター');
  await inspect(care.page, care.problems, PHONE, 'a poll that was refused');
  await picture(care.page, 'poll-ask-360');
  await care.context.close();
});
