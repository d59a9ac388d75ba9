// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StayDueStep, StayView } from '../../api/types.ts';
import type { PersonPage } from '../model.ts';
import type { Item } from '../sync/outbox.ts';
import { answerHere, answerPath, asOf, found, hospitalsOf, lateSteps, noticesHere, ownNumber, shown, stepHere, stepPath } from './rules.ts';

const due = (kind: StayDueStep['kind'], more: Partial<StayDueStep> = {}): StayDueStep => ({ kind, by: 'team', words: { ja: kind, en: kind }, late: false, ...more });
const stay = (id: string, more: Partial<StayView> = {}): StayView => ({ id, side: 'team', state: 'admitted', admitted_on: '2026-11-20', hospital_name: '市民病院', due: [], days: 0, ...more } as StayView);
const item = (what: Item['what'], path: string, more: Partial<Item> = {}): Item => ({ key: path, what, person: 'p', path, made: 1, line: '', order: 1, state: 'waiting', ...more });

test('days and lateness are of the day on this phone, however old the copy is', () => {
  const now = asOf(stay('s', { due: [due('info_sent', { due_on: '2026-11-23' }), due('acp_talk', { due_on: '2026-11-25' }), due('hospital_told', { due_on: '2026-11-20', done_on: '2026-11-21', late: true })] }), '2026-11-25');
  assert.equal(now.days, 5);
  assert.deepEqual(now.due.map((one) => one.late), [true, false, false]);
  assert.equal(asOf(stay('s', { state: 'discharged', discharged_on: '2026-11-22' }), '2026-12-25').days, 2, 'after the discharge no day is counted');
});

test('the hospital’s own lateness is not ours', () => {
  const now = asOf(stay('s', { due: [due('info_sent', { due_on: '2026-11-21' }), due('discharge_told', { due_on: '2026-11-21', by: 'hospital' })] }), '2026-11-30');
  assert.deepEqual(lateSteps(now).map((one) => one.kind), ['info_sent']);
});

test('what is long over or was taken back is shown no more', () => {
  const all = [stay('old', { state: 'discharged', discharged_on: '2026-10-01' }), stay('over', { state: 'discharged', discharged_on: '2026-11-10', admitted_on: '2026-11-01' }), stay('gone', { state: 'cancelled' }), stay('here')];
  assert.deepEqual(shown(all, '2026-11-25').map((one) => one.id), ['here', 'over']);
});

test('what was said here and has not arrived stands beside what the server knows', () => {
  const items = [
    item('stay_answer', answerPath('s'), { state: 'sent' }), item('stay_answer', answerPath('other')), item('stay_step', stepPath('s'), { body: { kind: 'info_sent' } }),
    item('stay_notice', '/v1/stays'), item('stay_notice', '/v1/stays', { state: 'sent' }), item('stay_notice', '/v1/stays', { person: 'q' }),
  ];
  assert.equal(answerHere(items, 's'), undefined, 'what has arrived is in the stay itself');
  assert.equal(answerHere([...items, item('stay_answer', answerPath('s'), { state: 'refused' })], 's')?.state, 'refused');
  assert.equal(stepHere(items, 's', 'info_sent')?.state, 'waiting');
  assert.equal(stepHere(items, 's', 'acp_talk'), undefined);
  assert.equal(noticesHere(items, 'p').length, 1);
});

test('the number is one’s own, else that of the office which keeps the case', () => {
  const page = (team: object[]) => ({ team }) as unknown as PersonPage;
  assert.equal(ownNumber(page([{ account_id: 'x', phone: '1', keeps_case: true }, { account_id: 'me', phone: '2' }]), 'me'), '2');
  assert.equal(ownNumber(page([{ phone: '1', keeps_case: true }]), 'me'), '1');
  assert.equal(ownNumber(undefined, 'me'), '');
});

test('hospitals of the page come first, with their place in the directory, each once', () => {
  const known = hospitalsOf([{ kind: 'pharmacy', name: '薬局' }, { kind: 'hospital', name: '市民病院', facility_id: 'f' }, { kind: 'medical', name: '医院' }], [stay('a'), stay('b', { hospital_name: '大西病院' })]);
  assert.deepEqual(known, [{ name: '市民病院', id: 'f' }, { name: '医院', id: undefined }, { name: '大西病院' }]);
});

test('a hospital of the area is found by its name or its reading without a line; what the directory answers follows, each once', () => {
  const here = [{ id: 'h1', name: '枚方市民病院', name_kana: 'ひらかたしみんびょういん' }, { id: 'h2', name: '髙島病院', name_kana: 'たかしまびょういん' }];
  const names = (typed: string, answered: { id: string; name: string }[] = [], most = 5) => found(typed, true, here, answered, most).map((one) => one.name);
  assert.deepEqual(names('ひらかた'), ['枚方市民病院']);
  assert.deepEqual(names('高島'), ['髙島病院']);
  assert.deepEqual(names('びょういん', [{ id: 'h2', name: '髙島病院' }, { id: 'x', name: '特養さくら' }]), ['枚方市民病院', '髙島病院', '特養さくら']);
  assert.deepEqual(names('びょういん', [], 1), ['枚方市民病院']);
  assert.deepEqual([names('  '), found('ひらかた', false, here, [], 5)], [[], []], 'nothing typed, or chosen already');
});
