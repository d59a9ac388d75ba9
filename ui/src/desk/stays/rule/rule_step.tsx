// SPDX-License-Identifier: Apache-2.0
// One step of the rule while it is changed: a line with its days, opened for everything else.
import type { FormLine, LocalDate, StayAnchor, StayRuleStep, StaySide } from '../../../api/types.ts';
import { Badge } from '../../../parts/badge.tsx';
import { IconButton } from '../../../parts/button.tsx';
import { Check, SelectField, TextArea, TextField } from '../../../parts/field.tsx';
import { useText } from '../../../parts/use_text.ts';
import { shortDate } from '../../../text/format.ts';
import { said } from '../../documents/answer_rules.ts';
import { TwoWords } from '../../editions/two_words.tsx';
import { ANCHORS, exampleDay } from './rule_rules.ts';
import { useUntil } from './rule_text.tsx';

const SIDES: StaySide[] = ['team', 'hospital'];
const MOST_DAYS = 365;

// Days are typed without a sign: before or after is chosen, and only a planned discharge has days before it.
function Days({ step, error, onStep }: { step: StayRuleStep; error: string | undefined; onStep: (more: Partial<StayRuleStep>) => void }) {
  const { t } = useText();
  const sign = step.days < 0 ? 'before' : 'after';
  const from = (next: StayAnchor) => onStep({ from: next, days: next === 'expected' ? step.days : Math.abs(step.days) });
  return (
    <>
      <SelectField label={t('rule.from')} value={step.from} onValue={(next) => from(next as StayAnchor)} choices={ANCHORS.map((value) => ({ value, label: t(`rule.from.${value}`) }))} />
      <TextField label={t('rule.days')} error={error} type="number" min={0} max={MOST_DAYS} value={String(Math.abs(step.days))} onValue={(text) => onStep({ days: (sign === 'before' ? -1 : 1) * Math.min(MOST_DAYS, Math.abs(Math.trunc(Number(text)))) || 0 })} />
      {step.from === 'expected' && <SelectField label={t('rule.sign')} value={sign} onValue={(next) => onStep({ days: (next === 'before' ? -1 : 1) * Math.abs(step.days) })} choices={(['before', 'after'] as const).map((value) => ({ value, label: t(`rule.sign.${value}`) }))} />}
    </>
  );
}

export interface StepProps {
  step: StayRuleStep; n: number; isOpen: boolean; example: LocalDate; forms: FormLine[]; faults: { field: string; message: string }[];
  onOpen: () => void; onStep: (step: StayRuleStep) => void; onMove: (by: -1 | 1) => void; onDrop: () => void;
}

export function RuleStepLine({ step, n, isOpen, example, forms, faults, onOpen, onStep, onMove, onDrop }: StepProps) {
  const { t, lang } = useText();
  const until = useUntil();
  const put = (more: Partial<StayRuleStep>) => onStep({ ...step, ...more });
  const fault = (field: string) => faults.find((one) => one.field === field)?.message;
  const name = said(step.words, lang) || t(`stay_step.${step.kind}`);
  return (
    <li className="doc-edit-field" id={`step-${step.kind}`}>
      <div className="line">
        <button type="button" className="button button--quiet doc-edit-field__name" aria-expanded={isOpen} onClick={onOpen}>{n}. {name}</button>
        <span className="small"><b>{until(step)}</b> {t(step.by === 'hospital' ? 'rule.by.hospital' : 'rule.by.team')}　<span className="soft">{t('rule.example', { date: shortDate(exampleDay(step, example), lang) })}</span></span>
        {step.off && <Badge>{t('rule.off')}</Badge>}
        {faults.length > 0 && <Badge tone="bad">{t('rule.fault')}</Badge>}
        <span className="line line-end">
          <IconButton icon="up" label={`${name}: ${t('rule.up')}`} onClick={() => onMove(-1)} />
          <IconButton icon="down" label={`${name}: ${t('rule.down')}`} onClick={() => onMove(1)} />
          <IconButton icon="close" label={`${name}: ${t('form_edit.drop')}`} onClick={onDrop} />
        </span>
      </div>
      {isOpen && (
        <div className="form-grid">
          <TwoWords long label={t('rule.words')} value={step.words} error={fault('words')} onValue={(words) => put({ words })} />
          <Days step={step} error={fault('days')} onStep={put} />
          <SelectField label={t('rule.by')} error={fault('by')} value={step.by} onValue={(by) => put({ by: by as StaySide })} choices={SIDES.map((value) => ({ value, label: t(value === 'hospital' ? 'rule.by.hospital' : 'rule.by.team') }))} />
          <SelectField label={t('rule.form')} error={fault('form')} value={step.form} onValue={(form) => put({ form })} choices={[{ value: '', label: t('rule.no_form') }, ...forms.map((form) => ({ value: form.code, label: said(form.name, lang) }))]} />
          <TextArea label={t('rule.guide')} support={t('rule.guide_support')} value={step.guide} onValue={(guide) => put({ guide })} />
          <div className="wide"><p className="small soft">{t('rule.kind', { what: t(`stay_step.${step.kind}`) })}</p><Check label={t('rule.off_label')} checked={step.off} onChecked={(off) => put({ off })} /></div>
        </div>
      )}
    </li>
  );
}
