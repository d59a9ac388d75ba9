// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryRows } from '../store/rows.ts';
import { passingSealer, type Sealer } from '../store/seal.ts';
import { Outbox, counted, type Item, type NewItem, type Sent } from './outbox.ts';

const note = (key: string, more: Partial<NewItem> = {}): NewItem => ({ key, what: 'entry', person: 'p', path: '/v1/people/p/entries', body: { text: key }, made: 1, line: key, ...more });

function box(answers: (item: Item) => Sent, rows = new MemoryRows(), sealer?: Sealer) {
  const sent: string[] = [];
  return (async () => {
    const seal = sealer ?? (await passingSealer());
    const outbox = new Outbox(rows, seal, async (item, bytes) => {
      sent.push(`${item.key}${bytes ? `(${bytes.byteLength})` : ''}`);
      return answers(item);
    }, async () => [], () => undefined);
    return { outbox, sent, rows, seal };
  })();
}
const states = (outbox: Outbox) => outbox.list().map((item) => `${item.key} ${item.state}`);

test('items go in the order of writing; a refused one stops only what hangs on it', async () => {
  const { outbox, sent, rows, seal } = await box((item) => (item.key === 'b' ? { came: 'refused', words: 'チームを外れています' } : { came: 'done', answer: {} }));
  const photo = { table: 'files' as const, put: { id: 'f', sealed: await seal.sealBytes('files', 'f', new ArrayBuffer(5)) } };
  await outbox.add([note('a'), note('b'), note('b-photo', { what: 'photo', after: 'b' })]);
  await outbox.add([note('c'), note('c-photo', { what: 'photo', after: 'c', file: { id: 'f', type: 'image/jpeg', name: '1.jpg' } })], [photo]);
  assert.deepEqual(await outbox.pump(), { sent: 3, ended: 'empty' });
  assert.deepEqual(sent, ['a', 'b', 'c', 'c-photo(5)']);
  assert.deepEqual(states(outbox), ['a sent', 'b refused', 'b-photo waiting', 'c sent', 'c-photo sent']);
  assert.deepEqual(await rows.all('files'), [], 'a picture that has arrived is kept no longer');
  assert.equal(outbox.list()[1]!.problem, 'チームを外れています');
  assert.deepEqual(outbox.list()[1]!.body, { text: 'b' }, 'what was refused keeps its content');
  assert.equal(outbox.list()[0]!.body, undefined);
  assert.equal(counted(outbox.list()).length, 2);
});

test('without a line everything waits, in order, and goes later with the same keys', async () => {
  let line = false;
  const { outbox, sent } = await box(() => (line ? { came: 'done', answer: {} } : { came: 'nowhere' }));
  await outbox.add([note('a'), note('b')]);
  assert.deepEqual(await outbox.pump(), { sent: 0, ended: 'nowhere' });
  assert.deepEqual(states(outbox), ['a waiting', 'b waiting']);
  line = true;
  await outbox.pump();
  assert.deepEqual(sent, ['a', 'a', 'b']);
});

test('what was on its way when the phone died is sent again after a restart', async () => {
  let dead = true;
  const first = await box(() => { if (dead) throw new Error('the phone died'); return { came: 'done', answer: {} }; });
  await first.outbox.add([note('a')]);
  await assert.rejects(first.outbox.pump());
  assert.equal((await first.rows.all('outbox'))[0]!.state, 'sending');
  dead = false;
  const second = await box(() => ({ came: 'done', answer: {} }), first.rows, first.seal);
  await second.outbox.load();
  assert.deepEqual(states(second.outbox), ['a waiting']);
  await second.outbox.pump();
  assert.deepEqual(second.sent, ['a']);
});

test('rows tell state and order only; words are sealed', async () => {
  const { outbox, rows } = await box(() => ({ came: 'nowhere' }));
  await outbox.add([note('k1', { line: '佐藤ハル様の様子' })]);
  const row = (await rows.all('outbox'))[0]!;
  assert.deepEqual(Object.keys(row).sort(), ['id', 'sealed', 'seq', 'state']);
  assert.ok(!Buffer.from(row.sealed!.bytes).toString('utf8').includes('佐藤'));
});

test('a refused item is tried again or thrown away by hand, with its photo; old sent ones leave', async () => {
  let refuse = true;
  const { outbox, rows, seal } = await box(() => (refuse ? { came: 'refused', words: 'x' } : { came: 'done', answer: {} }));
  await outbox.add([note('a'), note('a-photo', { what: 'photo', after: 'a', file: { id: 'f', type: 'image/jpeg', name: '1' } })],
    [{ table: 'files', put: { id: 'f', sealed: await seal.sealBytes('files', 'f', new ArrayBuffer(1)) } }]);
  await outbox.pump();
  await outbox.discard('a');
  assert.deepEqual([await rows.all('outbox'), await rows.all('files')], [[], []]);
  await outbox.add([note('b')]);
  await outbox.pump();
  refuse = false;
  await outbox.again('b');
  await outbox.pump();
  assert.deepEqual(states(outbox), ['b sent']);
  await outbox.tidy(2);
  assert.deepEqual(states(outbox), []);
});

test('the same picture with an entry and in a form: its bytes go when the last of the two has arrived, and not from under a draft', async () => {
  const rows = new MemoryRows(), seal = await passingSealer();
  const sent: string[] = [];
  let drafted = false;
  const outbox = new Outbox(rows, seal, async (item, bytes) => {
    sent.push(`${item.key}(${bytes?.byteLength ?? 0})`);
    return { came: 'done', answer: {} };
  }, async () => [], () => undefined, () => ({}), () => drafted);
  const bytes = async () => [{ table: 'files' as const, put: { id: 'f', sealed: await seal.sealBytes('files', 'f', new ArrayBuffer(5)) } }];
  const photo = (key: string) => note(key, { what: 'photo', file: { id: 'f', type: 'image/jpeg', name: '1' } });
  await outbox.add([photo('entry'), photo('form')], await bytes());
  await outbox.pump();
  assert.deepEqual(sent, ['entry(5)', 'form(5)']);
  assert.deepEqual(await rows.all('files'), []);
  drafted = true;
  await outbox.add([photo('again')], await bytes());
  await outbox.pump();
  assert.equal((await rows.all('files')).length, 1, 'a draft still shows it');
});

test('a mark of reading that is refused troubles nobody', async () => {
  const { outbox, rows } = await box(() => ({ came: 'refused', words: 'x' }));
  await outbox.add([note('a', { what: 'read' })]);
  assert.equal((await rows.all('outbox'))[0]!.quiet, true);
  assert.equal(counted(outbox.list()).length, 0);
  await outbox.pump();
  assert.deepEqual([states(outbox), await rows.all('outbox')], [[], []]);
});

test('two hundred items written before there is a line all arrive once and in order', async () => {
  const { outbox, sent } = await box(() => ({ came: 'done', answer: {} }));
  for (let i = 0; i < 200; i++) await outbox.add([note(String(i))]);
  await Promise.all([outbox.pump(), outbox.pump()]);
  assert.deepEqual(sent, Array.from({ length: 200 }, (_, i) => String(i)));
});
