// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer, DocumentSectionView, DocumentView, Form } from '../../api/types.ts';
import { resolved } from '../../desk/documents/section_rules.ts';
import { MemoryRows } from '../store/rows.ts';
import { passingSealer } from '../store/seal.ts';
import { Outbox, type Item } from '../sync/outbox.ts';
import { Papers } from './papers.ts';
import { answered, arrived, begun, bodyOf, chosen, clashing, isNew, isQueued, judgePath, openedPath, pulled, received, sectionSaved, unsentSections, type Paper } from './rules.ts';

const says = (key: string, value: string, origin: Answer['origin'] = 'typed'): Answer => ({ key, values: value ? [value] : [], other: '', rows: [], origin });
const form = { code: 'f', name: { ja: '様式', en: 'Form' }, sections: [{ key: 'a', fields: [] }, { key: 'b', fields: [] }] } as unknown as Form;
const section = (key: string, seq: number, ...answers: Answer[]): DocumentSectionView => ({ key, seq, answers, changed_by: '森' });
const come = (id: string, ...sections: DocumentSectionView[]) => ({ line: { id, edition: 'f.1', name: form.name }, sections, may_write: true }) as unknown as DocumentView;
const here = () => answered(answered(begun('here', 'p', 'f.1', form), 'a', says('fear', '夜')), 'b', says('walk', '転ぶ'));

test('what was typed without a line goes over what the program fills in; the rest is filled in', () => {
  const paper = arrived(here(), come('here', section('a', 5, says('name', 'ハル', 'person'), says('fear', '前の', 'previous')), section('b', 5)));
  assert.deepEqual(paper.sections['a']!.values['name']!.values, ['ハル']);
  assert.deepEqual(paper.sections['a']!.values['fear']!.values, ['夜']);
  assert.equal(clashing(paper), false);
  assert.deepEqual(unsentSections(paper), ['a', 'b']);
  assert.equal(bodyOf(paper.sections['a']!).base_seq, 5);
  assert.deepEqual(bodyOf(paper.sections['a']!).answers.map((one) => one.key), ['fear', 'name']);
});

test('begun without a line, a colleague’s draft of the stay is met: her words are asked about, not written over', () => {
  const paper = arrived(here(), come('hers', section('a', 9, says('fear', '昼'))));
  assert.deepEqual([paper.id, paper.client], ['hers', 'here']);
  assert.equal(clashing(paper), true);
  assert.deepEqual(unsentSections(paper), [], 'nothing goes before it is chosen');
  const both = chosen(paper, 'a', resolved(paper.sections['a']!, { fear: says('fear', '昼\n夜') }));
  assert.deepEqual(unsentSections(both), ['a']);
});

test('saved, nothing waits; what was typed meanwhile waits; emptying an answer is a change', () => {
  const met = arrived(here(), come('here', section('a', 5), section('b', 5)));
  const sent = bodyOf(met.sections['a']!).answers;
  const saved = sectionSaved(answered(met, 'a', says('fear', '夜も昼も')), 'a', sent, { section: section('a', 6, says('fear', '夜')), missing: [] });
  assert.deepEqual(unsentSections(saved), ['a', 'b']);
  const again = sectionSaved(saved, 'a', bodyOf(saved.sections['a']!).answers, { section: section('a', 7, says('fear', '夜も昼も')), missing: [] });
  assert.deepEqual(unsentSections(again), ['b']);
  assert.deepEqual(unsentSections(answered(again, 'a', says('fear', ''))), ['a', 'b']);
});

test('a pull is laid under what is written here; what both changed is asked', () => {
  const first = pulled(undefined, { ...come('d', section('a', 5, says('x', '1'), says('y', '1'))), person_id: 'p' });
  assert.deepEqual(unsentSections(first), []);
  const mine = answered(first, 'a', says('x', '2'));
  const fits = pulled(mine, { ...come('d', section('a', 6, says('x', '1'), says('y', '3'))), person_id: 'p' });
  assert.deepEqual([fits.sections['a']!.values['x']!.values, fits.sections['a']!.values['y']!.values, clashing(fits)], [['2'], ['3'], false]);
  assert.equal(clashing(pulled(mine, { ...come('d', section('a', 6, says('x', '9'), says('y', '1'))), person_id: 'p' })), true);
});

test('one item a section waits while nothing was tried; what was tried keeps its words', () => {
  const paper = here();
  const item = (more: Partial<Item>) => ({ key: 'k', what: 'document_section', part: { paper: 'here', section: 'a' }, state: 'waiting', ...more }) as Item;
  assert.equal(isQueued([item({})], paper, 'a'), true);
  assert.equal(isQueued([item({ tried: true })], paper, 'a'), false);
  assert.equal(isQueued([item({ state: 'refused' })], paper, 'a'), true, 'a person decides about it');
  assert.equal(isQueued([item({})], paper, 'b'), false);
});

test('begun and filled in without a line: the outbox sends it once, upon what the server made of it; sealed meanwhile', async () => {
  const rows = new MemoryRows(), sealer = await passingSealer();
  let line = false, sections: Record<string, unknown> = {}, begins = 0;
  const papers: Papers = new Papers(rows, sealer, () => outbox, () => undefined);
  const outbox = new Outbox(rows, sealer, async (item) => {
    if (!line) return { came: 'nowhere' };
    if (item.what === 'document_begin') {
      begins++;
      return { came: 'done', answer: come((item.body as { id: string }).id, section('a', 5, says('name', 'ハル', 'person')), section('b', 5)) };
    }
    const body = item.body as { base_seq: number; answers: Answer[] };
    sections = { ...sections, [item.part!.section]: body };
    return { came: 'done', answer: { section: section(item.part!.section, 6, ...body.answers), missing: [] } };
  }, (item, answer) => papers.took(item, answer), () => undefined, papers.settle);
  await papers.take({ items: [], forget: [], forms: [{ edition: 'f.1', version: 'v', form }], forget_forms: [], offered: ['f.1'] });
  const id = await papers.begin('p', 'f.1', 1);
  await outbox.pump();
  await papers.type(id, 'a', [says('fear', '夜の不安')], 2);
  await papers.type(id, 'a', [says('fear', '夜の不安が強い')], 3);
  assert.equal(outbox.list().length, 2, 'one section, one item');
  assert.ok(!JSON.stringify(await rows.all('documents')).includes('夜'));
  assert.deepEqual(papers.have().have, [], 'the server does not know it yet');
  line = true;
  await outbox.pump();
  assert.equal(begins, 1);
  assert.deepEqual(sections, { a: { base_seq: 5, answers: [says('fear', '夜の不安が強い'), says('name', 'ハル', 'person')] } });
  assert.equal(await papers.queueRest(4), false, 'nothing is left');
  await papers.take({ items: [], forget: [id], forms: [], forget_forms: [], offered: [] });
  assert.equal(papers.one(id), undefined);
});

const HASH = 'a'.repeat(64), JPEG = { sha256: HASH, name: '写真1.jpg', content_type: 'image/jpeg', size: 5 };
// A server that takes what is asked for when there is a line; `sent` in the order in which it came.
async function desk(answer: (item: Item) => 'done' | 'refused' = () => 'done', rows = new MemoryRows()) {
  const sealer = await passingSealer(), sent: string[] = [], bodies: Record<string, Answer[]> = {};
  const line = { on: false, diesAfter: Infinity };
  let seq = 5;
  const open = async () => {
    const papers: Papers = new Papers(rows, sealer, () => outbox, () => undefined);
    const outbox = new Outbox(rows, sealer, async (item, bytes) => {
      if (!line.on || sent.length >= line.diesAfter) return { came: 'nowhere' };
      sent.push(`${item.what}${bytes ? ` ${bytes.byteLength}` : ''}`);
      if (answer(item) === 'refused') return { came: 'refused', words: 'だめ' };
      if (item.what !== 'document_section') return { came: 'done', answer: item.what === 'photo' ? { sha256: HASH } : come('d', section('a', 5), section('b', 5)) };
      bodies[item.part!.section] = (item.body as { answers: Answer[] }).answers;
      return { came: 'done', answer: { section: section(item.part!.section, ++seq, ...bodies[item.part!.section]!), missing: [] } };
    }, (item, came) => papers.took(item, came), () => undefined, papers.settle);
    await papers.load();
    await outbox.load();
    const pump = async () => {
      while ((await outbox.pump()).ended === 'empty' && (await papers.queueRest(9)));
    };
    return { papers, outbox, pump };
  };
  const first = await open();
  await first.papers.take({ items: [{ ...come('d', section('a', 5), section('b', 5)), person_id: 'p', version: 'v', mine: [] } as never], forget: [], forms: [{ edition: 'f.1', version: 'v', form }], forget_forms: [], offered: ['f.1'] });
  return { ...first, open, sent, bodies, line, rows };
}
const values = (paper: Paper | undefined, key: string) => paper?.sections['a']!.values[key]?.values;

test('a photo taken without a line is sealed, goes before the answer that names it, and the text does not wait for it', async () => {
  const { papers, pump, sent, bodies, line, rows } = await desk();
  await papers.type('d', 'a', [says('fear', '夜')], 1);
  await papers.addPhoto('d', 'a', 'wound', JPEG, new ArrayBuffer(5), 2);
  assert.deepEqual(values(papers.one('d'), 'wound'), [HASH]);
  assert.ok(!JSON.stringify(await rows.all('documents')).includes(HASH), 'not even its name can be read');
  line.on = true;
  await pump();
  assert.deepEqual(sent, ['document_section', 'photo 5', 'document_section']);
  assert.deepEqual(bodies['a']!.map((one) => [one.key, one.values]), [['fear', ['夜']], ['wound', [HASH]]]);
  assert.deepEqual(await rows.all('files'), []);
  assert.equal(await papers.queueRest(10), false);
});

test('killed between the photo and the answer: after opening again the answer follows, and the photo is not sent twice', async () => {
  const { papers, pump, open, sent, bodies, line } = await desk();
  await papers.addPhoto('d', 'a', 'wound', JPEG, new ArrayBuffer(5), 2);
  Object.assign(line, { on: true, diesAfter: 1 });
  await pump();
  assert.deepEqual(sent, ['photo 5']);
  line.diesAfter = Infinity;
  const again = await open();
  assert.deepEqual(values(again.papers.one('d'), 'wound'), [HASH]);
  await again.pump();
  assert.deepEqual(sent, ['photo 5', 'document_section']);
  assert.deepEqual(bodies['a']![0]!.values, [HASH]);
});

test('a photo that is refused keeps nothing else back and leaves by hand', async () => {
  const { papers, outbox, pump, sent, bodies, line, rows } = await desk((item) => (item.what === 'photo' ? 'refused' : 'done'));
  await papers.addPhoto('d', 'a', 'wound', JPEG, new ArrayBuffer(5), 2);
  await papers.type('d', 'a', [says('fear', '夜')], 3);
  line.on = true;
  await pump();
  assert.deepEqual(bodies['a']!.map((one) => one.key), ['fear']);
  assert.deepEqual(sent, ['photo 5', 'document_section'], 'and it is not asked for ever');
  await papers.withoutPhoto('d', HASH, 4);
  assert.deepEqual([values(papers.one('d'), 'wound'), outbox.list().filter((item) => item.what === 'photo'), await rows.all('files')], [[], [], []]);
});

const sending = { id: 's', enough: 'unsaid', missing: '', judged_by: '' };
const came = (waits: boolean, more: object = {}) => ({ id: 'd', person: 'p', sections: {}, line: { sent_at: '2026-11-20', waits_for_me: waits }, mine: [{ ...sending, ...more }] }) as unknown as Paper;
const there = (path: string, more: Partial<Item> = {}) => ({ key: path, path, state: 'waiting', ...more }) as Item;

test('what came is new until it was opened here, and asks until it was said whether it was enough', () => {
  assert.deepEqual(received([], [came(true)]).map((one) => one.fresh), [true]);
  assert.equal(isNew([there(openedPath('d'))], came(true)), false, 'opened without a line');
  assert.deepEqual(received([there(openedPath('d'))], [came(true)]).map((one) => one.fresh), [false]);
  assert.deepEqual(received([there(openedPath('d')), there(judgePath('d', 's'))], [came(true)]), []);
  assert.deepEqual(received([], [came(false, { enough: 'missing' })]), [], 'a colleague has said it');
  assert.deepEqual(received([], [{ ...came(false), mine: [], line: undefined } as unknown as Paper]), [], 'a draft of ours');
});

test('said twice before it goes, the last word counts; it tells what stood on the screen', async () => {
  const { papers, outbox, sent, line } = await desk();
  const paper = { ...papers.one('d')!, mine: [{ ...sending, enough: 'missing' }] } as unknown as Paper;
  await papers.judge(paper, 's', 'enough', '', 1);
  await papers.judge(paper, 's', 'missing', '薬の名前', 2);
  assert.deepEqual(outbox.list().map((item) => item.body), [{ enough: 'missing', missing: '薬の名前', instead_of: 'missing' }]);
  line.on = true;
  await outbox.pump();
  assert.deepEqual(sent, ['document_judge']);
});
