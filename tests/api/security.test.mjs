// SPDX-License-Identifier: Apache-2.0
// Attacks on the running program: stolen and forged sessions, forged acts, guessed logins, fields that are not the
// sender's to set, hostile addresses, files and texts, and a journal that somebody has changed behind its back.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { ask, demoPassword, endpoints, folder, kaname, newcomer, pause, remove, sampleTown, uuid7 } from './lib.mjs';

let data, server, as, town, care, nurse, stranger, id;

before(async () => {
  ({ data, server, as } = await sampleTown());
  [town, care, nurse, stranger] = await Promise.all(['city-yamada', 'office-tsumugi', 'office-kuzuha', 'office-onishi'].map(as));
  const basics = { name: '守り 見本', name_kana: 'まもり みほん', birth: '1941-04-03' };
  id = ok(await care.ask('POST', '/v1/people', { basics, not_the_same: [] })).person.id;
});
after(async () => {
  for (const one of [town, care, nurse, stranger]) one?.close();
  await server?.stop();
  remove(data);
});

function ok(answer) { assert.equal(answer.status, 200, answer.text); return answer.json; }
function refused(answer, status, code) {
  assert.equal(answer.status, status, answer.text.slice(0, 300));
  if (code) assert.equal(answer.json?.code, code, answer.text);
  assert.match(answer.json.message, /[ぁ-ん一-龠].*。/);
}
const seen = (cookie) => ask(server.port, 'GET', '/v1/people/' + id, { headers: { cookie } });
const note = (text, more = {}) => ({ kind: 'note', text, ...more });
const bytes = { 'content-type': 'application/octet-stream' };

test('a stolen cookie alone writes nothing, and is worth nothing after sign-out, reset or the end of the account', async () => {
  const write = (cookie, csrf) => ask(server.port, 'POST', `/v1/people/${id}/entries`, { body: note('盗まれた'), headers: { cookie, 'idempotency-key': uuid7(), ...(csrf ? { 'x-kaname-csrf': csrf } : {}) } });
  refused(await write(care.cookie), 403, 'csrf');
  refused(await write(care.cookie, nurse.session.csrf), 403, 'csrf');
  const second = await as('office-tsumugi');
  refused(await write(care.cookie, second.session.csrf), 403, 'csrf'); // even another session of the same person
  assert.equal((await seen(second.cookie)).status, 200);
  await second.ask('DELETE', '/v1/session');
  refused(await seen(second.cookie), 401, 'sign_in_needed');
  second.close();
  const office = care.session.offices[0].id;
  for (const [end, body, code] of [['deactivate', undefined, 'sign_in_needed'], ['password-reset', undefined, 'sign_in_needed'], ['sessions/end', {}, 'sign_in_needed'], ['memberships', { roles: [{ role: 'viewer' }] }, 'not_allowed']]) {
    const leaver = await newcomer(town, [{ role: 'office', facility_id: office }]);
    assert.equal((await seen(leaver.cookie)).status, 200);
    ok(await town.ask('POST', `/v1/accounts/${leaver.account}/${end}`, body));
    assert.equal((await seen(leaver.cookie)).json.code, code, end);
    leaver.close();
  }
});

test('a cookie with one other letter, of another area, doubled or cut is nobody\'s', async () => {
  const [name, value] = care.cookie.split('=');
  const flip = value.slice(0, -6) + (value.at(-6) === 'A' ? 'B' : 'A') + value.slice(-5);
  for (const cookie of [`${name}=${flip}`, `${name}=${value.replace(/^\d{6}/, '999999')}`, `${name}=${value}${value}`, `${name}=${value.slice(0, 20)}`, `${name}=`, `${name}="${value}"`, `${name}=../../x`, `x${name}=${value}`]) {
    refused(await seen(cookie), 401, 'sign_in_needed');
  }
});

test('fixation: a cookie that was there before signing in is not the one after', async () => {
  const planted = `kaname_session=272108.${'A'.repeat(43)}`;
  const answer = await ask(server.port, 'POST', '/v1/session', { body: { login: 'office-tsumugi', password: demoPassword }, headers: { cookie: planted } });
  ok(answer);
  const given = answer.headers['set-cookie'].find((one) => one.startsWith('kaname_session='));
  assert.match(given, /HttpOnly/);
  assert.match(given, /SameSite=(Lax|Strict)/);
  assert.notEqual(given.split(';')[0], planted);
  refused(await seen(planted), 401, 'sign_in_needed');
  // Somebody else at the same browser gets a session of her own.
  const other = await ask(server.port, 'POST', '/v1/session', { body: { login: 'office-kuzuha', password: demoPassword }, headers: { cookie: given.split(';')[0] } });
  assert.notEqual(other.headers['set-cookie'].find((one) => one.startsWith('kaname_session=')).split(';')[0], given.split(';')[0]);
});

test('every act of the list refuses what our own page did not send', async () => {
  // Questions by POST change nothing, and no other site can read the answer.
  const reads = new Set(['person.find', 'person.similar', 'person.look_up', 'person.compare', 'thread.search', 'sync.pull', 'stay.pull', 'document.pull', 'invitation.sheet', 'careplan.preview', 'person_list.preview']);
  const wrong = [];
  let acts = 0;
  for (const one of endpoints().filter((each) => each.method !== 'GET' && each.permission !== 'link' && each.permission !== 'reader' && !reads.has(each.act))) {
    const address = one.path.replace('{area}', '272108').replaceAll(/\{\w+\}/g, id);
    // A form of the public site is answered by a page, which says it in words.
    const isPage = address.startsWith('/public/'); // a form from elsewhere is shown again, to be sent from here
    const key = { 'idempotency-key': uuid7() };
    const tries = [{ ...key, cookie: town.cookie, 'x-kaname-csrf': town.session.csrf, origin: 'https://evil.example' }];
    const own = one.permission !== 'public';
    if (own) tries.push({ ...key, cookie: town.cookie }, { ...key, cookie: town.cookie, 'x-kaname-csrf': 'guess' }, { ...key, cookie: town.cookie, 'x-kaname-csrf': care.session.csrf });
    acts += 1;
    for (const headers of tries) {
      const answer = await ask(server.port, one.method, address, { body: {}, headers });
      if (isPage ? answer.status < 400 : answer.json?.code !== 'csrf') wrong.push(`${one.act} ${headers.origin ?? headers['x-kaname-csrf'] ?? 'no header'}: ${answer.status} ${answer.text.slice(0, 90)}`);
      if (answer.headers['access-control-allow-origin']) wrong.push(`${one.act} allows another origin`);
    }
  }
  assert.ok(acts > 80, `${acts}`);
  assert.deepEqual(wrong, []);
  for (const origin of ['null', 'http://127.0.0.1.evil.example', `http://127.0.0.1:${server.port + 1}`, 'evil']) {
    refused(await care.ask('POST', `/v1/people/${id}/entries`, note('よそから'), { origin }), 403, 'csrf');
  }
  const find = await ask(server.port, 'POST', '/v1/people/find', { body: {}, headers: { cookie: care.cookie, origin: 'https://evil.example' } });
  assert.equal(find.headers['access-control-allow-origin'], undefined);
  assert.notEqual((await ask(server.port, 'OPTIONS', '/v1/people/find', { headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' } })).status, 200);
});

test('an unknown login and a wrong password: the same answer, about the same time', async () => {
  const known = [];
  for (let i = 0; i < 6; ++i) known.push(await newcomer(town, [{ role: 'viewer' }]));
  const times = { known: [], unknown: [] };
  const answers = new Set();
  const once = async (kind, login) => {
    const begun = process.hrtime.bigint();
    const answer = await ask(server.port, 'POST', '/v1/session', { body: { login, password: 'chigau kotoba 123' } });
    times[kind].push(Number(process.hrtime.bigint() - begun) / 1e6);
    assert.equal(answer.status, 401, answer.text);
    answers.add(answer.text);
  };
  for (const [i, one] of known.entries()) {
    await once('known', one.login);
    await once('unknown', `inai-hito-${i}`);
    one.close();
  }
  assert.equal(answers.size, 1);
  // Without the hash of an unknown login the ratio would be some fifty; the machine may be busy with something else.
  const middle = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
  const ratio = middle(times.known) / middle(times.unknown);
  assert.ok(ratio > 0.25 && ratio < 4, `${ratio} ${JSON.stringify(times)}`);
});

test('fields that are not the sender\'s to set are refused by name', async () => {
  const people = `/v1/people/${id}`;
  const basics = { name: '余分 見本', name_kana: 'よぶん みほん', birth: '1950-01-01' };
  const consent = { purpose: '療養', items: ['すべて'], starts_on: '2026-01-01', explained_by: '紬', explained_on: '2026-01-01', signer_name: '本人' };
  const extra = { area_id: '999999', seq: 1, changed_seq: 1, role: 'town', roles: ['town'], recorded_by: '別の人', recorded_at: '2020-01-01T00:00:00+09:00', author: '別の人', sent_at: '2020-01-01T00:00:00+09:00', marks: [], corrected_by: uuid7(), made_by: uuid7(), withdrawn_at: null, may_write: true, own_case: true, until: '2099-01-01', __proto: 1, constructor: {} };
  const acts = [
    ['POST', `${people}/entries`, note('余分'), ['account_id', 'office_id', 'profession', 'person_id']],
    ['POST', '/v1/people', { basics, not_the_same: [] }, ['id', 'status', 'merged_into']],
    ['PUT', `${people}/household`, { name: '家' }, ['household_id']],
    ['POST', `${people}/team`, { name: '隣人', channel: 'phone' }, ['joined', 'since', 'person_id']],
    ['POST', `${people}/consents`, consent, ['person_id']],
    ['POST', `${people}/protection`, { reason: '意識がないと近所から連絡' }, ['kind', 'holders', 'ends_at', 'person_id']],
    ['POST', `${people}/marks`, { entries: [] }, ['account_id', 'read_at']],
  ];
  for (const [method, where, body, more] of acts) {
    for (const field of [...Object.keys(extra), ...more]) {
      const answer = await care.ask(method, where, { ...body, [field]: extra[field] ?? uuid7() });
      refused(answer, 422, 'invalid_input');
      assert.ok(answer.json.fields.some((one) => one.field === field), `${where} ${field}: ${answer.text}`);
    }
  }
  refused(await care.ask('POST', '/v1/people', { basics: { ...basics, keeps_case: true }, not_the_same: [] }), 422, 'invalid_input');
  // The address says whom an entry is about, whatever the body says.
  const elsewhere = ok(await stranger.ask('POST', '/v1/people', { basics, not_the_same: [] })).person.id;
  const written = await care.ask('POST', `${people}/entries`, note('どこへ', { id: elsewhere }));
  if (written.status === 200) assert.equal(written.json.person_id, id);
  assert.equal(ok(await stranger.ask('GET', `/v1/people/${elsewhere}/thread`)).entries.length, 0);
  // Roles are given by whoever may give them; an office does not make itself the town, nor a member the case office.
  refused(await care.ask('POST', `/v1/accounts/${care.session.account.id}/memberships`, { roles: [{ role: 'town' }] }), 403, 'not_allowed');
  ok(await care.ask('POST', `${people}/team`, { office_id: nurse.session.offices[0].id, channel: 'app' }));
  ok(await care.ask('POST', `${people}/consents`, consent));
  const grab = await nurse.ask('POST', `${people}/team`, { office_id: nurse.session.offices[0].id, keeps_case: true, channel: 'app' });
  assert.ok(grab.status >= 400 && grab.status < 500, grab.text);
  assert.equal(ok(await nurse.ask('GET', people)).basis.basis, 'consent');
});

// Bytes as they are: clients tidy addresses up.
function raw(target, method = 'GET') {
  return new Promise((resolve) => {
    const socket = net.connect(server.port, '127.0.0.1');
    let got = '';
    socket.setEncoding('latin1');
    socket.on('data', (part) => { got += part; });
    socket.on('error', () => { /* a reset is an answer too */ });
    socket.once('close', () => resolve(got));
    socket.write(Buffer.from(`${method} ${target} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nCookie: ${care.cookie}\r\nConnection: close\r\n\r\n`, 'latin1'));
  });
}

test('tricks with addresses lead nowhere', async () => {
  const targets = [
    '/%2e%2e/%2e%2e/etc/passwd', '/../../../../etc/passwd', '/desk/..%2f..%2f..%2fetc%2fpasswd', '/desk/%2e%2e/%2e%2e/kaname.db', '/assets/..%5c..%5ckaname.db', '/desk/....//....//etc/passwd',
    '/%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd', '/\xc0\xae\xc0\xae/etc/passwd', '/%252e%252e/%252e%252e/etc/passwd', '/desk/%00', '/kaname.db', '/kaname.db%00.html', '/link.key', '//etc/passwd', '/./.././etc/passwd',
    `/v1/people/${id}%00`, `/v1/people/${id}%2f..%2f..%2faccounts`, `/v1/people/${id}/../../accounts`, '/v1//people', `/v1/people//${id}`, `/v1/people/${id}/`, `/V1/PEOPLE/${id}`, `/v1/people/${id};admin=1`, `/v1/people/%ff%fe`,
    `/v1/people/${id}/files/..%2f..%2fkaname.db`, `/v1/people/${id}/files/${'0'.repeat(64)}`, `/v1/people/${id}/files/${'a'.repeat(3000)}`, '/public/..%2f..%2f/', '/public/%00/', 'http://evil.example/v1/accounts', '*',
  ];
  for (const target of targets) {
    const got = await raw(target);
    const status = Number(/^HTTP\/1\.1 (\d+)/.exec(got)?.[1] ?? 400);
    assert.ok(status < 500, `${target}: ${got.slice(0, 200)}`);
    assert.doesNotMatch(got, /root:|SQLite format|守り 見本/, target);
    if (target.startsWith('/v1')) assert.ok(status >= 400, `${target}: ${status}`);
  }
  // Whom a request is about stands in its path; a second one in the query is not heard.
  assert.equal(ok(await care.ask('GET', `/v1/people/${id}?id=${uuid7()}`)).person.id, id);
});

const crc = Buffer.from('UEsDBBQAAAAIAA==', 'base64');
const jpeg = (inside) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 2]), Buffer.from(inside), Buffer.from([0xff, 0xd9])]);

test('files: what a browser would run is refused under any name; what is served is what it is said to be', async () => {
  const bad = {
    html: '<!doctype html><script>alert(1)</script>', 'html after a BOM': '\ufeff<html><body onload=x>', svg: '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="x"/>', 'bare svg': '<svg onload=x>',
    exe: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), elf: Buffer.from('\x7fELF\x02\x01', 'latin1'), zip: Buffer.concat([crc, Buffer.alloc(40)]), script: '#!/bin/sh\nrm -rf /', office: Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'word macro': Buffer.concat([crc, Buffer.from('word/vbaProject.bin')]),
    gif: 'GIF89a/*<script>*/=1', text: 'ふつうの文', 'quick time': Buffer.concat([Buffer.from([0, 0, 0, 20]), Buffer.from('ftypqt  xxxx')]), 'html before a jpeg': Buffer.concat([Buffer.from('<script>'), jpeg('x')]),
  };
  for (const [kind, content] of Object.entries(bad)) {
    for (const type of ['application/octet-stream', 'image/jpeg', 'text/html']) {
      const answer = await care.ask('POST', `/v1/people/${id}/files`, content, { 'content-type': type });
      assert.ok(answer.status >= 400 && answer.status < 500, `${kind} as ${type}: ${answer.status} ${answer.text}`);
      if (type === 'application/octet-stream') refused(answer, 422, 'file_type_refused');
    }
  }
  refused(await care.ask('POST', `/v1/people/${id}/files`, Buffer.alloc(0), bytes), 422, 'file_empty');
  assert.equal((await care.ask('POST', `/v1/people/${id}/files`, Buffer.concat([jpeg(''), Buffer.alloc(10 * 1024 * 1024)]), bytes)).status, 413);
  // As large as a scan may be: kept.
  assert.equal((await care.ask('POST', `/v1/people/${id}/files`, Buffer.concat([jpeg('large'), Buffer.alloc(9 * 1024 * 1024)]), bytes)).status, 200);
  // A picture that is also a page: kept as a picture, and never anything else to a browser.
  const both = jpeg('<script>alert(1)</script>');
  const sha256 = createHash('sha256').update(both).digest('hex');
  assert.equal(ok(await care.ask('POST', `/v1/people/${id}/files`, both, bytes)).content_type, 'image/jpeg');
  const pdf = Buffer.from('%PDF-1.4\n<script>');
  const pdfHash = ok(await care.ask('POST', `/v1/people/${id}/files`, pdf, bytes)).sha256;
  for (const [hash, type, way] of [[sha256, 'image/jpeg', /^inline/], [pdfHash, 'application/pdf', /^attachment/]]) {
    const served = await care.ask('GET', `/v1/people/${id}/files/${hash}`);
    assert.equal(served.status, 200);
    assert.equal(served.headers['content-type'], type);
    assert.equal(served.headers['x-content-type-options'], 'nosniff');
    assert.match(served.headers['content-disposition'], way);
    assert.match(served.headers['cache-control'] ?? '', /private|no-store/);
    assert.match(served.headers['content-security-policy'] ?? '', /default-src/);
  }
  // The same bytes under another person are not there: a hash opens nothing by itself.
  const mine = ok(await stranger.ask('POST', '/v1/people', { basics: { name: '別の 人', name_kana: 'べつの ひと', birth: '1951-01-01' }, not_the_same: [] })).person.id;
  refused(await stranger.ask('GET', `/v1/people/${mine}/files/${sha256}`), 404, 'file_not_here');
});

test('hostile text is kept letter by letter or refused in words', async () => {
  const kept = {
    'zero width': 'ゼ\u200bロ\u200d幅\ufeff文', 'right to left': '薬は\u202e10mg\u202cです \u061c\u200f', 'combining': 'か' + '\u3099'.repeat(9_999), 'emoji': '👩🏽‍⚕️🇯🇵🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'rare': '𠮷野家の髙橋さん\u{E0100}',
    'page': '</script><script>alert(1)</script><img src=x onerror=alert(1)>', 'sql': "'); DROP TABLE person;--", 'template': '{{7*7}}${7*7}%s%n', 'path': '../../etc/passwd', 'lines': '一行目\n二行目\tタブ',
  };
  for (const [kind, text] of Object.entries(kept)) {
    const entry = ok(await care.ask('POST', `/v1/people/${id}/entries`, note(text)));
    assert.equal(entry.text, text, kind);
    assert.equal(ok(await care.ask('GET', `/v1/people/${id}/thread?limit=1`)).entries[0].text, text, kind);
  }
  const bad = {
    'too long': note('あ'.repeat(10_001)), 'too many marks': note('か' + '\u3099'.repeat(10_000)), 'bell': note('ベル\u0007'), 'escape': note('\u001b[31m赤'), 'nul': '{"kind":"note","text":"a\\u0000b"}', 'half a letter': '{"kind":"note","text":"a\\ud83d"}',
    'other half': '{"kind":"note","text":"\\udc00"}', 'broken bytes': Buffer.from([...Buffer.from('{"kind":"note","text":"'), 0xe3, 0x81, ...Buffer.from('"}')]), 'overlong bytes': Buffer.from([...Buffer.from('{"kind":"note","text":"'), 0xc0, 0xaf, ...Buffer.from('"}')]),
    'deep': '{"kind":"note","text":' + '['.repeat(5000), 'nothing to see': note(' \u3000\n'), 'huge number': '{"kind":"vitals","text":"","vitals":{"pulse":1e999}}', 'twelve digits': note('番号は 123456789018 です'),
  };
  for (const [kind, body] of Object.entries(bad)) {
    const answer = await care.ask('POST', `/v1/people/${id}/entries`, body);
    assert.ok([400, 422].includes(answer.status), `${kind}: ${answer.status} ${answer.text.slice(0, 200)}`);
    assert.match(answer.json.message, /。/, kind);
  }
  ok(await care.ask('POST', `/v1/people/${id}/entries`, note('=HYPERLINK("https://evil.example","押す")')));
  const sheet = await care.ask('GET', `/v1/people/${id}/thread.csv`);
  assert.doesNotMatch(sheet.text, /(^|,|")=HYPERLINK/m);
  assert.match(sheet.text, /'=HYPERLINK/);
  for (const name of ['\u202e名前', 'な'.repeat(201), 'な\u0000', 'な\r\nset-cookie: a=b']) {
    const answer = await care.ask('PUT', `/v1/people/${id}/basics`, { base_seq: 1e9, basics: { name, name_kana: 'なまえ' } });
    assert.ok(answer.status === 200 ? answer.json.person.name === name : [400, 422].includes(answer.status), `${JSON.stringify(name).slice(0, 40)} ${answer.status}`);
  }
});

test('the live feed names nobody', async () => {
  let heard = '';
  const request = http.get({ host: '127.0.0.1', port: server.port, path: '/v1/feed', headers: { cookie: stranger.cookie } }, (answer) => answer.on('data', (part) => { heard += part; }));
  request.on('error', () => { /* ended below */ });
  const soon = Date.now() + 20_000;
  while (!heard && Date.now() < soon) await pause(20); // it is open
  const entry = ok(await care.ask('POST', `/v1/people/${id}/entries`, note('だれにも')));
  while (!heard.includes(`"seq":${entry.seq},`) && Date.now() < soon) await pause(20);
  request.destroy();
  // The mark by which a screen that shows the person knows that it must ask again (ui/src/api/feed_mark.ts).
  const mark = ([...id].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16777619), 2166136261) >>> 0).toString(16).padStart(8, '0');
  assert.match(heard, new RegExp(`"act":"thread.write"[^\\n]*"about":\\["${mark}"\\]`));
  assert.ok(![id, entry.id, 'だれにも', '守り'].some((secret) => heard.includes(secret)), heard);
});

test('replayed and forged acts', async () => {
  const where = `/v1/people/${id}/entries`;
  const key = { 'idempotency-key': uuid7() };
  const first = await care.ask('POST', where, note('一度だけ'), key);
  ok(first);
  assert.equal((await care.ask('POST', where, note('一度だけ'), key)).text, first.text);
  refused(await care.ask('POST', where, note('別の内容'), key), 409, 'key_reused');
  refused(await care.ask('POST', `/v1/people/${id}/protection`, note('一度だけ'), key), 409, 'key_reused');
  // Somebody else with the same key gets neither the answer nor a second act.
  for (const other of [nurse, stranger, town]) {
    const answer = await other.ask('POST', where, note('一度だけ'), key);
    refused(answer, 409, 'key_reused');
    assert.ok(!answer.text.includes('一度だけ'));
  }
  const mine = ok(await care.ask('GET', `/v1/people/${id}/thread?limit=100`)).entries.filter((one) => one.text === '一度だけ');
  assert.equal(mine.length, 1);
  // Marks and corrections are one's own.
  refused(await nurse.ask('POST', where, { kind: 'correction', text: 'すりかえ', corrects: mine[0].id }), 403, 'correct_own_only');
  ok(await nurse.ask('POST', `/v1/people/${id}/marks`, { entries: [mine[0].id], ack: true }));
  const marks = ok(await care.ask('GET', `/v1/people/${id}/thread?limit=100`)).entries.find((one) => one.id === mine[0].id).marks;
  assert.deepEqual(marks.map((mark) => mark.account_id), [nurse.session.account.id]);
  // An entry of another person is neither answered nor corrected here.
  const theirs = ok(await stranger.ask('POST', '/v1/people', { basics: { name: '他所 人', name_kana: 'よそ ひと', birth: '1952-01-01' }, not_the_same: [] })).person.id;
  const foreign = ok(await stranger.ask('POST', `/v1/people/${theirs}/entries`, note('よその話'))).id;
  for (const body of [note('返事', { reply_to: foreign }), { kind: 'correction', text: '訂正', corrects: foreign }]) {
    const answer = await care.ask('POST', where, body);
    assert.ok(answer.status >= 400 && answer.status < 500, answer.text);
    assert.ok(!answer.text.includes('よその話'));
  }
});

// Python's own SQLite, because the program itself offers no way to do this.
function tamper(name, statements) {
  const where = folder(name);
  for (const file of ['kaname.db', 'link.key']) copyFileSync(path.join(data, file), path.join(where, file));
  const script = 'import sqlite3,sys\nc=sqlite3.connect(sys.argv[1])\nfor s in sys.argv[2:]:\n n=c.execute(s).rowcount\n assert n>0,(n,s)\nc.commit()';
  const done = spawnSync('python3', ['-c', script, path.join(where, 'kaname.db'), ...statements], { encoding: 'utf8' });
  assert.equal(done.status, 0, done.stderr);
  const verified = kaname('verify', '--data', where);
  remove(where);
  return verified;
}

test('last: verify finds what somebody changed in the journal with the database in hand', async () => {
  for (const one of [town, care, nurse, stranger]) one.close();
  assert.deepEqual(await server.stop(), { code: 0, signal: null });
  server = undefined;
  const whole = kaname('verify', '--data', data);
  assert.equal(whole.code, 0, whole.all);
  const body = "SELECT body_hash FROM journal WHERE act = 'thread.write' ORDER BY seq LIMIT 1";
  const cases = {
    'one letter of a body': [[`UPDATE journal_body SET body = replace(body, '"kind":"', '"kind":" ') WHERE hash = (${body})`], /内容が書き換えられて/],
    'a body taken away': [[`DELETE FROM journal_body WHERE hash = (${body})`], /内容がありません/],
    'a body taken away as if it were erased': [[`DELETE FROM journal_body WHERE hash = (${body})`, "INSERT INTO journal_erased SELECT area_id, seq, seq, '' FROM journal WHERE act = 'thread.write' ORDER BY seq LIMIT 1"], /消去の操作の記録がありません/],
    'who did it': [["UPDATE journal SET who = 'だれか' WHERE seq = 20"], /記録が書き換えられて/],
    'when it was': [['UPDATE journal SET at = at + 1 WHERE seq = 20'], /記録が書き換えられて/],
    'one left out': [['DELETE FROM journal WHERE seq = 20'], /抜けて/],
    'two in the other order': [['UPDATE journal SET seq = -1 WHERE seq = 20', 'UPDATE journal SET seq = 20 WHERE seq = 21', 'UPDATE journal SET seq = 21 WHERE seq = -1'], /つながりが合いません|書き換えられて/],
    'the last ones cut off': [['DELETE FROM journal WHERE seq > (SELECT max(seq) - 3 FROM journal)'], /抜けて/],
    'the first one': [['DELETE FROM journal WHERE seq = 1'], /抜けて/],
  };
  for (const [kind, [statements, words]] of Object.entries(cases)) {
    const verified = tamper('tampered', statements);
    assert.notEqual(verified.code, 0, `${kind}: ${verified.all}`);
    assert.match(verified.all, words, kind);
  }
});
