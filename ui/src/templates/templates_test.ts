// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import file from '../../../data/templates/shipped.json';
import type { NoteTemplate, TemplatePrompt } from '../api/types.ts';
import { answerIn, begun, missing, parted, withAnswer, withTick } from './fill.ts';
import { bodyFromNote, withoutNames } from './from_note.ts';

const shipped = file.items as unknown as NoteTemplate[];
const template = (code: string): NoteTemplate => shipped.find((one) => one.code === code)!;
const prompt = (code: string, of: string): TemplatePrompt => template(of).body.prompts.find((one) => one.code === code)!;
const value = (said: string) => ({ ticks: [], value: said });

test('ticks become one line in the order of the template, go again by a second tap, and leave what was typed alone', () => {
  const { body } = template('changed'), what = prompt('what', 'changed'), since = prompt('since', 'changed');
  let text = begun('', template('changed'));
  assert.equal(text, 'いつもと違うことがありました。');
  text = withTick(text, body, since, 'きのう');
  text = withTick(text, body, what, '眠れていない');
  text = withTick(text, body, what, '食事が減っている');
  assert.equal(text, 'いつもと違うことがありました。\n違うところ: 食事が減っている、眠れていない\nいつから: きのう');
  text = withTick(text, body, since, '今日');
  assert.match(text, /いつから: 今日$/, 'one of its kind at a time');
  text = `${text}\nあとで電話します。`;
  text = withTick(text, body, what, '眠れていない');
  text = withTick(text, body, what, '食事が減っている');
  assert.equal(text, 'いつもと違うことがありました。\nいつから: 今日\nあとで電話します。');
});

test('words typed into a line by hand stay beside the ticks', () => {
  const { body } = template('changed'), what = prompt('what', 'changed');
  const text = withTick('違うところ: ふらつく、右足だけ冷たい', body, what, '元気がない');
  assert.equal(text, '違うところ: ふらつく、元気がない、右足だけ冷たい');
  assert.deepEqual(answerIn(text, what), { ticks: ['ふらつく', '元気がない'], value: '右足だけ冷たい' });
});

test('sentences without a label go in and out', () => {
  const { body } = template('as_usual'), seen = prompt('seen', 'as_usual');
  const begin = begun('', template('as_usual'));
  const one = withTick(begin, body, seen, '眠れています。');
  const two = withTick(one, body, seen, '薬は飲めています。');
  assert.equal(two, `${begin}\n眠れています。薬は飲めています。`);
  assert.equal(withTick(withTick(two, body, seen, '眠れています。'), body, seen, '薬は飲めています。'), begin);
});

test('numbers carry their unit, full width or not; an empty one takes its line along', () => {
  const { body } = template('nutrition'), amount = prompt('amount', 'nutrition');
  const text = withAnswer('', body, amount, value('５'));
  assert.equal(text, '食べた量: 5割');
  assert.equal(answerIn(text, amount).value, '5');
  assert.equal(answerIn('食べた量：３割', amount).value, '３', 'as somebody typed it');
  assert.equal(withAnswer(text, body, amount, value('')), '');
});

test('a text being typed keeps its spaces, also at the end', () => {
  const { body } = template('treatment'), state = prompt('state', 'treatment');
  const text = withAnswer('', body, state, value('赤み なし '));
  assert.equal(answerIn(text, state).value, '赤み なし ');
});

test('what the reader needs and is not there is counted; the good examples lack nothing', () => {
  const { body } = template('treatment');
  assert.deepEqual(missing('処置をしました。', body).map((one) => one.label.ja), ['したこと', '状態', '次回']);
  assert.deepEqual(missing('したこと: 吸引\n状態: 変わらず', body).map((one) => one.label.ja), ['次回']);
  for (const one of shipped) assert.deepEqual(missing(one.body.example, one.body).map((p) => p.label.ja), [], one.code);
});

test('a template adds and never replaces; what only another template had begun gives way', () => {
  const typed = '自分で書いたこと';
  assert.equal(begun(typed, template('as_usual')), `${typed}\n訪問しました。いつもと変わりありません。`);
  assert.equal(begun(begun(typed, template('as_usual')), template('as_usual')), begun(typed, template('as_usual')), 'twice is once');
  assert.equal(begun('訪問しました。いつもと変わりありません。', template('treatment'), template('as_usual')), '処置をしました。');
  assert.match(begun(`${begun('', template('as_usual'))}追記`, template('treatment'), template('as_usual')), /追記\n処置をしました。$/);
});

test('those meant for the profession stand first, the chosen one always', () => {
  const all = shipped.map((one, i) => ({ ...one, for_me: i % 2 === 0 }));
  const { first, more } = parted(all, 4, all[1]!.code);
  assert.deepEqual(first.map((one) => one.code), [all[0], all[2], all[4], all[6], all[1]].map((one) => one!.code));
  assert.equal(first.length + more.length, all.length);
});

test('a note becomes a template without its values', () => {
  const body = bodyFromNote({ text: '訪問しました。\n食べた量: 5割\n様子: 眠い、だるい\n話の内容: 長女の佐藤里子さんが来る。', kind: 'visit' }, ['佐藤 ハル', '佐藤 里子'], 'わたしの訪問');
  assert.equal(body.begin, '訪問しました。');
  assert.deepEqual(body.prompts.map((one) => [one.kind, one.label.ja, one.unit, one.choices.map((c) => c.ja)]), [
    ['number', '食べた量', '割', []], ['ticks', '様子', '', ['眠い', 'だるい']], ['text', '話の内容', '', []],
  ]);
  assert.ok(!JSON.stringify(body).includes('里子'));
  const sentences = bodyFromNote({ text: '入浴しました。髪を洗いました。爪を切りました。', kind: 'question' }, [], 'x');
  assert.deepEqual([sentences.kind, sentences.begin, sentences.prompts[0]!.choices.length, sentences.prompts[0]!.bare], ['note', '', 3, true]);
  assert.equal(bodyFromNote({ text: '10:30 に訪問。', kind: 'note' }, [], 'x').prompts.length, 0, 'a time is no label');
});

test('names, numbers and addresses of mail are taken out of it', () => {
  assert.equal(withoutNames('佐藤ハルさんと話す。ハルさん 072-000-0001、a.b@example.jp へ', ['佐藤 ハル']), 'ご本人と話す。ご本人 …、… へ');
  assert.equal(withoutNames('血圧 120/70、36.8', ['𠮷田 髙子']), '血圧 120/70、36.8');
});
