// SPDX-License-Identifier: Apache-2.0
// The cases behind a figure: which are missing, where, and the way to the stay itself for those who may see it.
import { useState } from 'react';
import { Link } from 'wouter';
import { useGet } from '../../api/queries.ts';
import type { IndicatorCase, IndicatorCases, IndicatorPage, LocalDate } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField } from '../../parts/field.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { Table, type Column } from '../../parts/table.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateText, shortDate } from '../../text/format.ts';

const VERDICTS = ['no', 'unknown', 'yes', ''] as const;

export function CasesBehind({ page, month, onMonth, period }: { page: IndicatorPage; month: string; onMonth: (month: string) => void; period: { from: LocalDate; to: LocalDate } }) {
  const { t, lang } = useText();
  const isRate = page.indicator.unit === 'percent';
  const [verdict, setVerdict] = useState<string>(isRate ? 'no' : '');
  const query = useGet<IndicatorCases>('figures', `/v1/indicators/${page.indicator.code}/cases?from=${period.from}&to=${period.to}${verdict ? `&verdict=${verdict}` : ''}`);
  const columns: Column<IndicatorCase>[] = [
    { id: 'on', label: t(`indicator_counted_by.${page.indicator.counted_by}`), head: true, cell: (one) => <span className="nowrap nums">{shortDate(one.on, lang)}</span> },
    { id: 'who', label: t('figures.who'), cell: (one) => (one.href ? <Link to={one.href}>{one.name || t('figures.open')}</Link> : t('figures.not_yours')) },
    { id: 'hospital', label: t('indicator_split.hospital'), cell: (one) => one.hospital },
    { id: 'office', label: t('indicator_split.office'), cell: (one) => one.office },
    { id: 'zone', label: t('indicator_split.zone'), cell: (one) => one.zone },
    { id: 'why', label: t('figures.counted_as'), cell: (one) => one.answer || (one.value !== undefined ? `${one.value.toFixed(1).replace(/\.0$/, '')} ${t(`indicator_unit.${page.indicator.unit}`)}` : t(`indicator_verdict.${one.verdict}`)) },
  ];
  return (
    <section className="stack-tight">
      <h2>{t('figures.cases_title')}</h2>
      <div className="line toolbar no-print">
        <SelectField label={t('figures.which')} value={verdict} onValue={setVerdict} choices={VERDICTS.map((value) => ({ value, label: value ? t(`figures.which_${value}`) : t('figures.which_all') }))} />
        {month && <Button onClick={() => onMonth('')}>{t('figures.whole_period')}</Button>}
      </div>
      <p className="small soft">{t('figures.period', { from: dateText(period.from, lang), to: dateText(period.to, lang) })}</p>
      <Answer query={query}>{(data) => (data.items.length === 0
        ? <Empty title={t('figures.no_cases')} />
        : <><Table caption={t('figures.cases_title')} columns={columns} rows={data.items} keyOf={(one) => `${one.href}${one.on}${one.hospital}${data.items.indexOf(one)}`} dense />{data.more && <p className="small soft">{t('figures.more')}</p>}</>)}</Answer>
    </section>
  );
}
