// SPDX-License-Identifier: Apache-2.0
// A channel that is down: a document goes by FAX through the mail gateway; the server refuses for now and later takes it (it
// arrives once), or refuses for good (red, why, paper). On a server of its own, with a mail server of its own.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { mailTown, printed, sheetIn, until, verifyFax } from './mail_town.mjs';

const CARE = 'office-tsumugi';
const FAX = '072-800-4321';
const WHO = '見本市民病院 西病棟';
const run = String(Date.now() % 1_000_000).padStart(6, '0');
let all, mail, browser;

before(async () => {
  all = await mailTown();
  ({ mail, browser } = all);
  await verifyFax(all, FAX);
});
after(() => all?.close());

const picture = async (page, name) => {
  if (process.env.KANAME_PICTURES) await page.screenshot({ path: `${process.env.KANAME_PICTURES}/${name}.png`, fullPage: true });
};
const faxes = () => mail.mails.filter((one) => one.includes('0728004321@fax.example.jp') && printed(sheetIn(one)).includes('主治医'));

let serial = 0;
// A letter to somebody's doctor, sent by FAX on its screen; answers the line of its receiver.
async function sent() {
  const { visit, api, base, settled } = browser;
  const care = await visit('/desk/', { login: CARE });
  serial += 1;
  const kana = [...run].map((digit) => 'あいうえおかきくけこ'[Number(digit)]).join('');
  const made = await api(care.context, care.session, 'POST', '/v1/people', { basics: { name: `不通 花${run}${serial}`, name_kana: `ふつう ${kana}`, birth: `19${40 + serial}-04-03` }, not_the_same: [] });
  const begun = await api(care.context, care.session, 'POST', '/v1/documents', { form_code: 'doctor_letter', person_id: made.person.id });
  await care.page.goto(`${base}/desk/documents/${begun.line.id}`);
  await settled(care.page);
  await care.page.getByRole('button', { name: '送る', exact: true }).click();
  const dialog = care.page.getByRole('dialog');
  await dialog.getByText('ほかの相手を足す').click();
  for (const box of await dialog.getByRole('list', { name: '送る相手' }).getByRole('checkbox').all()) await box.uncheck();
  await dialog.getByLabel('事業所の名前（一覧にないとき）').fill(WHO);
  await dialog.getByLabel('届け方', { exact: true }).selectOption('fax');
  await dialog.getByLabel('FAX番号', { exact: true }).fill(FAX);
  await dialog.getByRole('button', { name: '足す', exact: true }).click();
  const gaps = dialog.getByRole('checkbox', { name: 'このまま送る' });
  if (await gaps.count()) await gaps.check();
  if (await dialog.getByText('だれが同意しましたか').count()) await dialog.getByRole('radio', { name: /本人の同意/ }).check();
  await dialog.getByRole('button', { name: '1件に送る' }).click();
  await dialog.waitFor({ state: 'detached' });
  return { ...care, row: care.page.getByRole('listitem', { name: new RegExp(WHO) }) };
}

test('a FAX that the server does not take now is tried again and arrives once', async () => {
  const { inspect, DESK } = browser;
  mail.refusals = ['451 busy'];
  const asked = mail.asked;
  const { context, page, problems, row } = await sent();
  await row.getByText('まもなくプログラムが FAX を送ります。').waitFor();
  assert.equal(await row.getByRole('button', { name: /^送った: / }).count(), 0, 'nobody sends it a second time by hand');
  assert.ok(await until(() => mail.asked > asked), 'the first try');
  assert.equal(faxes().length, 0);
  await page.waitForTimeout(1000);
  await page.reload();
  await row.getByText('いちど送れなかったので、プログラムが送り直しています。', { exact: false }).waitFor();
  await inspect(page, problems, DESK, 'a FAX on its way');
  await picture(page, 'document-fax-waits-1280');
  await row.getByText('✓ 送信済').waitFor({ timeout: 90_000 });
  await page.waitForTimeout(6000); // one more round of the courier
  assert.equal(faxes().length, 1, 'exactly one copy');
  const paper = printed(sheetIn(faxes()[0]));
  for (const words of [`不通 花${run}`, WHO, FAX]) assert.ok(paper.includes(words), words);
  await context.close();
});

test('a FAX that is refused for good is red, says why, and is sent on paper', async () => {
  const { inspect, base, DESK, PHONE } = browser;
  const before_ = faxes().length;
  mail.refusals = ['550 no contract'];
  const { context, page, problems, row } = await sent();
  await row.getByText('届かなかった').first().waitFor({ timeout: 30_000 });
  await row.getByText('相手のメールサーバーが受け取りませんでした').waitFor();
  await row.getByRole('button', { name: /^別の方法で送る: / }).waitFor();
  await inspect(page, problems, DESK, 'a FAX that was refused');
  await picture(page, 'document-fax-refused-1280');
  await page.setViewportSize(PHONE);
  await inspect(page, problems, PHONE, 'a FAX that was refused');
  await picture(page, 'document-fax-refused-360');
  const sheet = await context.request.get(base + (await row.getByRole('link', { name: /^FAXの用紙を印刷/ }).getAttribute('href')));
  assert.ok(printed(await sheet.body()).includes(WHO), 'paper is offered');
  await row.getByRole('button', { name: /^送った: / }).click();
  await row.getByText('✓ 送信済').waitFor();
  assert.equal(await row.locator('.badge--bad').count(), 0, 'nothing is red any more');
  await page.waitForTimeout(6000);
  assert.equal(faxes().length, before_, 'what was sent by hand does not go out by itself too');
  await context.close();
});
