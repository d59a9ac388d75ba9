// SPDX-License-Identifier: Apache-2.0
// People at the desk: registering without doubles, the page and its headings, two who write at once, team, consent,
// emergency access, who looked. The persons are made here, through the screens and the endpoints.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { DESK, PHONE, api, base, close, inspect, settled, visit } from './harness.mjs';

const CARE = 'office-tsumugi'; // keeps the case
const NURSE = 'office-kuzuha';
const TOWN = 'city-yamada';
const COORDINATOR = 'coord-ishida';

// Names of this run only, so that the tests can be run again on the same data.
const run = String(Date.now() % 1_000_000).padStart(6, '0');
const KANA = 'あいうえおかきくけこ';
const reading = [...run].map((digit) => KANA[Number(digit)]).join('');
let serial = 0;
const born = () => `S${10 + (serial++ % 9)}.${1 + (Number(run[5]) % 9)}.${1 + (Number(run.slice(3)) % 27)}`;

after(close);

const who = (family, given) => ({ name: `${family} ${given}${run}`, name_kana: `${reading} ${given}`, birth: born() });

async function register(login, basics) {
  const { context, page, session, problems } = await visit('/desk/people', { login });
  const made = await api(context, session, 'POST', '/v1/people', { basics, not_the_same: [] });
  return { context, page, session, problems, id: made.person.id };
}

const facts = (context, session, id, heading, body, base_seq = 0) => api(context, session, 'PUT', `/v1/people/${id}/facts/${heading}`, { base_seq, facts: body });

async function wholePerson(login = CARE) {
  const made = await register(login, { ...who('佐藤', 'はる'), sex: 'female', phone: '072-000-0001', address: '大阪府枚方市楠葉' });
  const put = (heading, body) => facts(made.context, made.session, made.id, heading, body);
  await put('devices', { items: [{ item: 'oxygen', name: '', setting: '2 L/分', battery_hours: 4, supplier: '', supplier_phone: '', note: '' }], note: '' });
  await put('alerts', { allergies: ['ペニシリン'], infections: [], cautions: [], note: '' });
  await put('wishes', { person: '家で過ごしたい', family: '', talked_with: '', place: '自宅', written: false, note: '' });
  await put('certification', { state: 'certified', care_level: 'care3', from: '2025-04-01', to: '2026-12-20', limits: '', note: '' });
  return made;
}

async function officeOf(login) {
  const { context, session } = await visit('/desk/', { login });
  const office = session.offices[0];
  const account = session.account;
  await context.close();
  return { office, account };
}

test('a person is registered; the same one again is noticed before saving; the name stands in no address', async () => {
  const { context, page } = await visit('/desk/people', { login: CARE });
  const person = who('登録', 'いち');
  const fill = async () => {
    await page.locator('.page-head .button--primary').click();
    await page.locator('#p-new-name').fill(person.name);
    await page.locator('#p-new-name_kana').fill(person.name_kana);
    await page.locator('#p-new-birth').fill(person.birth);
    await page.locator('dialog button[type=submit]').click();
  };
  const addresses = [];
  page.on('request', (request) => addresses.push(request.url()));
  await fill();
  await page.waitForURL(/\/desk\/people\/[0-9a-f-]{36}$/);
  await settled(page);
  assert.match(await page.locator('h1').innerText(), new RegExp(person.name));

  await page.goto(`${base}/desk/people`);
  await settled(page);
  await fill();
  await page.waitForSelector('dialog .notice--warn');
  assert.match(await page.locator('dialog .results').innerText(), new RegExp(person.name));
  await page.locator('dialog .results .button').first().click();
  await page.waitForURL(/\/desk\/people\/[0-9a-f-]{36}$/);

  await page.goto(`${base}/desk/people`);
  await settled(page);
  await page.locator('.people-filters input[type=text]').fill(person.name);
  await page.waitForFunction((name) => document.querySelectorAll('.person-row').length === 1 && document.querySelector('.result__name').textContent === name, person.name);
  assert.equal(new URL(page.url()).search, '');
  assert.ok(addresses.every((url) => !decodeURIComponent(url).includes(run)), 'a name went into an address');
  await page.locator('.result__name').click();
  await settled(page);
  await page.goBack();
  assert.equal(await page.locator('.people-filters input[type=text]').inputValue(), person.name);
  await context.close();
});

test('what is missing or impossible is said beside its field', async () => {
  const { context, page } = await visit('/desk/people', { login: CARE });
  await page.locator('.page-head .button--primary').click();
  await page.locator('#p-new-name').fill(`誤り ${run}`);
  await page.locator('#p-new-birth').fill('昭和65年1月1日');
  await page.locator('dialog button[type=submit]').click();
  await page.waitForSelector('dialog .error-summary');
  assert.match(await page.locator('#p-new-name_kana-error').innerText(), /かな/);
  await page.locator('#p-new-name_kana').fill(`${reading} あやまり`);
  await page.locator('dialog button[type=submit]').click();
  await page.waitForSelector('#p-new-birth-error');
  await page.locator('#p-new-birth').fill('');
  await page.locator('#p-new-name').fill('123456789018'); // twelve digits with a valid check digit: a My Number
  await page.locator('dialog button[type=submit]').click();
  await page.waitForSelector('#p-new-name-error');
  await context.close();
});

test('the red line, what is due, headings in words; unchanged with one press; a list is edited and put in order', async () => {
  const { context, page, id } = await wholePerson();
  await page.goto(`${base}/desk/people/${id}`);
  await settled(page);
  const red = await page.locator('.red-line').innerText();
  assert.match(red, /在宅酸素 2 L\/分/);
  assert.match(red, /ペニシリン/);
  assert.match(red, /自宅/);
  assert.match(await page.locator('.due-list').innerText(), /令和8年12月20日/);
  assert.match(await page.locator('.person-head').innerText(), /要介護3 〜令和8年12月20日/);
  await page.locator('#h-alerts .fact__head .button').first().click();
  await page.waitForSelector('.toast');

  await page.getByRole('button', { name: '薬', exact: true }).click();
  const form = page.locator('#person-edit-medicines');
  const add = form.getByRole('button', { name: '薬を加える' });
  for (const [i, name] of ['アムロジピン', 'ワルファリン'].entries()) {
    await add.click();
    await form.locator(`#p-medicines-items-${i}-name`).fill(name);
  }
  await form.locator('#p-medicines-items-1-anticoagulant').check();
  await form.getByRole('button', { name: '薬 2 を上へ' }).click();
  await add.click(); // a line left blank is not kept
  await form.locator('button[type=submit]').click();
  await page.waitForSelector('#h-medicines dl');
  const words = await page.locator('#h-medicines dl').innerText();
  assert.ok(words.indexOf('ワルファリン') < words.indexOf('アムロジピン'), words);
  assert.match(await page.locator('.red-line').innerText(), /血が止まりにくい薬: ワルファリン/);
  await page.locator('#h-medicines .fact__source .button').click();
  await page.waitForSelector('.history li');
  assert.match(await page.locator('.history').innerText(), /アムロジピン/);
  await context.close();
});

test('a draft survives a killed window, is not readable in the storage, and belongs to its account', async () => {
  const { context, page, id } = await wholePerson();
  await page.goto(`${base}/desk/people/${id}`);
  await settled(page);
  await page.locator('#h-wishes .fact__head .line .button').last().click();
  await page.locator('#p-wishes-family').fill('娘は施設を考えている');
  await page.waitForSelector('#person-edit-wishes .edit-foot [role=status]');
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('kaname.person.')));
  const raw = await page.evaluate(() => JSON.stringify(localStorage));
  assert.ok(!raw.includes('施設'), 'the draft lies open in the storage');
  await page.close();
  const again = await context.newPage();
  await again.goto(`${base}/desk/people/${id}`);
  await again.waitForSelector('#p-wishes-family');
  assert.equal(await again.locator('#p-wishes-family').inputValue(), '娘は施設を考えている');
  await again.locator('#person-edit-wishes button[type=submit]').click();
  await again.waitForSelector('#person-edit-wishes', { state: 'detached' });
  const drafts = () => again.evaluate((wanted) => Object.keys(localStorage).filter((key) => key.includes(wanted)).length, id);
  assert.equal(await drafts(), 0);
  // Signing out leaves no draft behind. The session of the other tests is kept: only the answer is ours.
  await again.locator('#write-text').fill('また書きかけ');
  await again.waitForFunction((wanted) => Object.keys(localStorage).some((key) => key.includes(wanted)), id);
  await again.route('**/v1/session', (route) => (route.request().method() === 'DELETE' ? route.fulfill({ status: 204 }) : route.continue()));
  await again.locator('.account-button').click();
  await Promise.all([again.waitForNavigation(), again.locator('.account-panel .button', { hasText: 'サインアウト' }).click()]);
  assert.equal(await drafts(), 0);
  await context.close();
});

test('two change the same heading: both versions are shown field by field and both texts stay', async () => {
  const { context, page, session, id } = await wholePerson();
  await page.goto(`${base}/desk/people/${id}`);
  await settled(page);
  await page.locator('#h-alerts .fact__head .line .button').last().click();
  await page.locator('#p-alerts-allergies').fill('ペニシリン系');
  await page.locator('#p-alerts-note').fill('わたしの補足');
  const now = (await api(context, session, 'GET', `/v1/people/${id}`)).facts.find((one) => one.heading === 'alerts');
  await facts(context, session, id, 'alerts', { allergies: ['ペニシリン', 'そば'], infections: [], cautions: ['犬がいる'], note: 'ほかの人の補足' }, now.seq);
  await page.locator('#person-edit-alerts button[type=submit]').click();
  await page.waitForSelector('#person-clash');
  const shown = await page.locator('#person-clash').innerText();
  for (const text of ['ペニシリン系', 'そば', 'わたしの補足', 'ほかの人の補足']) assert.match(shown, new RegExp(text));
  await page.locator('#person-clash .button--primary').click();
  await page.locator('#person-edit-alerts button[type=submit]').click();
  await page.waitForSelector('#person-edit-alerts', { state: 'detached' });
  const kept = (await api(context, session, 'GET', `/v1/people/${id}`)).facts.find((one) => one.heading === 'alerts').facts;
  assert.deepEqual(kept.allergies, ['ペニシリン', 'そば', 'ペニシリン系']);
  assert.deepEqual(kept.cautions, ['犬がいる']);
  assert.match(kept.note, /わたしの補足/);
  assert.match(kept.note, /ほかの人の補足/);
  await context.close();
});

test('who the person is can be changed; papers can be printed; admitted is told to all', async () => {
  const { context, page, session, id } = await wholePerson();
  await page.goto(`${base}/desk/people/${id}`);
  await settled(page);
  await page.locator('#h-basic .fact__head .button').first().click();
  assert.match(await page.locator('#p-basic-birth').inputValue(), /^昭和\d+年\d+月\d+日$/);
  await page.locator('#p-basic-known_as').fill('はるさん');
  await page.locator('#person-edit-basic button[type=submit]').click();
  await page.waitForSelector('#person-edit-basic', { state: 'detached' });
  assert.match(await page.locator('#h-basic').innerText(), /はるさん/);
  await page.locator('.person-head .menu > button').click();
  const papers = await page.locator('.person-head .menu__panel a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  const consent = `/v1/people/${id}/consent-sheet.pdf`;
  const looks = `/v1/people/${id}/access-sheet.pdf`;
  await page.goto(`${base}/desk/people/${id}?tab=consent`);
  await settled(page);
  assert.equal(await page.locator(`a[href="${consent}"]`).count(), 1);
  await page.goto(`${base}/desk/people/${id}?tab=access`);
  await settled(page);
  assert.equal(await page.locator(`a[href="${looks}"]`).count(), 1);
  assert.equal(papers.length, 3);
  for (const path of [...papers, consent, looks]) {
    const paper = await context.request.get(base + path);
    assert.equal((await paper.body()).subarray(0, 4).toString(), '%PDF', path);
  }
  await page.goto(`${base}/desk/people/${id}`);
  await settled(page);
  await page.locator('.person-head .button').nth(1).click();
  await page.locator('dialog select').selectOption('hospital');
  await page.locator('dialog .button--primary').click();
  await page.waitForSelector('dialog', { state: 'detached' });
  assert.match(await page.locator('.person-head').innerText(), /入院/);
  assert.equal((await api(context, session, 'GET', `/v1/people/${id}`)).person.status, 'hospital');
  await context.close();
});

test('an office joins: name only without consent; consent opens the page; withdrawal shuts it at once; a leaver loses it', async () => {
  const nurse = await officeOf(NURSE);
  const { context, page, session, id } = await wholePerson();
  await page.goto(`${base}/desk/people/${id}?tab=team`);
  await settled(page);
  await page.locator('#team + .line-end .button').click();
  await page.locator('dialog .search-box input').fill(nurse.office.name.slice(0, 6));
  await page.locator('dialog [role=option]', { hasText: nurse.office.name }).first().click();
  await page.locator('#m-duty').fill('訪問看護');
  await page.locator('dialog button[type=submit]').click();
  await page.waitForSelector('dialog', { state: 'detached' });
  assert.match(await page.locator('.member', { hasText: nurse.office.name }).innerText(), /参加済/);
  // Somebody without an account needs a FAX number.
  await page.locator('#team + .line-end .button').click();
  await page.locator('dialog .segments button').nth(2).click();
  await page.locator('#m-name').fill('民生委員（架空）');
  await page.locator('dialog button[type=submit]').click();
  await page.waitForSelector('#m-channel_address-error');
  await page.locator('#m-channel_address').fill('072-000-9999');
  await page.locator('dialog button[type=submit]').click();
  await page.waitForSelector('dialog', { state: 'detached' });
  assert.match(await page.locator('.member', { hasText: '民生委員' }).innerText(), /FAX/);

  const other = await visit(`/desk/people/${id}`, { login: NURSE });
  assert.match(await other.page.locator('#restricted').innerText(), /名前とチーム/);
  assert.equal(await other.page.locator('.red-line').count(), 0);
  await inspect(other.page, other.problems, DESK);

  await page.goto(`${base}/desk/people/${id}?tab=consent`);
  await settled(page);
  await page.locator('#consent + .line-end .button--primary').click();
  await page.locator('#c-explained_by').fill('');
  await page.locator('form.card:not(.write-bar) button[type=submit]').click();
  await page.waitForSelector('#c-explained_by-error');
  await page.locator('#c-scan').setInputFiles({ name: '同意書.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') });
  await page.locator('#c-explained_by').fill('紬木 正（架空）');
  await page.locator('form.card:not(.write-bar) button[type=submit]').click();
  await page.waitForSelector('.notice--good');
  await other.page.waitForSelector('.red-line', { timeout: 10_000 }); // the feed has told the other screen
  await inspect(page, [], DESK);

  const paper = await context.request.get(new URL(await page.locator('li.card a[href*="/files/"]').getAttribute('href'), base).href);
  assert.equal((await paper.body()).subarray(0, 4).toString(), '%PDF');

  await page.locator('li.card .line-end .button').first().click();
  await page.locator('dialog .button--danger').click();
  await page.waitForSelector('dialog', { state: 'detached' });
  assert.match(await page.locator('li.card').first().innerText(), /撤回/);
  await other.page.waitForSelector('#restricted', { timeout: 10_000 });
  assert.equal(await other.page.locator('.red-line').count(), 0);

  await page.goto(`${base}/desk/people/${id}?tab=team`);
  await settled(page);
  await page.locator('.member', { hasText: nurse.office.name }).locator('.button').last().click();
  assert.match(await page.locator('dialog').innerText(), /すぐに見られなくなります/);
  await page.locator('dialog .button--danger').click();
  await page.waitForSelector('dialog', { state: 'detached' });
  await other.page.waitForSelector('main .notice--bad', { timeout: 10_000 });
  assert.ok(!(await other.page.locator('main').innerText()).includes('佐藤'), 'the leaver still reads the name');
  assert.equal((await api(context, session, 'GET', `/v1/people/${id}/team`)).former.length, 1);
  await other.context.close();
  await context.close();
});

test('emergency: exact reading and birth date, a reason, 24 hours; the town reviews it; those who looked are told', async () => {
  const person = who('緊急', 'しろう');
  const { context, page, id } = await register(CARE, person);
  await context.close();
  const nurse = await visit('/desk/people', { login: NURSE });
  await nurse.page.getByRole('button', { name: '緊急にさがす' }).click();
  await nurse.page.locator('dialog input').nth(0).fill(person.name_kana);
  await nurse.page.locator('dialog input').nth(1).fill('S9.9.9');
  await nurse.page.locator('dialog button[type=submit]').first().click();
  await nurse.page.waitForSelector('dialog .notice');
  await nurse.page.locator('dialog input').nth(1).fill(person.birth);
  await nurse.page.locator('dialog button[type=submit]').first().click();
  await nurse.page.waitForSelector('dialog textarea');
  await nurse.page.locator('dialog .button--danger').click();
  await nurse.page.waitForSelector('dialog .field__error');
  await nurse.page.locator('dialog textarea').fill('意識がなく、救急隊が持病を尋ねている');
  await nurse.page.locator('dialog .button--danger').click();
  await nurse.page.waitForURL(new RegExp(id));
  await settled(nurse.page);
  assert.match(await nurse.page.locator('main .notice--warn').first().innerText(), /生命・身体の保護/);
  await nurse.context.close();

  const town = await visit('/desk/bases', { login: COORDINATOR });
  const row = town.page.locator('.result', { hasText: person.name });
  assert.match(await town.page.locator('main [role=status].notice').innerText(), /点検を待つ/);
  await row.locator('.button--primary').click();
  await town.page.locator('dialog textarea').fill('適切');
  await town.page.locator('dialog .button--primary').click();
  await town.page.waitForSelector('dialog', { state: 'detached' });
  assert.match(await row.innerText(), /適切/);
  await town.context.close();

  const care = await visit(`/desk/people/${id}?tab=access`, { login: CARE });
  assert.match(await care.page.locator('table').innerText(), /緊急にさがした/);
  const file = await care.context.request.get(new URL(await care.page.locator('a[href*="access.csv"]').getAttribute('href'), base).href);
  assert.match(await file.text(), /生命・身体の保護/);
  await care.context.close();
});

test('a support conference opens the page for its members, to read only', async () => {
  const person = who('会議', 'ごろう');
  const made = await register(CARE, person);
  await facts(made.context, made.session, made.id, 'life', { note: '一人暮らし' });
  await made.context.close();
  const nurse = await officeOf(NURSE);
  const town = await visit(`/desk/bases?person=${made.id}`, { login: TOWN });
  await town.page.waitForSelector('dialog');
  await town.page.waitForFunction((name) => document.querySelector('dialog').textContent.includes(name), person.name);
  await town.page.locator('dialog .search-box input').fill(nurse.office.name.slice(0, 6));
  await town.page.locator('dialog [role=option]', { hasText: nurse.office.name }).first().click();
  await town.page.locator('#b-reason').fill('支援会議（第3回）で支援方針を話し合う');
  await town.page.locator('dialog button[type=submit]').click();
  await town.page.waitForSelector('dialog', { state: 'detached' });
  await town.context.close();
  const reader = await visit(`/desk/people/${made.id}`, { login: NURSE });
  assert.match(await reader.page.locator('main .notice--warn').first().innerText(), /支援会議.*書くことはできません/);
  assert.match(await reader.page.locator('#h-life').innerText(), /一人暮らし/);
  assert.equal(await reader.page.locator('#h-life .button', { hasText: '直す' }).count(), 0);
  await reader.context.close();
});

for (const [device, size] of [['desk', DESK], ['phone', PHONE]]) {
  for (const lang of ['ja', 'en']) {
    test(`people, page, team, consent, access, bases ${lang} ${device}`, async () => {
      const made = await wholePerson();
      await made.context.close();
      const { context, page, problems } = await visit('/desk/people', { login: CARE, size, lang });
      await inspect(page, problems, size);
      await page.locator('.page-head .button--primary').click();
      await inspect(page, problems, size, 'register');
      for (const query of ['', '?tab=team', '?tab=consent', '?tab=access']) {
        await page.goto(`${base}/desk/people/${made.id}${query}`);
        await settled(page);
        await inspect(page, problems, size);
      }
      await page.goto(`${base}/desk/people/${made.id}`);
      await settled(page);
      for (const heading of ['devices', 'alerts', 'wishes', 'certification', 'basic']) await page.locator(`#h-${heading} .fact__head .line .button`).last().click();
      await page.waitForSelector('#person-edit-basic');
      await inspect(page, problems, size, 'forms');
      await page.goto(`${base}/desk/people/${made.id}?tab=consent`);
      await settled(page);
      await page.locator('#consent + .line-end .button--primary').click();
      await inspect(page, problems, size, 'consent form');
      await context.close();
      const town = await visit('/desk/bases', { login: TOWN, size, lang });
      await inspect(town.page, town.problems, size);
      await town.page.locator('.page-head .button--primary').click();
      await inspect(town.page, town.problems, size, 'basis form');
      await town.page.goto(`${base}/desk/people/${made.id}`);
      await settled(town.page);
      await inspect(town.page, town.problems, size, 'restricted');
      await town.context.close();
    });
  }
}
