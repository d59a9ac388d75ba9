// SPDX-License-Identifier: Apache-2.0
// What two editions of the rule say differently, in words side by side.
import type { StayRuleView } from '../../../api/types.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { useText } from '../../../parts/use_text.ts';
import { said } from '../../documents/answer_rules.ts';
import { ruleChanges, type RuleChange } from './rule_rules.ts';
import { useUntil } from './rule_text.tsx';

export function RuleChanges({ before, now, onClose }: { before: StayRuleView; now: StayRuleView; onClose: () => void }) {
  const { t, lang } = useText();
  const until = useUntil();
  const formName = (code: string) => [...now.forms, ...before.forms].find((one) => one.code === code)?.name;
  const words = ({ part, before: was, now: is }: RuleChange, of: 'before' | 'now'): string => {
    const step = of === 'before' ? was : is;
    const view = of === 'before' ? before : now;
    if (part === 'name') return said(view.rule.name, lang);
    if (part === 'introduction') return view.rule.introduction;
    if (part === 'contacts') return view.rule.contacts.join('\n');
    if (part === 'order') return view.rule.steps.map((one, i) => `${i + 1}. ${said(one.words, lang)}`).join('\n');
    if (!step) return '';
    if (part === 'until' || part === 'added' || part === 'removed') return until(step);
    if (part === 'by') return t(step.by === 'hospital' ? 'rule.by.hospital' : 'rule.by.team');
    if (part === 'guide') return step.guide;
    if (part === 'words') return said(step.words, lang);
    if (part === 'off' || part === 'on') return t(step.off ? 'rule.off' : 'rule.used');
    const form = formName(step.form);
    return form ? said(form, lang) : '';
  };
  const changes = ruleChanges(before.rule, now.rule);
  const [old, fresh] = [t('rule.edition_n', { n: before.number }), t('rule.edition_n', { n: now.number })];
  return (
    <Dialog title={t('rule.compare', { before: before.number, now: now.number })} onClose={onClose}>
      {changes.length === 0 ? <p>{t('form_edit.no_changes')}</p> : (
        <table className="table doc-compare">
          <caption className="sr-only">{t('form_edit.what')}</caption>
          <thead><tr><th scope="col">{t('form_edit.what')}</th><th scope="col">{old}</th><th scope="col">{fresh}</th></tr></thead>
          <tbody>{changes.map((one, i) => {
            const step = one.now ?? one.before;
            return <tr key={i}><th scope="row">{step && <><span className="small soft">{said(step.words, lang)}</span><br /></>}{t(`rule.part.${one.part}`)}</th><td className="pre-line" data-label={old}>{words(one, 'before') || t('empty_value')}</td><td className="pre-line" data-label={fresh}>{words(one, 'now') || t('empty_value')}</td></tr>;
          })}</tbody>
        </table>
      )}
    </Dialog>
  );
}
