// SPDX-License-Identifier: Apache-2.0
// A sheet goes out as the program prints it, comes back as PDF, TIFF, JPEG and PNG, and finds its conference: by the real child
// process. Files that are meant to break it break nothing.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { ask, folder, pause, program, remove, sampleTown, uuid7 } from './lib.mjs';

let data, server, care, stranger;
const scratch = folder('returns');

before(async () => {
  let as;
  ({ data, server, as } = await sampleTown());
  care = await as('office-tsumugi');
  stranger = await as('office-onishi');
});
after(async () => {
  care?.close();
  stranger?.close();
  assert.deepEqual(await server?.stop(), { code: 0, signal: null });
  remove(data);
  remove(scratch);
});

const good = (answer) => { assert.equal(answer.status, 200, answer.text); return answer.json; };
const at = (days) => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T14:00:00+09:00`;

async function conference() {
  const basics = { name: `返送 ${uuid7().slice(-6)}`, name_kana: 'へんそう はる', birth: '1941-04-03' };
  const person = good(await care.ask('POST', '/v1/people', { basics, not_the_same: [] })).person.id;
  return good(await care.ask('POST', '/v1/conferences', {
    person_id: person, slots: [at(3), at(4)],
    invited: [{ office_name: '西村医院', profession: 'doctor', channel: 'fax', address: '072-800-1235' }, { office_name: '東薬局', profession: 'pharmacist', channel: 'fax', address: '072-800-1236' }],
  }));
}
// Bytes, not text.
async function fetchBytes(person, where) {
  const answer = await fetch(`http://127.0.0.1:${server.port}${where}`, { headers: { cookie: person.cookie } });
  return { status: answer.status, type: answer.headers.get('content-type'), bytes: Buffer.from(await answer.arrayBuffer()) };
}
const put = (who, bytes) => who.ask('POST', '/v1/returns', bytes, { 'content-type': 'application/octet-stream' });
async function read(who, id) {
  for (let i = 0; i < 400; ++i) {
    const one = good(await who.ask('GET', `/v1/returns/${id}`));
    if (one.state !== 'reading') return one;
    await pause(100);
  }
  throw new Error('never read');
}
// Pages of a PDF as files of another kind.
function pagesAs(pdf, ...how) {
  const file = path.join(scratch, `${uuid7()}.pdf`);
  const out = path.join(scratch, uuid7());
  writeFileSync(file, pdf);
  assert.equal(spawnSync('pdftoppm', ['-r', '200', ...how, file, out]).status, 0);
  return readdirSync(scratch).filter((name) => name.startsWith(path.basename(out))).sort().map((name) => readFileSync(path.join(scratch, name)));
}

test('the sheets of a conference come back in four kinds of files', async () => {
  const made = await conference();
  const pdf = (await fetchBytes(care, `/v1/conferences/${made.id}/sheet.pdf`)).bytes;
  const whole = good(await put(care, pdf));
  assert.equal(whole.state, 'reading');
  await read(care, whole.id);
  const { items } = good(await care.ask('GET', '/v1/returns'));
  const both = items.filter((one) => one.matter?.subject_id === made.id);
  assert.deepEqual(both.map((one) => one.matter.from).sort(), ['東薬局', '西村医院'], 'one file, two sheets');
  const page = await fetchBytes(care, `/v1/returns/${whole.id}/pages/1`);
  assert.deepEqual([page.status, page.type], [200, 'image/png']);
  assert.equal((await fetchBytes(stranger, `/v1/returns/${whole.id}/pages/1`)).status, 404);
  for (const how of [['-tiff', '-mono'], ['-jpeg', '-gray'], ['-png', '-mono']]) {
    const [first] = pagesAs(pdf, ...how);
    const one = await read(care, good(await put(care, first)).id);
    assert.equal(one.state, 'matched', how.join(' '));
    assert.equal(one.matter.number, made.invited[0].reply_number);
  }
});

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; ++bit) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

// A PNG of 65,500 × 65,500 that is a few hundred bytes long.
function bomb() {
  const chunk = (name, body) => {
    const head = Buffer.from(name);
    const out = Buffer.alloc(12 + body.length);
    out.writeUInt32BE(body.length, 0);
    head.copy(out, 4);
    body.copy(out, 8);
    out.writeUInt32BE(crc32(Buffer.concat([head, body])), 8 + body.length);
    return out;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(65_500, 0);
  header.writeUInt32BE(65_500, 4);
  header[8] = 8;
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(1000))), chunk('IEND', Buffer.alloc(0))]);
}

test('files that are meant to break it are unreadable, and the server goes on', async () => {
  assert.equal((await put(care, Buffer.from('MZ this is a program'))).json.code, 'returned_type');
  assert.equal((await put(care, Buffer.alloc(0))).status, 422);
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 999999>>endobj\ntrailer<</Root 1 0 R>>');
  for (const bytes of [bomb(), pdf, Buffer.from('II*\0\x08\0\0\0\xff\xff', 'latin1'), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])]) {
    const one = await read(care, good(await put(care, bytes)).id);
    assert.equal(one.state, 'unreadable');
    assert.ok(['returned_damaged', 'returned_too_large'].includes(one.why), one.why);
  }
  assert.equal((await ask(server.port, 'GET', '/v1/session')).status, 200);
});

test('the child has limits of its own and says only what it found', () => {
  const made = spawnSync(program, ['read-sheet'], { input: Buffer.from('nothing that anybody reads'), env: {} });
  assert.equal(made.status, 0);
  assert.equal(JSON.parse(made.stdout.toString()).error, 'returned_type');
  const shell = spawnSync('sh', ['-c', `"${program}" read-sheet & sleep 0.3; cat /proc/$!/limits; kill $!`], { stdio: ['pipe', 'pipe', 'ignore'] }).stdout.toString();
  const limitOf = (name) => new RegExp(`${name}\\s+(\\S+)`).exec(shell)?.[1];
  if (limitOf('Max cpu time') === '10') {
    assert.equal(limitOf('Max address space'), String(512 << 20));
    assert.equal(limitOf('Max file size'), '0');
  }
});
