// SPDX-License-Identifier: Apache-2.0
// 数字: what nobody has to collect. All indicators of a fiscal year beside the year before; one click leads to the months and to
// the cases behind a figure.
import { Link } from 'wouter';
import { useGet } from '../../api/queries.ts';
import type { IndicatorCard, Indicators, PlanScene } from '../../api/types.ts';
import { LinkButton } from '../../parts/button.tsx';
import { Check, SelectField } from '../../parts/field.tsx';
import { Answer } from '../../parts/states.tsx';
import { Table, type Column } from '../../parts/table.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf, dateText } from '../../text/format.ts';
import { fiscalYearText } from '../../text/wareki.ts';
import { useParams } from '../params.ts';
import { figureWords, fiscalYear } from './figure_words.ts';

const SCENES: PlanScene[] = ['transfer', 'end_of_life', 'daily', 'sudden'];
const YEARS = 6;

export default function FiguresScreen() {
  const { t, lang } = useText();
  const params = useParams('/figures');
  const present = fiscalYear(dateOf(new Date()));
  const year = Number(params.get('year')) || present;
  const outside = params.get('outside') === 'true';
  const own = params.get('own') === 'true';
  const asked = new URLSearchParams({ year: String(year), ...(outside && { outside: 'true' }), ...(own && { own: 'true' }) });
  const query = useGet<Indicators>('figures', `/v1/indicators?${asked}`);
  const columns = (before: string): Column<IndicatorCard>[] => [
    { id: 'name', label: t('figures.indicator'), head: true, rem: 7, cell: (card) => <Link to={`/figures/${card.code}?${asked}`}>{lang === 'ja' ? card.name.ja : card.name.en}</Link> },
    { id: 'now', label: yearName(year, lang), rem: 9, cell: (card) => <b>{figureWords(card.figure, card.unit, t)}</b> },
    { id: 'before', label: before, rem: 9, cell: (card) => <>{figureWords(card.before, card.unit, t)}{card.other_rule && <span className="small soft"> {t('figures.other_rule')}</span>}</> },
    { id: 'good', label: t('figures.good'), cell: (card) => (card.good === 'neither' ? '' : t(`indicator_good.${card.good}`)) },
  ];
  return (
    <>
      <div className="page-head"><h1>{t('figures.title')}</h1>
        <span className="line line-end no-print"><LinkButton icon="print" href={`/v1/indicators/year.pdf?${asked}`} target="_blank">{t('figures.print_year')}</LinkButton></span></div>
      <p className="soft">{t('figures.lead')}</p>
      <div className="line toolbar no-print">
        <SelectField label={t('figures.year')} value={String(year)} onValue={(value) => params.set({ year: value })} choices={Array.from({ length: YEARS }, (_, i) => ({ value: String(present - i), label: yearName(present - i, lang) }))} />
        {query.data?.sight === 'whole' || outside ? <Check label={t('figures.outside')} checked={outside} onChecked={(on) => params.set({ outside: on ? 'true' : '' })} /> : null}
        {query.data?.sight === 'office' && <Check label={t('figures.own')} checked={own} onChecked={(on) => params.set({ own: on ? 'true' : '' })} />}
      </div>
      <Answer query={query}>{(data) => (
        <div className="stack">
          <p className="small soft">{t('figures.period', { from: dateText(data.from, lang), to: dateText(data.to, lang) })}{data.sight !== 'whole' && ` ${t('figures.small_hidden')}`}</p>
          {SCENES.map((scene) => ({ scene, cards: data.items.filter((card) => card.scene === scene) })).filter(({ cards }) => cards.length > 0).map(({ scene, cards }) => (
            <section key={scene} className="stack-tight">
              <h2>{t(`plan_scene.${scene}`)}</h2>
              <Table caption={t(`plan_scene.${scene}`)} columns={columns(yearName(year - 1, lang))} rows={cards} keyOf={(card) => card.code} dense />
            </section>
          ))}
        </div>
      )}</Answer>
    </>
  );
}

export const yearName = (year: number, lang: 'ja' | 'en'): string => (lang === 'ja' ? fiscalYearText(year) : `FY ${year}`);
