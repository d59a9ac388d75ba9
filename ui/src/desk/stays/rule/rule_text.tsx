// SPDX-License-Identifier: Apache-2.0
// The rule as it is read: introduction, what is to be done by whom until when, whom to ask.
import type { LocalDate, StayRuleStep, StayRuleView } from '../../../api/types.ts';
import { useText } from '../../../parts/use_text.ts';
import { shortDate } from '../../../text/format.ts';
import { said } from '../../documents/answer_rules.ts';
import { exampleDay, untilOf } from './rule_rules.ts';

export function useUntil(): (step: StayRuleStep) => string {
  const { t } = useText();
  return (step) => t(`rule.until.${untilOf(step)}`, { n: Math.abs(step.days) });
}

function Line({ step, view, example }: { step: StayRuleStep; view: StayRuleView; example: LocalDate }) {
  const { t, lang } = useText();
  const until = useUntil();
  const form = view.forms.find((one) => one.code === step.form);
  return (
    <tr>
      <td data-label={t('rule.until')}><b>{until(step)}</b><br /><span className="small soft">{t('rule.example', { date: shortDate(exampleDay(step, example), lang) })}</span></td>
      <td className="nowrap" data-label={t('rule.by')}>{t(step.by === 'hospital' ? 'rule.by.hospital' : 'rule.by.team')}</td>
      <td data-label={t('rule.what')}><b>{said(step.words, lang)}</b>{step.guide && <p className="small pre-line">{step.guide}</p>}</td>
      <td data-label={t('rule.form')}>{form ? said(form.name, lang) : t('empty_value')}</td>
    </tr>
  );
}

export function RuleText({ view, example }: { view: StayRuleView; example: LocalDate }) {
  const { t } = useText();
  const { rule } = view;
  return (
    <>
      {rule.introduction && <section className="card stack-tight" aria-labelledby="rule-introduction"><h2 id="rule-introduction">{t('rule.introduction')}</h2><p className="pre-line">{rule.introduction}</p></section>}
      {view.changes && <section className="card stack-tight" aria-labelledby="rule-changes"><h2 id="rule-changes">{t('rule.changes')}</h2><p className="pre-line">{view.changes}</p></section>}
      <section className="card stack-tight" aria-labelledby="rule-steps">
        <h2 id="rule-steps">{t('rule.steps')}</h2>
        <p className="small soft">{t('rule.days_note')}</p>
        <table className="table doc-compare">
          <caption className="sr-only">{t('rule.steps')}</caption>
          <thead><tr><th scope="col">{t('rule.until')}</th><th scope="col">{t('rule.by')}</th><th scope="col">{t('rule.what')}</th><th scope="col">{t('rule.form')}</th></tr></thead>
          <tbody>{rule.steps.filter((step) => !step.off).map((step) => <Line key={step.kind} step={step} view={view} example={example} />)}</tbody>
        </table>
      </section>
      {rule.contacts.length > 0 && <section className="card stack-tight" aria-labelledby="rule-contacts"><h2 id="rule-contacts">{t('rule.contacts')}</h2><ul className="plain-list">{rule.contacts.map((one) => <li key={one}>{one}</li>)}</ul></section>}
    </>
  );
}
