// SPDX-License-Identifier: Apache-2.0
// What is pinned stays however old; templates lie sealed and come back after a restart.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NoteTemplates } from '../../api/types.ts';
import type { Entry, PulledPerson } from '../model.ts';
import { Book } from './book.ts';
import { MemoryRows } from './rows.ts';
import { passingSealer } from './seal.ts';
import { TemplateShelf } from './templates.ts';

const DAYS = 90;
const entry = (id: string, daysAgo: number): Entry => ({ id, person_id: 'p', at: new Date(Date.now() - daysAgo * 86_400_000).toISOString(), account_id: 'other', text: id, marks: [], seq: 1 }) as unknown as Entry;
const pulled = (seq: number, entries: Entry[], pins: string[]): PulledPerson => ({ person_id: 'p', seq, whole: false, entries, pins, page: { person: { id: 'p' } } }) as unknown as PulledPerson;
const ids = (entries: Entry[]) => entries.map((one) => one.id);

test('an old entry stays while it is pinned and goes at the next opening after', async () => {
  const rows = new MemoryRows(), sealer = await passingSealer();
  const open = async () => {
    const book = new Book(rows, sealer, 'me', DAYS, () => undefined);
    await book.load();
    return book;
  };
  await (await open()).take(pulled(1, [entry('new', 1), entry('old', 400)], ['old']));
  const second = await open();
  assert.deepEqual(ids(await second.read('p')), ['new', 'old']);
  assert.deepEqual(second.person('p')!.pins, ['old'], 'the pin survives a restart');
  await second.take(pulled(2, [], []));
  const third = await open();
  assert.deepEqual(ids(await third.read('p')), ['new']);
  assert.equal((await rows.ofPerson('p')).length, 1);
});

test('pinned here is pinned at once; nothing about it lies readable', async () => {
  const rows = new MemoryRows(), sealer = await passingSealer();
  const book = new Book(rows, sealer, 'me', DAYS, () => undefined);
  await book.take(pulled(1, [entry('a', 1), entry('b', 2)], ['b']));
  await rows.apply(await book.pin('p', 'a', true));
  assert.deepEqual(book.person('p')!.pins, ['a', 'b']);
  await rows.apply(await book.pin('p', 'b', false));
  const again = new Book(rows, sealer, 'me', DAYS, () => undefined);
  await again.load();
  assert.deepEqual(again.person('p')!.pins, ['a']);
  assert.deepEqual(await book.pin('nobody', 'a', true), []);
  assert.deepEqual(Object.keys((await rows.get('people', 'p'))!).sort(), ['id', 'sealed', 'seq']);
});

test('templates are there after a restart, sealed', async () => {
  const rows = new MemoryRows(), sealer = await passingSealer();
  const shelf = new TemplateShelf(rows, sealer);
  await shelf.load();
  assert.deepEqual([shelf.version, shelf.all()], ['', []]);
  await shelf.take({ version: '1.0.7', items: [{ code: 'as_usual', body: { name: { ja: 'ひみつの名前', en: '' } } }] } as unknown as NoteTemplates);
  const again = new TemplateShelf(rows, sealer);
  await again.load();
  assert.equal(again.version, '1.0.7');
  assert.equal(again.of('as_usual')?.body.name.ja, 'ひみつの名前');
  const row = (await rows.get('meta', 'templates'))!;
  assert.equal(row.plain, undefined);
  assert.ok(!new TextDecoder().decode(row.sealed!.bytes).includes('ひみつ'));
});
