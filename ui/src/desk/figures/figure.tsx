// SPDX-License-Identifier: Apache-2.0
// One indicator: the sentence first, then months, lines, the cases behind it, the survey beside it, and the exact definition.
import { useState } from 'react';
import { useGet } from '../../api/queries.ts';
import type { IndicatorLine, IndicatorPage } from '../../api/types.ts';
import { LinkButton } from '../../parts/button.tsx';
import { Answer } from '../../parts/states.tsx';
import { Table, type Column } from '../../parts/table.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf, dateText } from '../../text/format.ts';
import { useParams } from '../params.ts';
import { CasesBehind } from './cases.tsx';
import { MonthBars } from './chart.tsx';
import { figureWords, fiscalYear, monthPeriod, percent, yearPeriod } from './figure_words.ts';
import { Remarks } from './remarks.tsx';

export default function FigureScreen({ code }: { code: string }) {
  const params = useParams(`/figures/${code}`);
  const year = Number(params.get('year')) || fiscalYear(dateOf(new Date()));
  const flags = ['outside', 'own'].filter((flag) => params.get(flag) === 'true').map((flag) => `&${flag}=true`).join('');
  const asked = `${yearPeriod(year)}${flags}`;
  const query = useGet<IndicatorPage>('figures', `/v1/indicators/${code}?${asked}`);
  return <Answer query={query}>{(page) => <Page page={page} asked={asked} year={year} flags={flags} />}</Answer>;
}

function Page({ page, asked, year, flags }: { page: IndicatorPage; asked: string; year: number; flags: string }) {
  const { t, lang } = useText();
  const { indicator } = page;
  const name = lang === 'ja' ? indicator.name.ja : indicator.name.en;
  const [month, setMonth] = useState('');
  const paper = `/v1/indicators/${indicator.code}`;
  const months: Column<IndicatorLine>[] = [
    { id: 'month', label: t('figures.month'), head: true, rem: 8, cell: (line) => <>{lang === 'ja' ? line.label : line.key}{line.change && <span className="small"> {t('figures.rule_changed')}: {line.change}</span>}</> },
    { id: 'figure', label: t('figures.figure'), rem: 12, cell: (line) => figureWords(line.figure, indicator.unit, t) },
    ...(indicator.unit === 'percent' ? [interval(t)] : []),
    ...(page.sight === 'outside' ? [] : [{ id: 'cases', label: t('figures.cases_of'), cell: (line: IndicatorLine) => (line.figure.of + line.figure.unknown > 0 || line.figure.hidden ? <button type="button" className="button button--quiet no-print" aria-label={t('figures.cases_in', { month: line.label })} onClick={() => setMonth(line.key)}>{t('figures.show')}</button> : '') }]),
  ];
  return (
    <div className="stack">
      <div className="line no-print"><LinkButton look="quiet" to={`/figures?year=${year}${flags}`}>{t('figures.back')}</LinkButton></div>
      <div className="page-head"><h1>{name}</h1>
        <span className="line line-end no-print">
          <LinkButton icon="print" href={`${paper}/paper.pdf?${asked}`} target="_blank">{t('figures.print')}</LinkButton>
          <LinkButton icon="file" href={`${paper}/table.xlsx?${asked}`} download>{t('figures.workbook')}</LinkButton>
        </span></div>
      <p className="figure">{page.sentence}</p>
      <p className="small soft">{t('figures.period', { from: dateText(page.from, lang), to: dateText(page.to, lang) })}{page.total.if_no !== undefined && page.total.if_yes !== undefined && indicator.unit === 'percent' && ` ${t('figures.bounds', { low: percent(page.total.if_no), high: percent(page.total.if_yes) })}`}{page.sight !== 'whole' && ` ${t('figures.small_hidden')}`}</p>
      {page.own && <p className="notice notice--info"><b>{t('figures.own_is')}</b> {figureWords(page.own, indicator.unit, t)}</p>}
      {page.months.length > 0 && <MonthBars lines={page.months} unit={indicator.unit} name={name} />}
      {page.months.length > 0 && <Table caption={t('figures.by_month')} columns={months} rows={page.months} keyOf={(line) => line.key} dense />}
      {page.splits.map((split) => (
        <section key={split.by} className="stack-tight">
          <h2>{t(`indicator_split.${split.by}`)}</h2>
          <Table caption={t(`indicator_split.${split.by}`)} keyOf={(line) => line.key} rows={split.lines} dense columns={[
            { id: 'label', label: t('figures.line'), head: true, rem: 9, cell: (line) => <>{line.label}{line.own && <span className="small soft"> {t('figures.yours')}</span>}</> },
            { id: 'figure', label: t('figures.figure'), rem: 12, cell: (line) => (split.by === 'share' && !line.figure.hidden ? t('figures.share', { n: line.figure.n, rate: percent(line.figure.rate ?? 0) }) : figureWords(line.figure, indicator.unit, t)) },
            ...(indicator.unit === 'percent' ? [interval(t)] : []),
          ]} />
        </section>
      ))}
      {page.sight !== 'outside' && <CasesBehind page={page} month={month} onMonth={setMonth} period={month ? monthPeriod(month) : { from: page.from, to: page.to }} />}
      <Remarks page={page} />
      <Definition page={page} />
    </div>
  );
}

const interval = (t: ReturnType<typeof useText>['t']): Column<IndicatorLine> => ({
  id: 'interval', label: t('figures.interval'), number: true,
  cell: ({ figure }) => (figure.hidden || figure.wilson_low === undefined || figure.wilson_high === undefined ? '' : `${percent(figure.wilson_low)}–${percent(figure.wilson_high)}`),
});

function Definition({ page: { indicator } }: { page: IndicatorPage }) {
  const { t, lang } = useText();
  const words = (both: { ja: string; en: string }) => (lang === 'ja' ? both.ja : both.en || both.ja);
  const rows = [
    [t('figures.numerator'), words(indicator.numerator)],
    [t('figures.denominator'), words(indicator.denominator)],
    [t('figures.excluded'), words(indicator.excluded)],
    [t('figures.counted_by'), t(`indicator_counted_by.${indicator.counted_by}`)],
    [t('figures.differs'), words(indicator.differs)],
    [t('figures.origin'), indicator.origin],
    [t('figures.version'), t('figures.version_n', { code: indicator.code, version: indicator.version })],
  ].filter(([, value]) => value);
  return (
    <section className="stack-tight">
      <h2>{t('figures.definition')}</h2>
      <dl className="facts">{rows.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
    </section>
  );
}
