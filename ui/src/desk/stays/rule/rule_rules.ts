// SPDX-License-Identifier: Apache-2.0
// 入退院支援ルール while it is read and changed: until when in days of an example, what two editions say differently. Pure.
import type { LocalDate, StayAnchor, StayRuleKit, StayRuleStep, StayStepKind } from '../../../api/types.ts';

export const STEP_KINDS: StayStepKind[] = [
  'hospital_told', 'info_sent', 'acp_talk', 'discharge_told', 'conference_asked', 'conference_fixed', 'conference_held', 'summary_received', 'services_started', 'report_back',
];
export const ANCHORS: StayAnchor[] = ['admitted', 'expected', 'discharged'];
export const EXAMPLE_DAYS = 14;
const DAY_MS = 86_400_000;

export const plusDays = (day: LocalDate, days: number): LocalDate => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

// Each kind stands once in a rule.
export const unused = (rule: StayRuleKit): StayStepKind[] => STEP_KINDS.filter((kind) => !rule.steps.some((step) => step.kind === kind));
export const newStep = (kind: StayStepKind, ja: string): StayRuleStep => ({ kind, from: 'admitted', days: 0, by: 'team', words: { ja, en: '' }, off: false, form: '', guide: '' });

// Of an admission on that day with the discharge two weeks later; a day before the admission is the admission itself.
export function exampleDay(step: StayRuleStep, admitted: LocalDate): LocalDate {
  const day = plusDays(step.from === 'admitted' ? admitted : plusDays(admitted, EXAMPLE_DAYS), step.days);
  return day < admitted ? admitted : day;
}

// The end of the words that say until when.
export const untilOf = (step: StayRuleStep): `${StayAnchor}.${'on' | 'before' | 'after'}` => `${step.from}.${step.days === 0 ? 'on' : step.days < 0 ? 'before' : 'after'}`;

export type RulePart = 'name' | 'introduction' | 'contacts' | 'order' | 'added' | 'removed' | 'words' | 'until' | 'by' | 'form' | 'guide' | 'off' | 'on';
export interface RuleChange { kind: StayStepKind | undefined; part: RulePart; before: StayRuleStep | undefined; now: StayRuleStep | undefined }

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function stepChanges(before: StayRuleStep, now: StayRuleStep): RulePart[] {
  const out: RulePart[] = [];
  if (!same(before.words, now.words)) out.push('words');
  if (before.from !== now.from || before.days !== now.days) out.push('until');
  if (before.by !== now.by) out.push('by');
  if (before.form !== now.form) out.push('form');
  if (before.guide !== now.guide) out.push('guide');
  if (before.off !== now.off) out.push(now.off ? 'off' : 'on');
  return out;
}

// Step by step in the order of the newer one; what is gone comes last.
export function ruleChanges(before: StayRuleKit, now: StayRuleKit): RuleChange[] {
  const out: RuleChange[] = [];
  const whole = (part: RulePart, changed: boolean) => changed && out.push({ kind: undefined, part, before: undefined, now: undefined });
  whole('name', !same(before.name, now.name));
  whole('introduction', before.introduction !== now.introduction);
  for (const step of now.steps) {
    const was = before.steps.find((one) => one.kind === step.kind);
    if (!was) out.push({ kind: step.kind, part: 'added', before: undefined, now: step });
    else for (const part of stepChanges(was, step)) out.push({ kind: step.kind, part, before: was, now: step });
  }
  for (const was of before.steps) if (!now.steps.some((one) => one.kind === was.kind)) out.push({ kind: was.kind, part: 'removed', before: was, now: undefined });
  // Compared among those that both have.
  const order = (a: StayRuleKit, b: StayRuleKit) => a.steps.map((one) => one.kind).filter((kind) => b.steps.some((one) => one.kind === kind));
  whole('order', !same(order(before, now), order(now, before)));
  whole('contacts', !same(before.contacts, now.contacts));
  return out;
}
