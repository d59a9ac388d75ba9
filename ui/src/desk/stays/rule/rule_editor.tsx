// SPDX-License-Identifier: Apache-2.0
// The draft of the rule: introduction, steps in their order, whom to ask, what changes. What is not saved yet stays in this browser.
import { useState } from 'react';
import { useGet } from '../../../api/queries.ts';
import { Refused, request, sentence } from '../../../api/request.ts';
import type { FormLine, StayRuleKit, StayRuleStep, StayRuleView, StayStepKind } from '../../../api/types.ts';
import { Button } from '../../../parts/button.tsx';
import { SelectField, TextArea } from '../../../parts/field.tsx';
import { say } from '../../../parts/toast.tsx';
import { useText } from '../../../parts/use_text.ts';
import { dateOf, dateText } from '../../../text/format.ts';
import { moved } from '../../documents/edition_rules.ts';
import { readDraft, writeDraft } from '../../editions/local_draft.ts';
import { TwoWords } from '../../editions/two_words.tsx';
import { EXAMPLE_DAYS, newStep, plusDays, unused } from './rule_rules.ts';
import { RuleStepLine } from './rule_step.tsx';

interface Writing { rule: StayRuleKit; changes: string }
interface Fault { field: string; message: string }

function Steps({ rule, faults, onRule }: { rule: StayRuleKit; faults: Fault[]; onRule: (rule: StayRuleKit, dropped?: string) => void }) {
  const { t, lang } = useText();
  const [open, setOpen] = useState('');
  const forms = useGet<{ items: FormLine[] }>('forms', '/v1/forms').data?.items ?? [];
  const today = dateOf(new Date());
  const put = (at: number, step: StayRuleStep) => onRule({ ...rule, steps: rule.steps.map((one, i) => (i === at ? step : one)) });
  const add = (kind: StayStepKind) => {
    onRule({ ...rule, steps: [...rule.steps, newStep(kind, t(`stay_step.${kind}`))] });
    setOpen(kind);
  };
  const rest = unused(rule);
  const ofStep = (at: number) => faults.filter((one) => one.field.startsWith(`rule.steps.${at}.`)).map((one) => ({ field: one.field.split('.')[3] ?? '', message: one.message }));
  return (
    <section className="card stack" aria-labelledby="rule-steps">
      <h2 id="rule-steps">{t('rule.steps')}</h2>
      <p className="small soft">{t('rule.example_lead', { admitted: dateText(today, lang), discharged: dateText(plusDays(today, EXAMPLE_DAYS), lang) })}</p>
      <ol className="stack-tight">
        {rule.steps.map((step, i) => (
          <RuleStepLine key={step.kind} step={step} n={i + 1} isOpen={open === step.kind} example={today} forms={forms} faults={ofStep(i)} onOpen={() => setOpen(open === step.kind ? '' : step.kind)} onStep={(next) => put(i, next)}
            onMove={(by) => onRule({ ...rule, steps: moved(rule.steps, i, by) })} onDrop={() => onRule({ ...rule, steps: rule.steps.filter((one) => one.kind !== step.kind) }, step.words.ja)} />
        ))}
      </ol>
      {rest.length > 0 && <SelectField label={t('rule.add_step')} value="" onValue={(kind) => kind && add(kind as StayStepKind)} choices={[{ value: '', label: t('rule.choose_step') }, ...rest.map((value) => ({ value, label: t(`stay_step.${value}`) }))]} />}
    </section>
  );
}

export function RuleEditor({ draft, onSaved, onClose }: { draft: StayRuleView; onSaved: () => Promise<unknown>; onClose: () => void }) {
  const { t } = useText();
  const [writing, setWriting] = useState<Writing>(readDraft<Writing>('rule', draft.id) ?? { rule: draft.rule, changes: draft.changes });
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const { rule, changes } = writing;
  const put = (more: Partial<Writing>) => {
    const next = { ...writing, ...more };
    setWriting(next);
    writeDraft('rule', draft.id, next);
  };
  const putRule = (next: StayRuleKit, dropped?: string) => {
    const before = writing;
    setFaults([]);
    put({ rule: next });
    if (dropped !== undefined) say(t('form_edit.dropped', { name: dropped }), { undo: async () => { setWriting(before); writeDraft('rule', draft.id, before); } });
  };
  const save = async () => {
    setBusy(true);
    try {
      await request(`/v1/stay-rule-editions/${draft.id}`, { method: 'PUT', body: { base_seq: draft.seq, rule, changes } });
      writeDraft('rule', draft.id, undefined);
      await onSaved();
      say(t('saved'));
      onClose();
    } catch (failure) {
      setFaults(failure instanceof Refused && failure.fields.length > 0 ? failure.fields : [{ field: '', message: sentence(failure) }]);
    } finally {
      setBusy(false);
    }
  };
  const stepName = (field: string) => {
    const at = /^rule\.steps\.(\d+)\./.exec(field)?.[1];
    return at === undefined ? '' : `${Number(at) + 1}. ${rule.steps[Number(at)]?.words.ja ?? ''}: `;
  };
  return (
    <form className="stack" onSubmit={(e) => { e.preventDefault(); void save(); }}>
      <div className="page-head"><h1>{t('rule.editing', { n: draft.number })}</h1></div>
      <p className="notice small">{t('rule.edit_lead')}</p>
      {faults.length > 0 && <div className="notice notice--bad" role="alert">{faults.map((one) => <p key={one.field + one.message}>{stepName(one.field)}{one.message}</p>)}</div>}
      <div className="card form-grid">
        <TwoWords label={t('rule.name')} value={rule.name} onValue={(name) => putRule({ ...rule, name })} />
        <TextArea label={t('rule.introduction')} rows={5} value={rule.introduction} onValue={(introduction) => putRule({ ...rule, introduction })} />
      </div>
      <Steps rule={rule} faults={faults} onRule={putRule} />
      <div className="card form-grid">
        <TextArea label={t('rule.contacts')} support={t('rule.contacts_support')} rows={4} value={rule.contacts.join('\n')} onValue={(text) => putRule({ ...rule, contacts: text ? text.split('\n') : [] })} />
        <TextArea label={t('rule.changes')} support={t('rule.changes_support')} value={changes} onValue={(next) => put({ changes: next })} />
      </div>
      <div className="doc-foot no-print"><span className="line line-end"><Button look="primary" type="submit" busy={busy}>{t('form_edit.save')}</Button><Button onClick={onClose}>{t('form_edit.close')}</Button></span></div>
    </form>
  );
}
