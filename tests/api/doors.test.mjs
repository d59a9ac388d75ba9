// SPDX-License-Identifier: Apache-2.0
// Every endpoint for everybody: who may not, may not, whatever is asked; and nobody gets the program out of its way.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { ask, endpoints, newcomer, remove, sampleTown, uuid7 } from './lib.mjs';

// In the order of the cells below.
const WHO = ['nobody', 'viewer', 'prefecture', 'town', 'coordinator', 'case', 'team', 'stranger'];
// A allowed; s sign in first; - the role has no such permission; b no basis to see or write; c the case office only;
// n there is no such person.
const LISTED = 's--AAAAn';
const SEEN = 's--bbAAn';
const LOOKED = 's--AAAcn';
const TOWN = 's--AA---';
const EMERGENCY = 's--AAAAA';
const CELLS = {
  'person.show': LISTED, 'team.show': LISTED, 'support.show': LISTED,
  'access.show': LOOKED, 'access.export': LOOKED, 'access.sheet': LOOKED,
  'basis.record': TOWN, 'support.put': TOWN, 'support.end': TOWN,
  'basis.protect': EMERGENCY,
};
const CODES = { sign_in_needed: 's', not_allowed: '-', person_no_basis: 'b', person_view_only: 'b', access_by_case_office: 'c', person_not_found: 'n' };

const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 2]), Buffer.from('見本'), Buffer.from([0xff, 0xd9])]);
const sha256 = createHash('sha256').update(jpeg).digest('hex');
const SECRET = 'ひみつのことば';

let data, server;
const who = {};

before(async () => {
  let as;
  ({ data, server, as } = await sampleTown());
  const logins = { town: 'city-yamada', coordinator: 'coord-ishida', case: 'office-tsumugi', team: 'office-kuzuha', stranger: 'office-onishi' };
  for (const [name, login] of Object.entries(logins)) who[name] = await as(login);
  for (const role of ['viewer', 'prefecture']) who[role] = await newcomer(who.town, [{ role }]);
});
after(async () => {
  for (const one of Object.values(who)) one.close();
  assert.deepEqual(await server?.stop(), { code: 0, signal: null });
  remove(data);
});

const good = (answer) => { assert.equal(answer.status, 200, answer.text); return answer.json; };
const today = new Date(Date.now() + 9 * 3600_000).toISOString().slice(0, 10);

const nurseOffice = () => who.team.session.offices[0].id;

// Somebody the case office keeps, with the nurses in the team and a consent in force.
let born = 0;
async function person() {
  const by = who.case;
  born += 1;
  const basics = { name: `戸口 ${SECRET}${born}`, name_kana: `とぐち${'あいうえお'[born % 5]} ${'かきくけこさしす'[born % 8]}`, birth: `19${30 + (born % 60)}-02-${10 + (born % 18)}`, note: SECRET };
  const made = good(await by.ask('POST', '/v1/people', { basics, not_the_same: [] }));
  const id = made.person.id;
  good(await by.ask('POST', `/v1/people/${id}/team`, { office_id: nurseOffice(), name: '見本の看護', profession: 'nurse' }));
  const consents = good(await by.ask('POST', `/v1/people/${id}/consents`, { purpose: '在宅での療養のため', items: ['診療と介護の情報'], starts_on: today, explained_by: '紬', explained_on: today, signer_name: '本人' }));
  good(await by.ask('PUT', `/v1/people/${id}/household`, { name: '見本の家' }));
  good(await by.ask('POST', `/v1/people/${id}/household/members`, { name: '孫 太郎' }));
  const guest = good(await by.ask('POST', `/v1/people/${id}/team`, { name: '娘 里子', channel: 'phone' }));
  const file = await by.ask('POST', `/v1/people/${id}/files`, jpeg, { 'content-type': 'application/octet-stream' });
  assert.equal(good(file).sha256, sha256);
  const entry = good(await by.ask('POST', `/v1/people/${id}/entries`, { kind: 'photo', text: SECRET, attachments: [{ sha256, name: 'a.jpg' }] }));
  const deliveries = [];
  for (const name of ['甥 次郎', '姪 春']) {
    const page = good(await by.ask('POST', `/v1/people/${id}/team`, { name, channel: 'phone', phone: '072-800-1234' }));
    const receivers = [{ member_id: page.team.find((each) => each.name === name).id, way: 'phone' }];
    deliveries.push(good(await by.ask('POST', `/v1/people/${id}/entries/${entry.id}/deliveries`, { receivers })).deliveries[0].id);
  }
  const members = (await by.ask('GET', `/v1/people/${id}/household`)).json.members;
  return { id, consent: consents.items[0].id, member: guest.team.find((one) => one.name === '娘 里子').id, resident: members.find((one) => one.name === '孫 太郎').id, entry: entry.id, delivery: deliveries[0], ended: deliveries[1] };
}

// A right body for each act, so that only the door decides.
function bodyOf(act, one) {
  const who_ = { name: '戸口 はる', name_kana: 'とぐち はる', birth: '1941-04-03' };
  return {
    'person.edit_basics': { base_seq: 1_000_000_000, basics: who_ },
    'person.change_status': { status: 'hospital' },
    'person.edit_facts': { base_seq: 1_000_000_000, facts: { walking: 'watched' } },
    'person.confirm': { headings: ['adl'] }, // just written by person.edit_facts
    'team.join': { name: '隣の人', channel: 'phone' },
    'team.edit': { duty: '連絡', channel: 'phone' },
    'consent.record': { purpose: '療養', items: ['すべて'], starts_on: today, explained_by: '紬', explained_on: today, signer_name: '本人' },
    'consent.withdraw': { reason: '本人の申し出' },
    'basis.protect': { reason: '意識がないと近所から連絡がありました' },
    'basis.record': { kind: 'law', holders: [uuid7()], starts_at: '2026-01-01T00:00:00+09:00', ends_at: '2026-01-02T00:00:00+09:00', reason: '調査' },
    'household.put': { name: '見本の家（新）' },
    'household.put_member': { name: '長男' },
    'support.put': { applied_on: today, reasons: ['独居'] },
    'support.end': { reason: '転出' },
    'thread.write': { kind: 'note', text: '訪問しました' },
    'thread.mark': { entries: [one.entry] },
    'thread.put_file': jpeg,
    'thread.pin': { entry_id: one.entry },
    'delivery.send': { receivers: [{ member_id: one.member, way: 'phone', address: '072-800-9999' }] },
    'delivery.note': { outcome: 'sent' },
    'delivery.answer': { text: '聞いた返事' },
  }[act];
}
const bare = new Set(['team.leave', 'household.end_member', 'thread.unpin', 'delivery.end']); // acts without a body
const addressOf = (endpoint, one) => endpoint.path.replace('{id}', one.id).replace('{heading}', 'adl').replace('{consent_id}', one.consent).replace('{sha256}', sha256).replace('{entry_id}', one.entry)
  .replace('{delivery_id}', endpoint.act === 'delivery.end' ? one.ended : one.delivery)
  .replace('{member_id}', endpoint.act.startsWith('household') ? one.resident : one.member);

function send(name, endpoint, address, body) {
  const more = Buffer.isBuffer(body) ? { 'content-type': 'application/octet-stream' } : {};
  const json = endpoint.method === 'GET' ? undefined : body;
  if (name !== 'nobody') return who[name].ask(endpoint.method, address, json, more);
  return ask(server.port, endpoint.method, address, { body: json, headers: { ...more, ...(endpoint.method === 'GET' ? {} : { 'idempotency-key': uuid7() }) } });
}

const letter = (answer) => (answer.status === 200 ? 'A' : CODES[answer.json?.code] ?? `(${answer.status} ${answer.text.slice(0, 120)})`);
const ofPerson = endpoints().filter((one) => one.path.startsWith('/v1/people/{id}'));

test('every endpoint of a person, for everybody, as the table of permissions and the relation say', async () => {
  assert.ok(ofPerson.length >= 34, `${ofPerson.length}`);
  const wrong = [];
  for (const [index, name] of WHO.entries()) {
    const one = await person();
    if (name !== 'stranger') good(await who.town.ask('PUT', `/v1/people/${one.id}/support`, { applied_on: today, reasons: ['独居'] }));
    // The emergency last: it is a basis by itself.
    for (const endpoint of [...ofPerson].sort((a, b) => (a.act === 'basis.protect') - (b.act === 'basis.protect'))) {
      const body = bodyOf(endpoint.act, one);
      const answer = await send(name, endpoint, addressOf(endpoint, one), body);
      if (endpoint.act === 'household.end_member' || endpoint.act === 'team.leave') Object.assign(one, await again(one, endpoint.act));
      const known = endpoint.method === 'GET' || body !== undefined || bare.has(endpoint.act);
      const expected = (CELLS[endpoint.act] ?? SEEN)[index];
      if (answer.status >= 500) wrong.push(`${endpoint.act} for ${name}: ${answer.status}`);
      if (known && letter(answer) !== expected) wrong.push(`${endpoint.act} for ${name}: ${letter(answer)}, not ${expected}`);
      if (!known && expected !== 'A' && answer.status < 300) wrong.push(`${endpoint.act} for ${name}: ${answer.status}`);
      if (expected !== 'A' && answer.text.includes(SECRET)) wrong.push(`${endpoint.act} for ${name} tells what it must not`);
    }
  }
  assert.deepEqual(wrong, []);
});

// What an act took away is there again for the next one.
async function again(one, act) {
  if (act === 'team.leave') {
    const page = good(await who.case.ask('POST', `/v1/people/${one.id}/team`, { name: '姪 花', channel: 'phone' }));
    return { member: page.team.find((member) => member.name === '姪 花').id };
  }
  good(await who.case.ask('POST', `/v1/people/${one.id}/household/members`, { name: '次男' }));
  return { resident: good(await who.case.ask('GET', `/v1/people/${one.id}/household`)).members.find((member) => member.name === '次男').id };
}

test('somebody else\'s person and nobody\'s look the same, byte for byte', async () => {
  const foreign = await person();
  const unknown = { ...foreign, id: uuid7() };
  const plain = (answer) => JSON.stringify([answer.status, answer.text, Object.entries(answer.headers).filter(([name]) => !['x-request-id', 'date', 'server-timing'].includes(name))]);
  let compared = 0;
  for (const endpoint of ofPerson.filter((one) => one.act !== 'basis.protect')) {
    const body = bodyOf(endpoint.act, foreign);
    const [a, b] = [await send('stranger', endpoint, addressOf(endpoint, foreign), body), await send('stranger', endpoint, addressOf(endpoint, unknown), body)];
    assert.equal(plain(a), plain(b), endpoint.act);
    compared += 1;
  }
  assert.ok(compared >= 33, `${compared}`);
  // Where the person stands in the body.
  const own = good(await who.stranger.ask('POST', '/v1/people', { basics: { name: '自分の 利用者', name_kana: 'じぶん の', birth: '1950-01-01' }, not_the_same: [] })).person;
  const pairs = [
    ['POST', `/v1/people/${own.id}/household/members`, (id) => ({ person_id: id })],
    ['POST', '/v1/threads/search', (id) => ({ q: SECRET, person_id: id })],
    ['POST', '/v1/people/compare', (id) => ({ kept_id: own.id, gone_id: id })],
  ];
  for (const [method, where, body] of pairs) {
    const [a, b] = [await who.stranger.ask(method, where, body(foreign.id)), await who.stranger.ask(method, where, body(unknown.id))];
    assert.equal(plain(a), plain(b), where);
    assert.ok(!a.text.includes(SECRET));
  }
  const pulled = good(await who.stranger.ask('POST', '/v1/sync/pull', { have: [{ id: foreign.id, seq: 1 }, { id: unknown.id, seq: 1 }] }));
  assert.deepEqual(new Set(pulled.forget), new Set([foreign.id, unknown.id]));
  assert.ok(!JSON.stringify(pulled.people).includes(foreign.id));
});

test('whoever leaves the team is a stranger at the next request, also to the phone and with the address of a photo', async () => {
  const one = await person();
  const nurses = good(await who.case.ask('GET', `/v1/people/${one.id}/team`));
  const member = nurses.present.find((each) => each.office_id === nurseOffice());
  assert.equal((await who.team.ask('GET', `/v1/people/${one.id}/files/${sha256}`)).status, 200);
  const stay = good(await who.case.ask('POST', '/v1/stays', { person_id: one.id, hospital_name: SECRET, admitted_on: today, told_by: 'manager' }));
  const held = good(await who.team.ask('POST', '/v1/sync/stays', { have: [] })).items.find((item) => item.stay.id === stay.id);
  assert.equal(held.person_id, one.id);
  good(await who.case.ask('POST', `/v1/people/${one.id}/team/${member.id}/leave`));
  for (const where of ['', '/thread', '/facts', `/files/${sha256}`, '/thread.csv']) {
    assert.equal((await who.team.ask('GET', `/v1/people/${one.id}${where}`)).json?.code, 'person_not_found', where);
  }
  assert.ok(good(await who.team.ask('POST', '/v1/sync/pull', { have: [{ id: one.id, seq: 1 }] })).forget.includes(one.id));
  const stays = await who.team.ask('POST', '/v1/sync/stays', { have: [{ id: stay.id, version: held.version }] });
  assert.ok(good(stays).forget.includes(stay.id) && !stays.text.includes(SECRET));
});

test('a conference that somebody has nothing to do with looks like none, byte for byte; who is invited reads no name', async () => {
  const one = await person();
  const at = (days) => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T14:00:00+09:00`;
  const made = good(await who.case.ask('POST', '/v1/conferences', {
    person_id: one.id, title: '担当者会議', slots: [at(3), at(4)], invited: [{ office_id: nurseOffice(), profession: 'nurse' }, { office_name: SECRET, profession: 'doctor', channel: 'fax' }],
  }));
  const bodies = {
    'conference.answer': { answers: [{ slot: 1, answer: 'yes' }] },
    'conference.answer_for': { invited_id: made.invited[1].id, via: 'fax', answers: [{ slot: 1, answer: 'yes' }] },
    'conference.fix': { slot: 1 }, 'conference.hold': { held_on: today, present: [made.invited[0].id] },
    'conference.cancel': { reason: '延期' }, 'conference.invite': { invited: [{ name: '誰か', channel: 'phone' }] },
    'conference.reach': { invited_id: made.invited[1].id, channel: 'phone' }, 'conference.uninvite': { invited_id: made.invited[1].id },
  };
  const plain = (answer) => JSON.stringify([answer.status, answer.text]);
  const rows = endpoints().filter((each) => each.path.startsWith('/v1/conferences/{id}'));
  assert.equal(rows.length, 11);
  for (const endpoint of rows) {
    const [a, b] = [await send('stranger', endpoint, endpoint.path.replace('{id}', made.id), bodies[endpoint.act]), await send('stranger', endpoint, endpoint.path.replace('{id}', uuid7()), bodies[endpoint.act])];
    assert.equal(a.json?.code, 'conference_not_found', endpoint.act);
    assert.equal(plain(a), plain(b), endpoint.act);
  }
  // The consent goes: the nurses stay invited.
  good(await who.case.ask('POST', `/v1/people/${one.id}/consents/${one.consent}/withdraw`, { reason: '本人の申し出' }));
  const narrow = await who.team.ask('GET', `/v1/conferences/${made.id}`);
  assert.equal(good(narrow).full, false);
  assert.ok(!narrow.text.includes(SECRET), narrow.text);
  assert.equal((await who.team.ask('POST', `/v1/conferences/${made.id}/fix`, { slot: 1 })).json.code, 'conference_organiser');
  good(await who.team.ask('POST', `/v1/conferences/${made.id}/answer`, bodies['conference.answer']));
  assert.ok(!good(await who.stranger.ask('GET', '/v1/conferences')).items.some((each) => each.id === made.id));
});

// Last: what the town may do with an empty body, it does.
test('no endpoint breaks, and none lets in whose role lacks the permission', async () => {
  const one = await person();
  const { roles, permissions } = good(await who.town.ask('GET', '/v1/permissions'));
  const rows = new Map(permissions.map((row) => [row.permission, row]));
  // These would end the test, or its patience: everybody with a role may print, so two are enough to ask.
  const ending = new Set(['session.sign_out', 'session.end', 'account.end_sessions', 'account.leave', 'account.set_sign_in', 'setting.set_pledge']);
  const slow = (endpoint) => /^(paper|open_data)\./.test(endpoint.act);
  const wrong = [];
  let asked = 0;
  for (const endpoint of endpoints().filter((each) => !ending.has(each.act) && !each.path.startsWith('/v1/people/{id}'))) {
    const row = rows.get(endpoint.permission);
    assert.ok(row, `${endpoint.act} asks for ${endpoint.permission}, which is in no row`);
    const address = endpoint.path.replace('{area}', '272108').replace('{fact_group}', 'contact').replaceAll(/\{\w+\}/g, one.id);
    for (const name of slow(endpoint) ? ['nobody', 'viewer', 'team'] : WHO) {
      const answer = await send(name, endpoint, address, {});
      asked += 1;
      const fault = (words) => wrong.push(`${endpoint.act} for ${name}: ${words} (${answer.status} ${answer.text.slice(0, 120)})`);
      const role = { case: 'office', team: 'office', stranger: 'office' }[name] ?? name;
      const lacks = row.door === 'role' && name !== 'nobody' && row.relations[roles.indexOf(role)] === 'none';
      if (answer.status >= 500) fault('broke');
      if (name === 'nobody' && row.door !== 'anyone' && answer.status !== 401) fault('needs a sign-in');
      if (lacks && answer.json?.code !== 'not_allowed') fault('has no such permission');
      if ((row.door === 'link' || row.door === 'reader') && answer.status < 400) fault('came by no link');
      if (['nobody', 'viewer', 'prefecture', 'stranger'].includes(name) && answer.text.includes(SECRET)) fault('tells of a person');
    }
  }
  assert.ok(asked > 800, `${asked}`);
  assert.deepEqual(wrong, []);
});
