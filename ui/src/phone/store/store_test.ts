// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { Entry, PulledPerson } from '../model.ts';
import { pullAll } from '../sync/pull.ts';
import { Book, summaryOf } from './book.ts';
import { MemoryRows } from './rows.ts';
import { codeAloneOpens, mustForget, wipe, type Kept } from './rules.ts';
import { Sealer, halfKey, makeLatch, makeVault, openVault, passingSealer, plainCode } from './seal.ts';

const HALF = Buffer.alloc(32, 7).toString('base64url');
const OTHER_HALF = Buffer.alloc(32, 8).toString('base64url');
const FEW = 1000; // rounds: the tests need the order of things, not the cost
const HOUR = 3_600_000, DAY = 24 * HOUR;

const entry = (id: string, person: string, more: Partial<Entry> = {}): Entry => ({
  id, person_id: person, at: '2026-11-20T10:00:00+09:00', sent_at: '2026-11-20T10:00:00+09:00', seq: 1, changed_seq: 1,
  account_id: 'other', author: '森', office_name: '訪問看護', profession: 'nurse', kind: 'note', text: '変わりなし', closing: 'none',
  scenes: [], items: [], addressees: [], template_code: '', family: false, clock_differs_ms: 0,
  urgent: false, needs_ack: false, attachments: [], marks: [], ...more,
});
const pulled = (id: string, seq: number, entries: Entry[], whole = false): PulledPerson => ({
  person_id: id, seq, whole, entries, pins: [], page: { person: { id, name: `佐藤 ハル ${id}`, name_kana: 'さとう はる' }, warnings: ['在宅酸素'] } as unknown as PulledPerson['page'],
});

test('the copy opens with the code and the half together, and with neither alone', async () => {
  const half = (await halfKey(HALF))!, wrong = (await halfKey(OTHER_HALF))!;
  const { vault, key } = await makeVault('123456', half, FEW);
  const sealed = await new Sealer(key).seal('people', 'p1', { name: '佐藤' });
  const again = await openVault(vault, '１２３ ４５６', half);
  assert.ok(again, 'full-width digits and spaces are the same code');
  assert.deepEqual(await new Sealer(again).open('people', 'p1', sealed), { name: '佐藤' });
  assert.equal(await openVault(vault, '123457', half), undefined);
  assert.equal(await openVault(vault, '123456', wrong), undefined);
  assert.equal(await halfKey('short'), undefined);
  assert.equal(await halfKey('%%%'), undefined);
  assert.equal(plainCode(' 12-34５６'), '123456');
});

test('the latch: its hash may lie open, its secret is read with the data key only', async () => {
  const key = (await makeVault('123456', (await halfKey(HALF))!, FEW)).key;
  const latch = await makeLatch(new Sealer(key));
  const secret = await new Sealer(key).open<string>('meta', 'latch', latch.secret);
  assert.equal(createHash('sha256').update(secret).digest('hex'), latch.hash);
  assert.equal(secret.length, 64);
  await assert.rejects((await passingSealer()).open('meta', 'latch', latch.secret));
  assert.notEqual((await makeLatch(new Sealer(key))).hash, latch.hash);
});

test('a row opens only at its own place, and not when a bit of it has changed', async () => {
  const sealer = await passingSealer();
  const sealed = await sealer.seal('entries', 'e1', { text: '血圧' });
  await assert.rejects(sealer.open('entries', 'e2', sealed));
  await assert.rejects(sealer.open('people', 'e1', sealed));
  const bent = { iv: sealed.iv, bytes: sealed.bytes.slice(0) };
  new Uint8Array(bent.bytes)[3]! ^= 1;
  await assert.rejects(sealer.open('entries', 'e1', bent));
  const again = await sealer.seal('entries', 'e1', { text: '血圧' });
  assert.notDeepEqual(new Uint8Array(again.bytes), new Uint8Array(sealed.bytes), 'the same words never look the same');
});

const kept = (more: Partial<Kept> = {}): Kept =>
  ({ contact: 0, clock: 0, tries: 0, policy: { offline: 'own', days: 90, pin_hours: 12, forget_days: 14 }, ...more });

test('the code alone opens for so many hours, and not with a clock that was put back', () => {
  assert.equal(codeAloneOpens(kept(), 11 * HOUR), true);
  assert.equal(codeAloneOpens(kept(), 12 * HOUR), false);
  assert.equal(codeAloneOpens(kept({ clock: 11 * HOUR }), 3 * HOUR), false);
  assert.equal(mustForget(kept(), 14 * DAY), undefined);
  assert.equal(mustForget(kept(), 14 * DAY + 1), 'forgotten');
  assert.equal(mustForget(kept({ tries: 10 }), 1), 'tries');
  assert.equal(mustForget(kept({ tries: 9 }), 1), undefined);
});

test('a wipe takes everything about people and leaves what was not sent, sealed', async () => {
  const rows = new MemoryRows(), sealer = await passingSealer();
  const put = async (table: 'people' | 'entries' | 'outbox' | 'files' | 'drafts', id: string, state?: string) =>
    rows.apply([{ table, put: { id, sealed: await sealer.seal(table, id, {}), ...(state ? { state } : {}) } }]);
  await put('people', 'p');
  await put('entries', 'e');
  await put('outbox', 'a', 'waiting');
  await put('outbox', 'b', 'sent');
  await put('outbox', 'c', 'refused');
  await rows.apply([{ table: 'outbox', put: { id: 'd', state: 'waiting', quiet: true, sealed: await sealer.seal('outbox', 'd', {}) } }]);
  await put('files', 'f');
  await rows.apply([{ table: 'meta', put: { id: 'vault', plain: 1 } }, { table: 'meta', put: { id: 'half', plain: 1 } }, { table: 'meta', put: { id: 'templates' } }]);
  assert.equal(await wipe(rows, 'tries'), 2);
  const ids = async (table: 'people' | 'entries' | 'outbox' | 'files' | 'meta') => (await rows.all(table)).map((r) => r.id).sort();
  assert.deepEqual([await ids('people'), await ids('entries'), await ids('outbox'), await ids('files'), await ids('meta')],
    [[], [], ['a', 'c'], ['f'], ['vault', 'wiped']]);
  await rows.apply([{ table: 'outbox', clear: true }]);
  assert.equal(await wipe(rows, 'revoked'), 0);
  assert.deepEqual(await ids('meta'), [], 'with nothing unsent nothing at all stays');
});

test('a person is taken whole or in part, corrected entries replace, forgetting leaves nothing', async () => {
  const rows = new MemoryRows(), book = new Book(rows, await passingSealer(), 'me', 36_500, () => undefined);
  await book.take(pulled('p1', 5, [entry('e1', 'p1'), entry('e2', 'p1', { at: '2026-11-20T11:00:00+09:00' })], true));
  await book.take(pulled('p1', 7, [entry('e1', 'p1', { corrected_by: 'e3' })]));
  assert.deepEqual((await book.read('p1')).map((e) => [e.id, e.corrected_by]), [['e2', undefined], ['e1', 'e3']]);
  assert.deepEqual(book.have(), [{ id: 'p1', seq: 7 }]);
  await book.take(pulled('p1', 9, [entry('e9', 'p1')], true));
  assert.deepEqual((await book.read('p1')).map((e) => e.id), ['e9']);
  const again = new Book(rows, (book as unknown as { sealer: Sealer }).sealer, 'me', 36_500, () => undefined);
  await again.load();
  assert.equal(again.person('p1')?.page.person.name, '佐藤 ハル p1');
  await again.forget('p1');
  assert.deepEqual([await rows.all('people'), await rows.all('entries')], [[], []]);
});

test('entries older than the town allows leave the phone when the thread is opened', async () => {
  const rows = new MemoryRows(), book = new Book(rows, await passingSealer(), 'me', 90, () => undefined);
  const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();
  await book.take(pulled('p', 1, [entry('old', 'p', { at: ago(91) }), entry('new', 'p', { at: ago(89) })], true));
  assert.deepEqual((await book.read('p')).map((e) => e.id), ['new']);
  assert.deepEqual((await rows.all('entries')).map((r) => r.id), ['new']);
});

test('what asks for my 了解 is told until I have given it', async () => {
  const asks = [entry('e1', 'p', { needs_ack: true }), entry('e2', 'p', { account_id: 'me', urgent: true })];
  assert.deepEqual(summaryOf(asks, 'me').asks.map((a) => a.id), ['e1']);
  assert.equal(summaryOf(asks, 'me').unread, 1);
  const book = new Book(new MemoryRows(), await passingSealer(), 'me', 36_500, () => undefined);
  await book.take(pulled('p', 1, asks, true));
  await book.mark('p', ['e1'], '私', '2026-11-20T12:00:00+09:00', true);
  assert.deepEqual(book.person('p')?.summary, { last_at: '2026-11-20T10:00:00+09:00', unread: 0, asks: [] });
});

test('a pull goes on where a broken line ended, and forgets whom the server names', async () => {
  const book = new Book(new MemoryRows(), await passingSealer(), 'me', 36_500, () => undefined);
  const rest = { server_time: '2026-11-20T10:00:00+09:00', min_client: 1, forget: [] as string[] };
  const asked: string[][] = [];
  let broken = true;
  const ask = async (have: { id: string; seq: number }[]) => {
    asked.push(have.map((h) => h.id).sort());
    if (have.length === 0) return { ...rest, people: [pulled('a', 1, [], true), pulled('b', 1, [], true)], more: true };
    if (broken) throw new Error('line lost');
    return { ...rest, people: [pulled('c', 2, [], true)], forget: ['a'], more: false };
  };
  await assert.rejects(pullAll(book, ask));
  assert.equal(book.all().length, 2, 'what came before the line broke is there');
  broken = false;
  await pullAll(book, ask);
  assert.deepEqual(asked, [[], ['a', 'b'], ['a', 'b']]);
  assert.deepEqual(book.all().map((p) => p.id).sort(), ['b', 'c']);
  let rounds = 0;
  await pullAll(book, async () => (rounds++, { ...rest, people: [], more: true }));
  assert.ok(rounds <= 2, 'a server that always says more is not asked for ever');
});
