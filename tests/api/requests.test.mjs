// SPDX-License-Identifier: Apache-2.0
// What comes from outside and should not: each gets the right status and a clear body, and the journal stays right.
import assert from 'node:assert/strict';
import net from 'node:net';
import { after, before, test } from 'node:test';
import { ask, clinic, freshTown, kaname, Person, remove, uuid7 } from './lib.mjs';

let data, server, person, office, officePerson, other;

const first = async (answer) => { assert.equal(answer.status, 200, answer.text); return answer.json; };
const idOf = (page) => page.facility?.id ?? page.id;
const journalLength = async () => {
  const verified = kaname('verify', '--data', data);
  assert.equal(verified.code, 0, verified.all);
  return Number(/記録 (\d+) 件/.exec(verified.out)[1]);
};

before(async () => {
  ({ data, server, person } = await freshTown());
  office = idOf(await first(await person.ask('POST', '/v1/facilities', clinic('架空テスト医院'))));
  other = idOf(await first(await person.ask('POST', '/v1/facilities', clinic('架空となり医院'))));
  const made = await first(await person.ask('POST', '/v1/accounts', { name: '事業所 花子', login: 'office-hanako', roles: [{ role: 'office', facility_id: office }] }));
  officePerson = await new Person(server.port).signIn('office-hanako', made.initial_password);
  const changed = await officePerson.ask('POST', '/v1/session/password', { current: made.initial_password, next: 'hana wo sodateru 88' });
  assert.equal(changed.status, 200, changed.text);
  officePerson = await new Person(server.port).signIn('office-hanako', 'hana wo sodateru 88');
});
after(async () => {
  person?.close();
  officePerson?.close();
  assert.deepEqual(await server?.stop(), { code: 0, signal: null });
  remove(data);
});

// A clear body: a code for programs, a Japanese sentence for people, nothing of the inside.
function refused(answer, status, code) {
  assert.equal(answer.status, status, answer.text);
  assert.equal(answer.json?.code, code, answer.text);
  assert.match(answer.json.message, /[ぁ-ん一-龠].*。/);
  assert.doesNotMatch(answer.text, /SELECT|INSERT|sqlite|\.cpp|exception/i);
  assert.ok(answer.headers['x-request-id']);
}

test('no session', async () => {
  refused(await ask(server.port, 'POST', '/v1/facilities', { body: clinic('だれか医院'), headers: { 'idempotency-key': uuid7() } }), 401, 'sign_in_needed');
  refused(await ask(server.port, 'GET', '/v1/accounts'), 401, 'sign_in_needed');
  refused(await ask(server.port, 'GET', '/v1/accounts', { headers: { cookie: 'kaname_session=272108.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' } }), 401, 'sign_in_needed');
});

test('the sentence follows Accept-Language', async () => {
  const answer = await ask(server.port, 'GET', '/v1/accounts', { headers: { 'accept-language': 'en-GB,en' } });
  assert.equal(answer.json.message.includes('sign in'), true, answer.text);
});

test('a wrong role', async () => {
  refused(await officePerson.ask('GET', '/v1/accounts'), 403, 'not_allowed');
  refused(await officePerson.ask('POST', '/v1/facilities', clinic('よその医院')), 403, 'not_allowed');
});

test("another office's record", async () => {
  refused(await officePerson.ask('POST', `/v1/facilities/${other}/confirm`, { fact_groups: [] }), 403, 'not_allowed');
  assert.equal((await officePerson.ask('POST', `/v1/facilities/${office}/confirm`, { fact_groups: [] })).status, 200);
});

test('a broken body', async () => {
  const cases = [
    ['{"name":', 'json_malformed'],
    ['', 'invalid_input'],
    ['[1,2]', 'invalid_input'],
    ['{"name":"\u0000"}', 'json_malformed'],
    [Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 'json_malformed'],
    ['['.repeat(10_000), 'json_malformed'],
    [{ name: '' }, 'invalid_input'],
    [{ name: 'x'.repeat(201) }, 'invalid_input'],
    [{ name: '医院', kind: 'castle' }, 'invalid_input'],
    [{ name: '医院', lat: 'north' }, 'invalid_input'],
    [{ name: '医院', no_such_field: 1 }, 'invalid_input'],
  ];
  for (const [body, code] of cases) {
    const answer = await person.ask('POST', '/v1/facilities', body);
    assert.equal(answer.status, code === 'json_malformed' ? 400 : 422, `${JSON.stringify(body).slice(0, 60)} ${answer.text}`);
    assert.equal(answer.json.code, code, `${JSON.stringify(body).slice(0, 60)} ${answer.text}`);
    if (code === 'invalid_input' && !Array.isArray(body) && typeof body === 'object') {
      assert.ok(answer.json.fields.length > 0 && answer.json.fields.every((f) => f.field && f.code && f.message), answer.text);
    }
  }
});

test('a wrong address or method', async () => {
  refused(await ask(server.port, 'GET', '/v1/no-such-thing'), 404, 'not_here');
  refused(await person.ask('DELETE', '/v1/facilities'), 405, 'method_not_allowed');
  assert.equal((await ask(server.port, 'GET', '/v1/facilities/%2e%2e/x')).status, 400);
  refused(await person.ask('GET', `/v1/facilities/${uuid7()}`), 404, 'facility_unknown');
});

test('a body of 100 MB is turned away before it is read', async () => {
  const size = 100 * 1024 * 1024;
  const socket = net.connect(server.port, '127.0.0.1');
  let got = '';
  socket.on('data', (bytes) => { got += bytes; });
  socket.on('error', () => { /* the server may close while we still write */ });
  socket.write(`POST /v1/facilities HTTP/1.1\r\nHost: x\r\nCookie: ${person.cookie}\r\nContent-Type: application/json\r\nContent-Length: ${size}\r\n\r\n`);
  const piece = Buffer.alloc(64 * 1024, 0x20);
  let sent = 0;
  const closed = new Promise((resolve) => socket.once('close', resolve));
  const pump = () => {
    while (sent < size && !socket.destroyed && got === '') {
      sent += piece.length;
      // No faster than a network: over loopback the program reads all that it is willing to throw away, and hangs up, before
      // Node looks for the answer.
      if (!socket.write(piece)) return socket.once('drain', () => setTimeout(pump, 3));
    }
    return undefined;
  };
  pump();
  await closed;
  assert.match(got, /^HTTP\/1\.1 413 /);
  assert.match(got, /"code":"body_too_large"/);
  assert.ok(sent < size / 4, `${sent} bytes were taken`);
});

test('a repeated idempotency key', async () => {
  const before_ = await journalLength();
  const key = uuid7();
  const one = await person.ask('POST', '/v1/facilities', clinic('架空くりかえし医院'), { 'idempotency-key': key });
  const two = await person.ask('POST', '/v1/facilities', clinic('架空くりかえし医院'), { 'idempotency-key': key });
  assert.equal(one.status, 200);
  assert.equal(two.status, 200);
  assert.equal(two.text, one.text, 'the same answer');
  refused(await person.ask('POST', '/v1/facilities', clinic('別の名前'), { 'idempotency-key': key }), 409, 'key_reused');
  refused(await person.ask('POST', '/v1/facilities', clinic('鍵なし'), { 'idempotency-key': '' }), 422, 'key_missing');
  refused(await person.ask('POST', '/v1/facilities', clinic('鍵'), { 'idempotency-key': 'not-a-uuid' }), 422, 'key_missing');
  const both = uuid7();
  const racing = await Promise.all(Array.from({ length: 8 }, () => person.ask('POST', '/v1/facilities', clinic('架空同時医院'), { 'idempotency-key': both })));
  assert.equal(new Set(racing.map((answer) => answer.text)).size, 1);
  assert.equal(await journalLength(), before_ + 2, 'one entry for each key');
});

test('a write that our own page did not send', async () => {
  const body = clinic('架空ゆうどう医院');
  refused(await person.ask('POST', '/v1/facilities', body, { 'x-kaname-csrf': 'guess' }), 403, 'csrf');
  refused(await person.ask('POST', '/v1/facilities', body, { origin: 'https://evil.example' }), 403, 'csrf');
});

test('a slow client is let go, and others are served meanwhile', async () => {
  const socket = net.connect(server.port, '127.0.0.1');
  let got = '';
  socket.on('data', (bytes) => { got += bytes; });
  socket.on('error', () => { /* reset is an answer too */ });
  socket.write('GET /healthz HTT');
  const begun = Date.now();
  const closed = new Promise((resolve) => socket.once('close', resolve));
  assert.equal((await ask(server.port, 'GET', '/healthz')).status, 200);
  await closed;
  assert.ok(Date.now() - begun < 20_000, 'within the header deadline');
  assert.match(got, /^(HTTP\/1\.1 408 |$)/);
});

test('not HTTP at all', async () => {
  for (const bytes of ['\x16\x03\x01\x02\x00', 'GET\r\n\r\n', 'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', `GET /${'a'.repeat(70_000)} HTTP/1.1\r\n\r\n`]) {
    const socket = net.connect(server.port, '127.0.0.1');
    let got = '';
    socket.on('data', (part) => { got += part; });
    socket.on('error', () => { /* reset is an answer too */ });
    socket.write(bytes);
    socket.end();
    await new Promise((resolve) => socket.once('close', resolve));
    assert.match(got, /^(HTTP\/1\.1 4\d\d |$)/, JSON.stringify(bytes.slice(0, 20)));
  }
  assert.equal((await ask(server.port, 'GET', '/healthz')).status, 200);
});

test('headers that protect', async () => {
  const page = await ask(server.port, 'GET', '/desk/');
  assert.equal(page.status, 200);
  assert.match(page.headers['content-security-policy'], /default-src 'self'/);
  assert.doesNotMatch(page.headers['content-security-policy'], /script-src[^;]*unsafe/);
  assert.equal(page.headers['x-content-type-options'], 'nosniff');
  assert.match((await person.ask('GET', '/v1/session')).headers['cache-control'] ?? '', /no-store|private/);
});

test('wrong passwords slow down one after another, others are not affected', async () => {
  const codes = [];
  for (let i = 0; i < 8; ++i) codes.push((await ask(server.port, 'POST', '/v1/session', { body: { login: 'office-hanako', password: `wrong password ${i}` } })).status);
  assert.ok(codes.includes(401) && codes.at(-1) === 429, codes.join());
  assert.ok((await new Person(server.port).signIn('town-tester', 'kusa-no-ne 2026 あさひ')).session.signed_in);
});

test('after all of this the journal is whole and replays row for row', async () => {
  assert.ok(await journalLength() >= 7);
  const to = `${data}-replay`;
  const replayed = kaname('replay', '--data', data, '--to', to);
  remove(to);
  assert.equal(replayed.code, 0, replayed.all);
  assert.match(replayed.out, /どの表も1行残らず同じです/);
});
