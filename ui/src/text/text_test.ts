// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { uuid7 } from '../api/uuid.ts';
import { dateOf, distanceText, telHref, timeOf, windowTitle, withoutNumber } from './format.ts';
import { checkHours, daysText, hoursText, readTime } from './hours.ts';
import { kanaRow } from './kana.ts';
import { fullYears, parseDate, shortWareki, wareki } from './wareki.ts';

test('dates are read as offices write them', () => {
  const cases: [string, string | undefined, string][] = [
    ['S16.4.3', undefined, '1941-04-03'],
    ['昭和16年4月3日', undefined, '1941-04-03'],
    ['1941-4-3', undefined, '1941-04-03'],
    ['1941/4/3', undefined, '1941-04-03'],
    ['16/4/3', 'S', '1941-04-03'],
    ['Ｓ１６．４．３', undefined, '1941-04-03'],
    ['令和元年5月1日', undefined, '2019-05-01'],
    ['㋿7.9.1', undefined, '2025-09-01'],
    ['R07/09/01', undefined, '2025-09-01'],
    ['令和 8年 11月 20日(金)', undefined, '2026-11-20'],
    ['20261120', undefined, '2026-11-20'],
    ['昭和64年1月7日', undefined, '1989-01-07'],
    ['平成31年5月1日', undefined, '2019-05-01'],
    ['令6.2.29', undefined, '2024-02-29'],
    ['西暦2026年1月2日', undefined, '2026-01-02'],
    ['大正元年7月30日', undefined, '1912-07-30'],
  ];
  for (const [text, era, want] of cases) assert.deepEqual(parseDate(text, era), { date: want }, text);
});

test('dates that cannot be are refused with the reason', () => {
  const cases: [string, string][] = [
    ['', 'empty'], ['昭和65年1月1日', 'era_over'], ['昭和64年1月8日', 'era_over'], ['R7.2.29', 'no_such_day'],
    ['2025-13-01', 'no_such_day'], ['令和元年4月30日', 'era_over'], ['あした', 'shape'], ['R7.9', 'shape'],
    ['明治5年1月1日', 'too_early'], ['X7.1.1', 'shape'], ['令和0年5月1日', 'no_such_day'],
  ];
  for (const [text, want] of cases) {
    const got = parseDate(text);
    assert.ok('problem' in got, `${text} was taken for ${JSON.stringify(got)}`);
    if (want !== 'no_such_day') assert.equal(got.problem, want, text);
  }
});

test('dates are written in the era with the weekday', () => {
  assert.equal(wareki('2026-11-20'), '令和8年11月20日(金)');
  assert.equal(wareki('2019-05-01'), '令和元年5月1日(水)');
  assert.equal(wareki('1989-01-07'), '昭和64年1月7日(土)');
  assert.equal(shortWareki('2026-11-20'), 'R8.11.20');
  assert.equal(fullYears('1941-04-03', '2026-04-02'), 84);
  assert.equal(fullYears('1941-04-03', '2026-04-03'), 85);
});

test('readings stand under their row', () => {
  const cases: [string, string][] = [
    ['がくえん', 'か'], ['ヴィラ', 'あ'], ['㈱さくら', 'さ'], ['医療法人 さくら会', 'さ'], ['ﾊﾟｰﾙ', 'は'], ['ｻｲﾄｳ', 'さ'],
    ['ンダ', 'わ'], ['っきー', 'た'], ['', '他'], ['ABC', '他'], ['社会福祉法人　株式会社', '他'], ['ぢゅん', 'た'], ['ヱビス', 'わ'],
    ['イリョウホウジンシャダン　マツダ', 'ま'], ['枚方', '他'],
  ];
  for (const [reading, want] of cases) assert.equal(kanaRow(reading), want, reading);
});

test('times are read as typed', () => {
  const cases: [string, string | undefined][] = [
    ['9', '09:00'], ['９：３０', '09:30'], ['0930', '09:30'], ['930', '09:30'], ['9時半', '09:30'], ['17時', '17:00'],
    ['9時15分', '09:15'], ['24:00', '24:00'], ['24:01', undefined], ['25', undefined], ['9:60', undefined], ['朝', undefined], ['', undefined],
  ];
  for (const [text, want] of cases) assert.equal(readTime(text), want, text);
});

test('hours are said in one line and checked', () => {
  const week = { days: [1, 2, 3, 4, 5], open: '09:00', close: '12:00', note: '' };
  const afternoon = { days: [1, 2, 3, 4, 5], open: '13:00', close: '17:00', note: '' };
  const saturday = { days: [6, 8], open: '09:00', close: '12:00', note: '第2・4週' };
  assert.equal(hoursText([afternoon, week, saturday]), '月〜金 9:00–12:00・13:00–17:00、土・祝 9:00–12:00(第2・4週)');
  assert.equal(hoursText([week], 'en'), 'Mon–Fri 9:00–12:00');
  assert.equal(daysText([5, 1, 2, 3]), '月〜水・金');
  assert.equal(daysText([6, 7, 8]), '土・日・祝');
  assert.deepEqual(checkHours([week, { ...week, open: '11:00', close: '13:00' }]), [undefined, 'overlap']);
  assert.deepEqual(checkHours([{ ...week, days: [] }]), ['no_days']);
  assert.deepEqual(checkHours([{ ...week, close: '08:00' }]), ['end_before_start']);
  assert.deepEqual(checkHours([{ ...week, open: 'x' }]), ['bad_time']);
  assert.deepEqual(checkHours([week, { ...saturday, days: [1] }]), [undefined, undefined]);
});

test('times are those of Japan', () => {
  assert.equal(timeOf('2026-11-20T00:05:00Z'), '9:05');
  assert.equal(dateOf('2026-11-19T23:30:00Z'), '2026-11-20');
  assert.equal(distanceText(349), '350 m');
  assert.equal(distanceText(1240), '1.2 km');
  assert.equal(telHref('０７２-868-0015'), 'tel:0728680015');
});

test('keys of acts are version 7 and begin with the time', () => {
  const key = uuid7(0x0123456789ab, (bytes) => bytes.fill(0xff));
  assert.equal(key, '01234567-89ab-7fff-bfff-ffffffffffff');
  assert.ok(uuid7(2_000_000_000_000) > uuid7(1_999_999_999_999));
});

test('a window is named with each word once', () => {
  for (const [department, role, person, title] of [
    ['', '管理者', '管理者 宇野', '管理者 宇野'], ['地域連携室', '地域連携室 室長', '', '地域連携室 室長'], ['診療部', '院長', '菜原', '診療部 院長 菜原'],
    ['', '医', '山田医院 医師', '医 山田医院 医師'], ['', '看護師', '看護師　日和', '看護師　日和'], ['', '', '', ''],
  ] as const) assert.equal(windowTitle({ department, role, person }), title);
});

test('a number that stands beside the line is not said in it', () => {
  const n = '(072)867-0210';
  for (const [line, number, wanted] of [
    [`時間の登録なし 代表番号（${n}）・窓口の登録なし`, n, '時間の登録なし 代表番号・窓口の登録なし'],
    [`今かけてよい 9:00まで 看護師 夜間（${n}・対象 診療所、病院）`, n, '今かけてよい 9:00まで 看護師 夜間（対象 診療所、病院）'],
    [`no hours main number (${n}), no contact window registered`, n, 'no hours main number, no contact window registered'],
    [`until 9:00 nurse (${n}, for clinics)`, n, 'until 9:00 nurse (for clinics)'],
    ['今かけてよい 管理者（072-000-0102）', n, '今かけてよい 管理者（072-000-0102）'],
    ['代表番号（番号の登録なし）', '', '代表番号（番号の登録なし）'],
  ] as const) assert.equal(withoutNumber(line, number), wanted);
});
