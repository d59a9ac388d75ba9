// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StayRuleKit, StayRuleStep } from '../../../api/types.ts';
import { exampleDay, newStep, ruleChanges, unused, untilOf } from './rule_rules.ts';

const step = (more: Partial<StayRuleStep>): StayRuleStep => ({ ...newStep('info_sent', '情報を渡す'), ...more });
const rule = (steps: StayRuleStep[], more: Partial<StayRuleKit> = {}): StayRuleKit => ({ version: 1, name: { ja: '手引き', en: '' }, introduction: '', contacts: [], steps, ...more });

test('days of an example: admission today, discharge in two weeks, never before the admission', () => {
  assert.equal(exampleDay(step({ days: 2 }), '2026-11-30'), '2026-12-02');
  assert.equal(exampleDay(step({ from: 'expected', days: -7 }), '2026-11-30'), '2026-12-07');
  assert.equal(exampleDay(step({ from: 'discharged', days: 3 }), '2026-11-30'), '2026-12-17');
  assert.equal(exampleDay(step({ from: 'expected', days: -30 }), '2026-11-30'), '2026-11-30');
});

test('a day is on, before or after what it counts from', () => assert.deepEqual([0, -7, 2].map((days) => untilOf(step({ from: 'expected', days }))), ['expected.on', 'expected.before', 'expected.after']));

test('a kind that stands in the rule is not offered again', () => {
  assert.ok(!unused(rule([step({})])).includes('info_sent'));
  assert.ok(unused(rule([step({})])).includes('report_back'));
});

test('what two editions say differently, step by step', () => {
  const before = rule([step({}), step({ kind: 'acp_talk' }), step({ kind: 'report_back', days: 28 })]);
  const now = rule([step({ kind: 'report_back', days: 14, off: true }), step({}), step({ kind: 'conference_asked' })], { contacts: ['窓口'] });
  assert.deepEqual(ruleChanges(before, now).map((one) => `${one.kind ?? ''} ${one.part}`), ['report_back until', 'report_back off', 'conference_asked added', 'acp_talk removed', ' order', ' contacts']);
  assert.deepEqual(ruleChanges(before, before), []);
});
