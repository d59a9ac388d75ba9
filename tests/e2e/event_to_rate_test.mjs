// SPDX-License-Identifier: Apache-2.0
// From one event to the rate, as its people live it: a ward tells in ten seconds, the care manager's phone shows it, her sheet is
// nine tenths filled, goes to one ward here and to another by FAX, the ward taps 十分, and the month has one case more.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { account, api, base, close, settled, visit } from './harness.mjs';
import { enter, opened, window } from './phone_kit.mjs';

const CARE = 'office-tsumugi', WARD = 'office-onishi', TOWN = 'city-yamada';
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date());
const MOST_MS = 10_000;
let town, care, ward, rule, offlineTown, offlineSession;

before(async () => {
  offlineTown = await window();
  offlineSession = await enter(offlineTown, account.login);
  rule = await api(offlineTown, offlineSession, 'GET', '/v1/settings/offline');
  await api(offlineTown, offlineSession, 'PUT', '/v1/settings/offline', { ...rule, offline: 'own' });
  [town, care, ward] = [await visit('/desk/figures', { login: TOWN }), await visit('/desk/stays', { login: CARE }), await visit('/desk/stays', { login: WARD })];
});
after(async () => {
  if (rule) await api(offlineTown, offlineSession, 'PUT', '/v1/settings/offline', rule);
  await close();
});

// At home, of her own, and the one of whom most is known.
async function known() {
  const { items } = await api(care.context, care.session, 'POST', '/v1/people/find', { q: '', limit: 200, mine: true });
  let best, most = -1;
  for (const one of items) {
    const page = await api(care.context, care.session, 'GET', `/v1/people/${one.id}`);
    const open = (await api(care.context, care.session, 'GET', `/v1/stays?person_id=${one.id}`)).items.some((stay) => stay.state !== 'discharged' && stay.state !== 'cancelled');
    const facts = page.facts.length + page.team.filter((member) => member.profession === 'doctor').length;
    if (page.person.status === 'active' && page.basis.reach === 'write' && !open && facts > most) [best, most] = [page.person, facts];
  }
  return best;
}
const month = async (code) => (await api(town.context, town.session, 'GET', `/v1/indicators/${code}`)).months.find((line) => line.key === today.slice(0, 7)).figure;

test('one admission: told, seen on the phone, informed, judged, counted', async () => {
  const person = await known();
  const before = { A03: await month('A03'), A17: await month('A17') };
  const phone = await opened({ login: CARE });

  // The ward, by keys.
  const begun = Date.now();
  await ward.page.getByLabel('氏名のかな').fill(person.name_kana);
  await ward.page.keyboard.press('Tab');
  await ward.page.keyboard.type(person.birth);
  await ward.page.keyboard.press('Enter');
  await ward.page.getByText('「担当ですか」と尋ねています').waitFor();
  assert.ok(Date.now() - begun < MOST_MS, `${Date.now() - begun} ms`);
  await phone.page.getByText(person.name).first().waitFor({ timeout: MOST_MS });

  // The care manager says that it is hers, and begins the sheet from the card of the stay.
  const card = care.page.getByRole('listitem', { name: person.name }).first();
  await card.getByRole('button', { name: `担当です: ${person.name}` }).click();
  await care.page.getByRole('dialog').getByRole('button', { name: '担当です' }).click();
  await card.getByText('ケアマネ確認済み').waitFor();
  await card.getByRole('button', { name: `様式を書く: ${person.name}` }).click();
  await care.page.getByRole('button', { name: '書く: 入院時情報提供書', exact: true }).click();
  await care.page.waitForURL(/\/documents\/[0-9a-f-]+$/);
  await settled(care.page);
  const id = new URL(care.page.url()).pathname.split('/').at(-1);
  const doc = await api(care.context, care.session, 'GET', `/v1/documents/${id}`);
  const answers = Object.fromEntries(doc.sections.flatMap((section) => section.answers).map((one) => [one.key, one]));
  const needed = doc.form.sections.flatMap((section) => section.fields).filter((field) => field.needed && (!field.show_if.key || (answers[field.show_if.key]?.values ?? []).some((value) => field.show_if.any.includes(value))));
  assert.ok(needed.length - doc.missing.length >= 0.9 * needed.length, `empty: ${doc.missing.join(' ')}`);

  // To the ward here, and to another one by FAX.
  const proposed = (await api(care.context, care.session, 'GET', `/v1/documents/${id}/receivers`)).items.find((one) => one.office_name.includes('枚方中央総合病院'));
  await api(care.context, care.session, 'POST', `/v1/documents/${id}/send`, {
    receivers: [{ office_id: proposed.office_id, channel: 'app' }, { office_name: '隣町リハビリ病院', name: '地域連携室', channel: 'fax', address: '072-800-4321' }],
    with_gaps: true, agreed: 'person', agreed_on: today,
  });
  const sent = await api(care.context, care.session, 'GET', `/v1/documents/${id}`);
  const fax = sent.sendings.find((one) => one.channel === 'fax');
  const sheet = await care.context.request.get(`${base}/v1/documents/${id}/paper.pdf?fax=true&sending_id=${fax.id}`);
  assert.equal(sheet.headers()['content-type'], 'application/pdf');

  // The ward opens it and taps once.
  await ward.page.goto(`${base}/desk/documents?box=received`);
  await ward.page.getByRole('link', { name: new RegExp(`入院時情報提供書.*${person.name}`) }).first().click();
  await ward.page.getByRole('button', { name: '十分', exact: true }).click();
  await ward.page.getByText('十分だった').first().waitFor();

  // The month has one case more, and it stands in the list.
  for (const code of ['A03', 'A17']) {
    const now = await month(code);
    assert.deepEqual([now.n, now.of], [before[code].n + 1, before[code].of + 1], code);
    await town.page.goto(`${base}/desk/figures/${code}`);
    await town.page.getByLabel('どの件').selectOption('yes');
    await town.page.getByRole('table', { name: '数字のもとになった件' }).getByRole('link', { name: new RegExp(`${person.name}|${person.name_kana}`) }).first().waitFor();
  }
});
