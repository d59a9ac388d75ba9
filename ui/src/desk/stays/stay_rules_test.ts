// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StayDueStep, StayView } from '../../api/types.ts';
import { nextSteps, order, shows } from './stay_rules.ts';

const due = (kind: StayDueStep['kind'], by: StayDueStep['by'], due_on: string | null, more: Partial<StayDueStep> = {}) =>
  ({ kind, by, words: { ja: kind, en: kind }, due_on, done_on: null, late: false, ...more }) as StayDueStep;
const stay = (id: string, more: Partial<StayView> = {}) =>
  ({ id, side: 'team', state: 'admitted', asks_me: false, manager_state: 'confirmed', admitted_on: '2026-11-20', due: [], ...more }) as StayView;

test('one own steps come first, then by day; what is done or has no day yet is left out', () => {
  const one = stay('a', { due: [
    due('acp_talk', 'hospital', '2026-11-21'), due('info_sent', 'team', '2026-11-24'), due('hospital_told', 'team', '2026-11-23'),
    due('report_back', 'team', null), due('services_started', 'team', '2026-11-22', { done_on: '2026-11-22' }),
  ] });
  assert.deepEqual(nextSteps(one, 5).map((step) => step.kind), ['hospital_told', 'info_sent', 'acp_talk']);
});

test('the views: still in hospital, waiting for me, gone home, all', () => {
  const late = stay('late', { due: [due('info_sent', 'team', '2026-11-22', { late: true })] });
  const others = stay('others', { due: [due('acp_talk', 'hospital', '2026-11-22', { late: true })] });
  const gone = stay('gone', { state: 'discharged' });
  const lost = stay('lost', { side: 'desk', manager_state: 'searching' });
  const names = (view: Parameters<typeof shows>[1]) => [late, others, gone, lost].filter((one) => shows(one, view)).map((one) => one.id);
  assert.deepEqual(names('open'), ['late', 'others', 'lost']);
  assert.deepEqual(names('waiting'), ['late', 'lost']);
  assert.deepEqual(names('after'), ['gone']);
  assert.equal(names('all').length, 4);
});

test('what was just told stands on top, then what asks me, then the newest admission', () => {
  const rows = [stay('old', { admitted_on: '2026-11-01' }), stay('new'), stay('asks', { asks_me: true, admitted_on: '2026-10-01' }), stay('told', { admitted_on: '2026-09-01' })];
  assert.deepEqual(order(rows, 'told').map((one) => one.id), ['told', 'asks', 'new', 'old']);
});
