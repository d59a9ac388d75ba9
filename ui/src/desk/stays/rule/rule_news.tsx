// SPDX-License-Identifier: Apache-2.0
// 手引きの改定: what changes and from when, until this account has said that it has read it.
import { useQueryClient } from '@tanstack/react-query';
import { useGet } from '../../../api/queries.ts';
import { post } from '../../../api/request.ts';
import type { StayRuleNews, StayRuleShown } from '../../../api/types.ts';
import { Button, LinkButton } from '../../../parts/button.tsx';
import { sayProblem } from '../../../parts/toast.tsx';
import { useText } from '../../../parts/use_text.ts';
import { dateText } from '../../../text/format.ts';

export function OneNews({ one }: { one: StayRuleNews }) {
  const { t, lang } = useText();
  const client = useQueryClient();
  const read = async () => {
    try {
      await post(`/v1/stay-rules/${one.id}/read`, {});
      await client.invalidateQueries({ queryKey: ['stay_rule'] });
    } catch (problem) {
      sayProblem(problem);
    }
  };
  return (
    <section className="notice notice--warn stack-tight no-print" aria-label={t('rule.news', { n: one.number })}>
      <p><b>{t(one.begun ? 'rule.has_changed' : 'rule.will_change', { date: dateText(one.valid_from, lang), n: one.number })}</b></p>
      <p className="pre-line">{one.changes}</p>
      <div className="line"><Button look="primary" onClick={() => void read()}>{t('rule.i_read')}</Button><LinkButton icon="book" to={`/stays/rule?edition=${one.id}`}>{t('rule.read_n', { n: one.number })}</LinkButton></div>
    </section>
  );
}

export function RuleNews() {
  const news = useGet<StayRuleShown>('stay_rule', '/v1/stay-rules').data?.news ?? [];
  return news.filter((one) => !one.read).map((one) => <OneNews key={one.id} one={one} />);
}
