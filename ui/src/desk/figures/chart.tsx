// SPDX-License-Identifier: Apache-2.0
// Months as bars: the number stands on each, the interval as a thin line, a broken line where the rule changed. The table below
// says the same.
import type { IndicatorLine, IndicatorUnit } from '../../api/types.ts';
import { useText } from '../../parts/use_text.ts';
import { height } from './figure_words.ts';

const [WIDTH, TALL, FOOT] = [56, 120, 34];

export function MonthBars({ lines, unit, name }: { lines: IndicatorLine[]; unit: IndicatorUnit; name: string }) {
  const { t } = useText();
  const heights = lines.map((line) => height(line.figure, unit));
  const top = unit === 'percent' ? 1 : Math.max(1, ...heights.map((h) => h ?? 0));
  const y = (value: number) => 16 + TALL - (value / top) * TALL;
  const label = (value: number) => (unit === 'percent' ? `${Math.round(value * 100)}%` : value.toFixed(1).replace(/\.0$/, ''));
  if (heights.every((h) => h === undefined)) return null;
  return (
    <figure className="chart-figure">
      <div className="chart-scroll" role="region" aria-label={t('figures.chart_of', { name })} tabIndex={0}>
      <svg style={{ minWidth: `${lines.length * 2.75}rem` }} viewBox={`0 0 ${lines.length * WIDTH} ${TALL + 16 + FOOT}`} role="img" aria-label={t('figures.chart_of', { name })}>
        {lines.map((line, i) => {
          const value = heights[i];
          const { wilson_low: low, wilson_high: high } = line.figure;
          return (
            <g key={line.key} transform={`translate(${i * WIDTH} 0)`}>
              {line.change && <line x1="1" x2="1" y1="0" y2={TALL + 16} stroke="#8b3200" strokeWidth="2" strokeDasharray="5 4" />}
              {value !== undefined && <rect x="14" y={y(value)} width="28" height={Math.max(0, TALL + 16 - y(value))} fill="#0055ad" />}
              {value !== undefined && unit === 'percent' && low !== undefined && high !== undefined && <line x1="36" x2="36" y1={y(low)} y2={y(high)} stroke="#595959" strokeWidth="2" />}
              {value !== undefined && <text x="24" y={Math.max(12, y(value) - 4)} fontSize="12" textAnchor="middle">{label(value)}</text>}
              {value === undefined && line.figure.hidden && <text x="28" y={TALL + 10} fontSize="12" textAnchor="middle">－</text>}
              <text x="28" y={TALL + 32} fontSize="12" textAnchor="middle" fontWeight="700">{Number(line.key.slice(5))}</text>
              <text x="28" y={TALL + 46} fontSize="11" textAnchor="middle">{line.figure.hidden ? '' : line.figure.of}</text>
            </g>
          );
        })}
      </svg>
      </div>
      <figcaption className="small soft">{t(unit === 'percent' ? 'figures.chart_rate' : 'figures.chart_median')}</figcaption>
    </figure>
  );
}
