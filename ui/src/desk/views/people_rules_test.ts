// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_BYTES, checkPeople, exampleTable, told, type PeopleForm } from './people_rules.ts';

const TODAY = '2026-11-20';
const good: PeopleForm = { file: { size: 120 }, asOf: '2024-03-31', source: '介護保険事業状況報告（年報）', credit: '' };

test('a table is sent only with file, day and source', () => {
  const cases: [Partial<PeopleForm>, string[]][] = [
    [{}, []],
    [{ asOf: TODAY }, []],
    [{ credit: '𠮷'.repeat(400) }, []],
    [{ file: undefined }, ['file no_file']],
    [{ file: { size: 0 } }, ['file file_empty']],
    [{ file: { size: MOST_BYTES } }, []],
    [{ file: { size: MOST_BYTES + 1 } }, ['file file_big']],
    [{ asOf: undefined }, ['as_of no_date']],
    [{ asOf: '2026-11-21' }, ['as_of date_in_future']],
    [{ source: '　 ' }, ['source_name no_source']],
    [{ source: 'あ'.repeat(401) }, ['source_name too_long']],
    [{ credit: '𠮷'.repeat(401) }, ['credit too_long']],
    [{ file: undefined, asOf: undefined, source: '' }, ['file no_file', 'as_of no_date', 'source_name no_source']],
  ];
  for (const [change, wanted] of cases) {
    assert.deepEqual(checkPeople({ ...good, ...change }, TODAY).map((p) => `${p.field} ${p.problem}`), wanted, JSON.stringify(change).slice(0, 80));
  }
});

test('no refused row is forgotten', () => {
  const row = { line: 2, code: 'zone_not_found', message: '', value: '' };
  assert.deepEqual(told({ rows_read: 3, rows_loaded: 2, rows_refused: 1, refused: [row] }), { unlisted: 0, sound: true });
  assert.deepEqual(told({ rows_read: 1742, rows_loaded: 1, rows_refused: 1741, refused: Array(100).fill(row) }), { unlisted: 1641, sound: true });
  assert.equal(told({ rows_read: 3, rows_loaded: 1, rows_refused: 1, refused: [row] }).sound, false);
});

test('the example is a table that can be read', () => {
  assert.equal(exampleTable('圏域,65歳以上,75歳以上', ['第1', '第2', '第3'], '合計'), '圏域,65歳以上,75歳以上\n第1,4210,2350\n第2,3980,2105\n合計,113894,66286');
  assert.equal(exampleTable('h', [], ''), 'h\n,113894,66286');
  assert.ok(exampleTable('h', ['東,"西"'], '').includes('"東,""西""",4210,2350'));
});
