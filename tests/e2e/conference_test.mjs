// SPDX-License-Identifier: Apache-2.0
// 日程の調整: a ward asks seven professions for a date; three answer here, two by telephone, one by FAX (her sheet is read when it
// comes back) and one by a mail link; the date is fixed, told the same ways, held, and stands in the course of the stay. On a
// server of its own, with a mail server of its own.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { linkOf, mailTown, printed, sheetIn, until, verifyFax, wordsOf } from './mail_town.mjs';
import { ticked } from './scanned_sheet.mjs';

const CARE = 'office-tsumugi';
const WARD = 'office-onishi';
const NURSE = 'office-kuzuha';
const DENTIST = 'ryoko@dental.example.jp';
const run = String(Date.now() % 1_000_000).padStart(6, '0');
const kana = [...run].map((digit) => 'アイウエオカキクケコ'[Number(digit)]).join('');

const FAX = '072-800-1235';
let all, mail, DESK, PHONE, api, inspect, visit;

before(async () => {
  all = await mailTown();
  ({ mail, browser: { DESK, PHONE, api, inspect, visit } } = all);
  await verifyFax(all, FAX);
});
after(() => all?.close());

const picture = async (page, name) => {
  if (process.env.KANAME_PICTURES) await page.screenshot({ path: `${process.env.KANAME_PICTURES}/${name}.png`, fullPage: true });
};
const day = (plus) => new Date(Date.now() + 9 * 3600_000 + plus * 86_400_000).toISOString().slice(0, 10);

// Somebody of the care manager's team, with the nurses in it and four who do not use the program; in the ward's hospital.
async function admitted(name, reading, birth) {
  const care = await visit('/desk/people', { login: CARE });
  const ward = await visit('/desk/stays', { login: WARD });
  const nurses = await visit('/desk/stays', { login: NURSE });
  const made = await api(care.context, care.session, 'POST', '/v1/people', { basics: { name, name_kana: reading, birth }, not_the_same: [] });
  const id = made.person.id;
  const join = (body) => api(care.context, care.session, 'POST', `/v1/people/${id}/team`, body);
  await join({ office_id: nurses.session.offices[0].id, profession: 'nurse' });
  await join({ name: '西村 一郎', profession: 'doctor', channel: 'fax', channel_address: FAX, phone: '072-800-1234' });
  await join({ name: '薬師 文', profession: 'pharmacist', channel: 'phone', phone: '072-800-2234' });
  await join({ name: '歩 理子', profession: 'physical_therapist', channel: 'phone', phone: '072-800-3234' });
  await join({ name: '歯科 良子', profession: 'dentist', channel: 'mail', channel_address: DENTIST, phone: '072-800-4234' });
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

const line = (page, name) => page.getByRole('list').getByRole('listitem', { name, exact: true });
const mailTo = (address, words) => until(() => mail.mails.findLast((one) => one.includes(`To: <${address}>`) && (!words || wordsOf(one).includes(words))));
// Opens a link as who got it, with the last four digits of her telephone.
async function openLink(where, digits, { size = PHONE, lang = 'ja' } = {}) {
  const reader = await visit(where, { size, lang, signedIn: false });
  await reader.page.locator('input[name=digits]').fill(digits);
  await reader.page.keyboard.press('Enter');
  await reader.page.locator('article h1').waitFor();
  return reader;
}

test('seven professions find a date: two by telephone, one by FAX, one by mail link, and nothing is typed twice', async () => {
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
  // Everybody stands there, with the way each is reached, as the team knows it.
  await ask.getByRole('checkbox', { name: /西村 一郎/ }).first().waitFor();
  assert.equal(await ask.getByLabel('メールアドレス: 歯科 良子').inputValue(), DENTIST);
  assert.equal(await ask.getByLabel('相手の電話番号: 歯科 良子').inputValue(), '072-800-4234');
  assert.equal(await ask.getByLabel('FAX番号: 西村 一郎').inputValue(), FAX);
  await ask.getByRole('checkbox', { name: 'この人が必要: 西村 一郎' }).check();
  await inspect(ward.page, ward.problems, DESK, 'asking for a date');
  await picture(ward.page, 'poll-ask-1280');
  await ask.getByRole('button', { name: '日程を尋ねる' }).click();
  await ward.page.waitForURL(/\/stays\/polls\//);
  const where = new URL(ward.page.url()).pathname;
  const id = where.split('/').at(-1);

  // Three in the app: the ward herself; the care manager on a phone; the nurses.
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

  // One by mail link: the mail says nothing, the page what her sheet would say; she may change her answer.
  const asked = await mailTo(DENTIST);
  for (const words of [NAME, kana, '退院前', '1937', '4234']) assert.ok(!wordsOf(asked).includes(words), words);
  await line(ward.page, '歯科 良子').getByText(/メール送信/).waitFor();
  const before_ = await visit(linkOf(asked), { size: PHONE, signedIn: false });
  assert.ok(!(await before_.page.locator('main').innerText()).includes('カンファレンス'), 'nothing before the digits');
  await inspect(before_.page, before_.problems, PHONE, 'a poll by link before the digits');
  await before_.context.close();
  const dentist = await openLink(linkOf(asked), '４２３４');
  assert.match(await dentist.page.locator('main').innerText(), new RegExp(`${NAME}[\\s\\S]*医療ソーシャルワーカー・介護支援専門員・看護師・医師・薬剤師・理学療法士・歯科医師`));
  await line(ward.page, '歯科 良子').getByText(/リンクを開いた/).waitFor();
  await dentist.page.getByRole('button', { name: '返事を送る' }).click();
  await dentist.page.getByText('どれかの候補に', { exact: false }).waitFor();
  for (const [i, tick] of [CANNOT, CANNOT, CAN].entries()) await dentist.page.getByRole('group').nth(i).getByRole('radio', { name: tick }).check();
  await dentist.page.getByLabel('候補1へのひとこと').fill('訪問診療の日です');
  await inspect(dentist.page, dentist.problems, PHONE, 'a poll by link');
  await picture(dentist.page, 'poll-link-360');
  await dentist.page.getByRole('button', { name: '返事を送る' }).click();
  await dentist.page.getByText('返事を送りました', { exact: false }).waitFor();
  await dentist.page.getByRole('group').nth(1).getByRole('radio', { name: CAN }).check();
  await dentist.page.getByRole('button', { name: '返事を直す' }).click();
  await dentist.page.getByText('返事を送りました', { exact: false }).waitFor();
  await line(ward.page, '歯科 良子').getByText(/返事あり/).waitFor();

  // One by FAX that the program sent; her ticked sheet comes back and is read.
  const faxed = await mailTo('0728001235@fax.example.jp');
  const sheet = sheetIn(mail.mails.findLast((one) => one.includes('0728001235@fax.example.jp')));
  assert.ok(faxed && printed(sheet).includes('日程のお尋ね'));
  await line(ward.page, '西村 一郎').getByText(/FAX済/).waitFor();
  const back = await visit('/desk/returns', { login: WARD });
  await back.page.getByLabel('ファイルを選ぶ').setInputFiles({ name: 'scan.png', mimeType: 'image/png', buffer: await ticked(back.page, sheet, [2, 0, 0]) });
  await back.page.getByRole('link', { name: /^退院前カンファレンス（/ }).first().click({ timeout: 30_000 });
  await back.page.getByText('紙の印を読みました', { exact: false }).waitFor();
  for (const [i, tick] of [CANNOT, CAN, CAN].entries()) assert.ok(await back.page.getByRole('group').nth(i).getByRole('radio', { name: tick }).isChecked(), `row ${i + 1}`);
  await back.page.getByRole('button', { name: '保存' }).click();
  await back.page.getByRole('region', { name: '入れおわった紙（1か月）' }).getByRole('link').first().waitFor();
  await back.context.close();

  // Two by telephone, typed by the ward.
  for (const [name, signs] of [['薬師 文', [CAN, CAN, PERHAPS]], ['歩 理子', [CAN, CAN, CAN]]]) {
    await ward.page.getByRole('button', { name: new RegExp(`^聞いた返事を入れる: .*${name}`) }).click();
    assert.equal(await ward.page.getByLabel('どう届いたか').inputValue(), 'phone');
    const dialog = await answers(ward.page, signs);
    if (name === '薬師 文') await inspect(ward.page, ward.problems, DESK, 'typing an answer');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.waitFor({ state: 'detached' });
  }
  await ward.page.getByText(/返事 7\/7人/).waitFor();
  await line(ward.page, '西村 一郎').getByText(/返事あり/).waitFor();
  const best = ward.page.getByRole('list', { name: '良い候補の順' }).getByRole('listitem').first();
  assert.match(await best.innerText(), /必要な人がそろう/);
  assert.match(await best.innerText(), /院外の3職種/);
  await inspect(ward.page, ward.problems, DESK, 'all have answered');
  await picture(ward.page, 'poll-page-1280');
  await care.page.reload();
  await care.page.getByText(/返事 7\/7人/).waitFor();
  await inspect(care.page, care.problems, PHONE, 'all have answered');
  await picture(care.page, 'poll-page-360');

  // Fixed: told the same ways. The link that she has shows the date and its file.
  await best.getByRole('button', { name: /^この日に決める: / }).click();
  await ward.page.getByRole('button', { name: '開いたことを記録' }).waitFor();
  const told = await mailTo(DENTIST, '日が決まりました');
  assert.ok(told && !wordsOf(told).includes(NAME));
  await line(ward.page, '歯科 良子').getByText(/お知らせ[\s\S]*メール送信/).waitFor();
  await line(ward.page, '薬師 文').getByText('決まったことを、電話・用紙などで伝えてください。').waitFor();
  const news = await until(() => mail.mails.find((one) => one.includes('0728001235@fax.example.jp') && printed(sheetIn(one)).includes('次の日時に決まりました')));
  assert.ok(news, 'the date goes by FAX too');
  await line(ward.page, '西村 一郎').getByText(/お知らせ[\s\S]*FAX済/).waitFor();
  await inspect(ward.page, ward.problems, DESK, 'the date is fixed');
  await picture(ward.page, 'poll-fixed-1280');
  await dentist.page.reload();
  await dentist.context.close();
  const again = await openLink(linkOf(told), '4234');
  await again.page.getByRole('heading', { name: 'この日に決まりました' }).waitFor();
  await inspect(again.page, again.problems, PHONE, 'the fixed date by link');
  await picture(again.page, 'poll-link-fixed-360');
  const [download] = await Promise.all([again.page.waitForEvent('download'), again.page.getByRole('link', { name: 'カレンダーに入れる' }).click()]);
  const taken = readFileSync(await download.path(), 'utf8');
  assert.match(taken, new RegExp(`DTSTART;TZID=Asia/Tokyo:${day(4).replaceAll('-', '')}T140000`));
  assert.ok(!taken.includes(NAME) && !taken.includes(kana), 'no name goes to a calendar');
  const file = await ward.context.request.get(new URL(`/v1/conferences/${id}/conference.ics`, ward.page.url()).href);
  assert.equal(await file.text(), taken, 'as in the app');

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
  await again.page.reload();
  await again.page.getByRole('heading', { name: 'このリンクは開けません' }).waitFor();
  for (const one of [ward, care, nurse, again]) await one.context.close();
});

test('a mail that comes back is red, another way is taken, and an invitation that is taken back closes its link', async () => {
  const NAME = `届かぬ 会${run}`;
  const { id: person } = await admitted(NAME, `とどかぬ ${kana}`, '1938-03-04');
  const care = await visit('/desk/', { login: CARE });
  mail.refusals = ['550 no such mailbox'];
  const made = await api(care.context, care.session, 'POST', '/v1/conferences', {
    person_id: person, title: `${NAME}さんの会議`, slots: [`${day(3)}T14:00:00+09:00`, `${day(4)}T14:00:00+09:00`],
    invited: [{ name: '栄養 実', profession: 'registered_dietitian', channel: 'mail', address: 'wrong@diet.example.jp', phone: '072-800-5555' }],
  });
  await care.page.goto(new URL(`/desk/stays/polls/${made.id}`, care.page.url()).href);
  const row = line(care.page, '栄養 実');
  await row.getByText(/届かなかった[\s\S]*相手のメールサーバーが受け取りませんでした/).waitFor();
  await care.page.getByText('届いていない人 1人').waitFor();
  await row.getByRole('link', { name: '用紙: 栄養 実' }).waitFor();
  await inspect(care.page, care.problems, DESK, 'a mail that came back');
  await picture(care.page, 'poll-failed-1280');
  await row.getByRole('button', { name: '別の方法で尋ねる: 栄養 実' }).click();
  const dialog = care.page.getByRole('dialog');
  await dialog.getByLabel('メールアドレス').fill('minoru@diet.example.jp');
  await dialog.getByLabel('相手の電話番号').fill('');
  await dialog.getByRole('button', { name: '日程を尋ねる' }).click();
  await dialog.getByText('メールのリンクは、相手の電話番号の下4桁で開きます', { exact: false }).first().waitFor();
  await care.page.setViewportSize(PHONE);
  await inspect(care.page, care.problems, PHONE, 'another way');
  await picture(care.page, 'poll-reach-360');
  await dialog.getByLabel('相手の電話番号').fill('072-800-5555');
  await dialog.getByRole('button', { name: '日程を尋ねる' }).click();
  await row.getByText(/メール送信/).waitFor();
  await inspect(care.page, care.problems, PHONE, 'sent another way');
  await picture(care.page, 'poll-reached-360');
  await care.page.setViewportSize(DESK);
  const where = linkOf(await mailTo('minoru@diet.example.jp'));
  // Not of the team, so that no consent covers him: the page says no name, though the title does what somebody has written.
  const reader = await openLink(where, '5555', { lang: 'en' });
  assert.doesNotMatch(await reader.page.locator('main dl').innerText(), new RegExp(NAME));
  await inspect(reader.page, reader.problems, PHONE, 'a poll by link in English');
  await row.getByRole('button', { name: '招くのをやめる: 栄養 実' }).click();
  await care.page.getByRole('dialog').getByRole('button', { name: '招くのをやめる' }).click();
  await row.waitFor({ state: 'detached' });
  await reader.page.reload();
  await reader.page.getByRole('heading', { name: 'This link does not open' }).waitFor();
  for (const one of [care, reader]) await one.context.close();
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
