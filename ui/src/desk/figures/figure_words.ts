// SPDX-License-Identifier: Apache-2.0
// A figure as words: never a rate without how many of how many, and unknown ones beside it.
import type { IndicatorFigure, IndicatorUnit, LocalDate } from '../../api/types.ts';
import type { Key } from '../../i18n/index.ts';

type Say = (key: Key, values?: Record<string, string | number>) => string;

export const percent = (rate: number): string => `${(rate * 100).toFixed(1)}%`;
const plain = (value: number): string => value.toFixed(1).replace(/\.0$/, '');

// t: 'figures.of' …; the same words as on paper.
export function figureWords(figure: IndicatorFigure, unit: IndicatorUnit, t: Say): string {
  if (figure.hidden) return t('figures.hidden');
  if (figure.of === 0) return figure.unknown > 0 ? t('figures.only_unknown', { unknown: figure.unknown }) : t('figures.none');
  const unknown = figure.unknown > 0 ? t('figures.unknown', { unknown: figure.unknown }) : '';
  if (unit === 'percent') return t('figures.rate', { rate: percent(figure.rate ?? 0), n: figure.n, of: figure.of, unknown });
  if (unit === 'shares') return t('figures.cases', { of: figure.of, unknown });
  if (figure.median === undefined) return t('figures.none');
  return t(`figures.${unit}`, { median: plain(figure.median), p90: plain(figure.p90 ?? figure.median), of: figure.of, unknown });
}

// What a bar is as long as: a rate, or a median; nothing when there is nothing to show.
export const height = (figure: IndicatorFigure, unit: IndicatorUnit): number | undefined =>
  figure.hidden || figure.of === 0 ? undefined : unit === 'percent' ? figure.rate : unit === 'shares' ? figure.of : figure.median;

export const fiscalYear = (day: LocalDate): number => Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < 4 ? 1 : 0);
export const yearPeriod = (year: number): string => `from=${year}-04-01&to=${year + 1}-03-31`;

// Last day of "2026-04".
export function monthPeriod(month: string): { from: LocalDate; to: LocalDate } {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${String(last).padStart(2, '0')}` };
}
