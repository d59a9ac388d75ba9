// SPDX-License-Identifier: Apache-2.0
// 連携パスのまとめ: all courses of a fiscal year, pathway by pathway, in figures. No names; small numbers as in the indicators.
import { Link } from 'wouter';
import { useGet } from '../../api/queries.ts';
import type { IndicatorFigure, PathwaySummaries, PathwaySummary } from '../../api/types.ts';
import { Check, SelectField } from '../../parts/field.tsx';
import { Answer } from '../../parts/states.tsx';
import { Table, type Column } from '../../parts/table.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf, dateText } from '../../text/format.ts';
import { said } from '../documents/answer_rules.ts';
import { figureWords, fiscalYear } from '../figures/figure_words.ts';
import { yearName } from '../figures/figures.tsx';
import { useParams } from '../params.ts';

const YEARS = 6;
interface Row { key: string; name: string; figure: IndicatorFigure }

function Shares({ caption, what, rows }: { caption: string; what: string; rows: Row[] }) {
  const { t } = useText();
  const columns: Column<Row>[] = [
    { id: 'name', label: what, head: true, rem: 7, cell: (row) => row.name },
    { id: 'figure', label: t('figures.figure'), rem: 8, cell: (row) => figureWords(row.figure, 'percent', t) },
  ];
  return <Table caption={caption} columns={columns} rows={rows} keyOf={(row) => row.key} showCaption dense />;
}

function Months({ one }: { one: PathwaySummary }) {
  const { t, lang } = useText();
  type Month = PathwaySummary['months'][number];
  // The whole of a month's share is the year: how many of it is enough.
  const count = (figure: IndicatorFigure) => (figure.hidden ? t('figures.hidden') : figure.n);
  const columns: Column<Month>[] = [
    { id: 'month', label: t('pathway.month'), head: true, rem: 5, cell: ({ month }) => t('pathway.month_of', { year: month.slice(0, 4), month: Number(month.slice(5, 7)) }) },
    { id: 'begun', label: t('pathway.begun_n'), rem: 4, cell: ({ begun }) => count(begun) },
    { id: 'in_time', label: t('pathway.in_time'), rem: 8, cell: ({ in_time }) => figureWords(in_time, 'percent', t) },
    { id: 'variances', label: t('pathway.variances_n'), rem: 4, cell: ({ variances }) => count(variances) },
  ];
  return <Table caption={`${t('pathway.by_month')} · ${said(one.name, lang)}`} columns={columns} rows={one.months} keyOf={({ month }) => month} showCaption dense />;
}

function OnePathway({ one }: { one: PathwaySummary }) {
  const { t, lang } = useText();
  const caption = (words: string) => `${words} · ${said(one.name, lang)}`; // screen readers list the tables of all pathways
  const nobody = one.states.every(({ figure }) => figure.of === 0 && !figure.hidden);
  return (
    <section className="card stack" aria-labelledby={`pathway-${one.code}`}>
      <h2 id={`pathway-${one.code}`}>{said(one.name, lang)}</h2>
      {nobody ? <p className="soft">{t('pathway.summary_none')}</p> : (
        <>
          <Shares caption={caption(t('pathway.states'))} what={t('pathway.state')} rows={one.states.map(({ state, figure }) => ({ key: state, name: t(`pathway_state.${state}`), figure }))} />
          <Shares caption={caption(t('pathway.in_time_by'))} what={t('pathway.milestone')} rows={one.milestones.map(({ key, title, figure }) => ({ key, name: said(title, lang), figure }))} />
          <Shares caption={caption(t('pathway.causes'))} what={t('pathway.cause')} rows={one.causes.map(({ cause, figure }) => ({ key: cause, name: t(`pathway_cause.${cause}`), figure }))} />
          <Months one={one} />
        </>
      )}
    </section>
  );
}

export default function PathwaySummaryScreen() {
  const { t, lang } = useText();
  const params = useParams('/pathways');
  const present = fiscalYear(dateOf(new Date()));
  const year = Number(params.get('summary')) || present;
  const outside = params.get('outside') === 'true';
  const query = useGet<PathwaySummaries>('pathways', `/v1/pathway-summary?${new URLSearchParams({ year: String(year), ...(outside && { outside: 'true' }) })}`);
  return (
    <div className="stack">
      <p className="crumb no-print"><Link to="/pathways">{t('pathway.title')}</Link></p>
      <div className="page-head"><h1>{t('pathway.summary')}</h1></div>
      <p className="soft">{t('pathway.summary_lead')}</p>
      <div className="line toolbar no-print">
        <SelectField label={t('figures.year')} value={String(year)} onValue={(value) => params.set({ summary: value })} choices={Array.from({ length: YEARS }, (_, i) => ({ value: String(present - i), label: yearName(present - i, lang) }))} />
        {(query.data?.small_hidden === false || outside) && <Check label={t('figures.outside')} checked={outside} onChecked={(on) => params.set({ outside: on ? 'true' : '' })} />}
      </div>
      <Answer query={query}>{(data) => (
        <>
          <p className="small soft">{t('figures.period', { from: dateText(data.from, lang), to: dateText(data.to, lang) })}{data.small_hidden && ` ${t('figures.small_hidden')}`}</p>
          {data.items.map((one) => <OnePathway key={one.code} one={one} />)}
        </>
      )}</Answer>
    </div>
  );
}
