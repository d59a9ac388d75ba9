// SPDX-License-Identifier: Apache-2.0
// 入退院支援の手引き, for everybody who has to do with stays; an older or a coming edition by its name in the address.
import { Link } from 'wouter';
import { useGet } from '../../../api/queries.ts';
import type { StayRuleShown } from '../../../api/types.ts';
import { Badge } from '../../../parts/badge.tsx';
import { LinkButton } from '../../../parts/button.tsx';
import { Answer } from '../../../parts/states.tsx';
import { useText } from '../../../parts/use_text.ts';
import { dateOf, dateText } from '../../../text/format.ts';
import { useMay } from '../../context.tsx';
import { said } from '../../documents/answer_rules.ts';
import { useLook } from '../../documents/look.ts';
import { useParams } from '../../params.ts';
import { OneNews } from './rule_news.tsx';
import { RuleText } from './rule_text.tsx';

export default function RuleScreen() {
  const { t, lang } = useText();
  useLook();
  const may = useMay();
  const wanted = useParams('/stays/rule').get('edition');
  const query = useGet<StayRuleShown>('stay_rule', `/v1/stay-rules${wanted ? `?edition=${encodeURIComponent(wanted)}` : ''}`);
  return (
    <div className="stack">
      <p className="crumb no-print"><Link to="/stays">{t('stay.title')}</Link></p>
      <Answer query={query}>{({ edition, in_force, news }) => (
        <>
          <div className="page-head"><h1>{said(edition.rule.name, lang)}</h1>
            <span className="line line-end no-print"><LinkButton icon="print" href={`/v1/stay-rules/${edition.id}/rule.pdf`} target="_blank">{t('rule.print')}</LinkButton>{may('rule.edit') && <LinkButton icon="edit" to="/settings/stay-rules">{t('rule.edit_title')}</LinkButton>}</span></div>
          <p className="line"><b>{t('form_edit.edition_n', { n: edition.number })}</b>{in_force ? <Badge tone="good">{t('rule.in_force')}</Badge> : <Badge tone="warn">{t('rule.not_today')}</Badge>}<span className="small">{edition.valid_from ? t('rule.since', { date: dateText(edition.valid_from, lang) }) : t('rule.shipped')}</span></p>
          {news.filter((one) => !one.read).map((one) => <OneNews key={one.id} one={one} />)}
          <RuleText view={edition} example={dateOf(new Date())} />
        </>
      )}</Answer>
    </div>
  );
}
