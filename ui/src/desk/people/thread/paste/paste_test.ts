// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePaste, type Piece } from './parse.ts';
import { due, entryOf, isThere, joined, problemOf, ready, rowsOf, type PasteRow } from './rows.ts';

const TODAY = '2026-11-24';
const short = (one: Piece) => [one.date, one.time, one.author, one.text];
const read = (text: string) => parsePaste(text, TODAY).map(short);

test('date, time and name on a line, the words below', () => {
  assert.deepEqual(read('2026/11/20 10:32 山田花子\n熱が38度あります。\n往診をお願いします。\n\n2026/11/20 11:05 佐々木 医師\n午後に行きます。'), [
    ['2026-11-20', '10:32', '山田花子', '熱が38度あります。\n往診をお願いします。'], ['2026-11-20', '11:05', '佐々木 医師', '午後に行きます。'],
  ]);
});

test('the ways a date is written', () => {
  const cases: [string, string, string | undefined][] = [
    ['11月20日(金) 10:32', '2026-11-20', '10:32'], ['11月20日（金）10時32分', '2026-11-20', '10:32'], ['令和8年11月20日', '2026-11-20', undefined], ['令和８年１１月２０日　９：０５', '2026-11-20', '09:05'],
    ['R8.11.20', '2026-11-20', undefined], ['R8.11.20 14:00', '2026-11-20', '14:00'], ['Ｒ８．１１．２０', '2026-11-20', undefined], ['令和元年5月1日', '2019-05-01', undefined], ['H31.4.30', '2019-04-30', undefined],
    ['2026-11-20 10:32', '2026-11-20', '10:32'], ['2026年11月20日 金曜日 午後2:05', '2026-11-20', '14:05'], ['2026/11/20(金) 10:32:15', '2026-11-20', '10:32'], ['[2026/11/20 10:32]', '2026-11-20', '10:32'],
    ['【11月20日】', '2026-11-20', undefined], ['11/20 9:00', '2026-11-20', '09:00'], ['■2026.11.20', '2026-11-20', undefined], ['2026/11/20 2:05 PM', '2026-11-20', '14:05'], ['2026/11/20 午前12:10', '2026-11-20', '00:10'],
  ];
  for (const [head, date, time] of cases) assert.deepEqual(read(`${head}\n様子は変わりません。`), [[date, time, '', '様子は変わりません。']], head);
});

test('a day without a year is the last one that has been', () => {
  assert.equal(parsePaste('12月30日\n年末の様子です。', TODAY)[0]!.date, '2025-12-30');
  assert.equal(parsePaste('11月24日\n今日の様子です。', TODAY)[0]!.date, '2026-11-24');
  assert.equal(parsePaste('2月29日\nうるう日です。', TODAY)[0]!.date, '2024-02-29');
});

test('a chat with a day on its own line and times below it', () => {
  assert.deepEqual(read('2026/11/20(金)\n10:32\t山田花子\t熱があります\n10:40\t森 由紀\t了解です\n2026/11/21(土)\n9:00\t山田花子\t下がりました'), [
    ['2026-11-20', '10:32', '山田花子', '熱があります'], ['2026-11-20', '10:40', '森 由紀', '了解です'], ['2026-11-21', '09:00', '山田花子', '下がりました'],
  ]);
  assert.deepEqual(read('11月20日\n[10:32] 山田\n熱があります\n[10:40] 森\n了解です'), [['2026-11-20', '10:32', '山田', '熱があります'], ['2026-11-20', '10:40', '森', '了解です']]);
});

test('name first, or above the time', () => {
  assert.deepEqual(read('山田花子（看護師） 2026/11/20 10:32\n熱があります。'), [['2026-11-20', '10:32', '山田花子(看護師)', '熱があります。']]);
  assert.deepEqual(read('山田花子\n2026/11/20 10:32\n熱があります。\n\n森 由紀\n2026/11/20 11:00\n見に行きます。'), [
    ['2026-11-20', '10:32', '山田花子', '熱があります。'], ['2026-11-20', '11:00', '森 由紀', '見に行きます。'],
  ]);
});

test('name and words on the same line', () => {
  assert.deepEqual(read('2026/11/20 10:32 山田花子: 熱があります。\n2026/11/20 10:40 森：了解です。'), [['2026-11-20', '10:32', '山田花子', '熱があります。'], ['2026-11-20', '10:40', '森', '了解です。']]);
  assert.deepEqual(read('R8.11.20 モニタリング訪問。変わりなし。'), [['2026-11-20', undefined, '', 'モニタリング訪問。変わりなし。']]);
});

test('a date or a time inside a sentence begins nothing', () => {
  assert.deepEqual(read('2026/11/20 10:32 山田花子\n11月25日に受診します。\n10:30に迎えの車が来ます。\n11/26 採血\n終わり。\n2026/11/20 12:00 森\nはい。').map((one) => one[3]), ['11月25日に受診します。\n10:30に迎えの車が来ます。\n11/26 採血\n終わり。', 'はい。']);
  assert.equal(read('血圧 120/70 でした。').length, 1);
});

test('words before any date are kept, without a day', () => {
  assert.deepEqual(read('件名: 様子\n\n2026/11/20 10:32 山田\n熱です。'), [[undefined, undefined, '', '件名: 様子'], ['2026-11-20', '10:32', '山田', '熱です。']]);
  assert.deepEqual(read('日付のない文だけ。'), [[undefined, undefined, '', '日付のない文だけ。']]);
  assert.deepEqual(read('  \n\n'), []);
});

test('a spreadsheet, with titles and cells of several lines, or without', () => {
  assert.deepEqual(read('年月日\t内容\t記入者\nR8.11.20\t"訪問した。\n変わり""なし""。"\t山田\n2026/11/21\t電話。\t森'), [
    ['2026-11-20', undefined, '山田', '訪問した。\n変わり"なし"。'], ['2026-11-21', undefined, '森', '電話。'],
  ]);
  assert.deepEqual(read('2026/11/20\t10:32\t山田花子\t熱があります。\n2026/11/20\t10:40\t森\t了解です。'), [['2026-11-20', '10:32', '山田花子', '熱があります。'], ['2026-11-20', '10:40', '森', '了解です。']]);
  assert.deepEqual(read('日付\t時間\t種別\t内容\n令和8年11月20日\t9:05\t電話\t長女より。'), [['2026-11-20', '09:05', '', '電話　長女より。']]);
});

test('days that do not exist begin nothing, letters of names come through', () => {
  assert.equal(parsePaste('2026/13/40 10:00\n様子。', TODAY)[0]!.date, undefined);
  assert.equal(read('2026/11/20 10:32 髙﨑 𠮷子\n熱です。')[0]![2], '髙﨑 𠮷子');
});

test('line ends of Windows, spaces without width, and a long paste', () => {
  assert.equal(read('2026/11/20 10:32 山田\r\n熱です。\r\n\ufeff2026/11/20 10:40 森\r\nはい。').length, 2);
  const many = Array.from({ length: 300 }, (_, i) => `2026/10/${1 + (i % 28)} 10:${String(i % 60).padStart(2, '0')} 山田花子\n記録${i}です。`).join('\n');
  assert.equal(parsePaste(many, TODAY).length, 300);
});

let n = 0;
const rows = (text: string, there: string[] = []) => rowsOf(parsePaste(text, TODAY), there.map((one) => ({ text: one })), () => `r${++n}`);
const TWO = '2026/11/20 10:32 山田花子\n熱が38度あります。\n2026/11/20 11:05 森\n往診の予定を組みました。';

test('what seems to be here already is marked and not taken', () => {
  const [first, second] = rows(TWO, ['貼り付け（元: MCS）　書いた人: 山田花子\n熱が38度 あります']);
  assert.deepEqual([first!.take, second!.take], [false, true]);
  assert.ok(isThere({ text: 'はい。' }, [{ text: 'はい' }]));
  assert.ok(!isThere({ text: 'はい。' }, [{ text: 'もう一度お願いします、はい' }]), 'two short words prove nothing');
});

test('a row goes into the one above with its own head', () => {
  const all = rows(TWO);
  assert.deepEqual(joined(all, all[1]!.id).map((row) => row.text), ['熱が38度あります。\n11:05 森\n往診の予定を組みました。']);
  assert.equal(joined(all, all[0]!.id).length, 2, 'nothing stands above the first');
});

test('an entry says whence it comes and who wrote it there', () => {
  const [first] = rows(TWO);
  assert.deepEqual(entryOf(first!, 'MCS'), { at: '2026-11-20T10:32:00+09:00', kind: 'note', text: '貼り付け（元: MCS）　書いた人: 山田花子\n熱が38度あります。' });
  const bare: PasteRow = { ...first!, time: '', author: '' };
  assert.deepEqual(entryOf(bare, ' '), { at: '2026-11-20T12:00:00+09:00', kind: 'note', text: '貼り付け（元: 不明）　時刻なし\n熱が38度あります。' });
});

test('rows say what they lack', () => {
  const [row] = rows(TWO);
  const now = new Date('2026-11-24T00:00:00+09:00');
  assert.deepEqual([row!, { ...row!, date: '' }, { ...row!, time: '25:00' }, { ...row!, text: ' ' }, { ...row!, date: '2026-11-25' }, { ...row!, text: 'あ'.repeat(9_900) }].map((one) => problemOf(one, now)), [undefined, 'date', 'time', 'text', 'future', 'long']);
});

test('at most fifty go at once, those that have gone not again', () => {
  const all = Array.from({ length: 60 }, (_, i): PasteRow => ({ id: String(i), date: '2026-11-20', time: '', author: '', text: 'x', take: i !== 3, state: i < 2 ? 'sent' : 'waiting', problem: '', key: '', tried: '' }));
  assert.deepEqual([due(all).length, due(all)[0]!.id, due(all)[1]!.id], [50, '2', '4']);
});

test('the same words tried again have the same key, other words another', () => {
  const [row] = rows(TWO);
  const first = ready(row!, 'MCS', () => 'a');
  assert.equal(ready(first, 'MCS', () => 'b').key, 'a');
  assert.equal(ready({ ...first, text: '直した' }, 'MCS', () => 'b').key, 'b');
  assert.equal(ready(first, 'LINE WORKS', () => 'c').key, 'c');
});
