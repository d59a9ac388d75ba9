// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import test from 'node:test';
import { figureWords, fiscalYear, height, monthPeriod } from './figure_words.ts';

const t = ((key: string, values: Record<string, unknown> = {}) => `${key}${JSON.stringify(values)}`) as never;
const figure = (more: object) => ({ n: 0, of: 0, unknown: 0, hidden: false, ...more });

test('a rate is said with its cases and what is unknown', () => {
  assert.equal(figureWords(figure({ n: 41, of: 50, unknown: 3, rate: 0.82 }), 'percent', t),
    'figures.rate{"rate":"82.0%","n":41,"of":50,"unknown":"figures.unknown{\\"unknown\\":3}"}');
  assert.equal(figureWords(figure({}), 'percent', t), 'figures.none{}');
  assert.equal(figureWords(figure({ unknown: 2 }), 'percent', t), 'figures.only_unknown{"unknown":2}');
  assert.equal(figureWords(figure({ hidden: true }), 'percent', t), 'figures.hidden{}');
  assert.equal(figureWords(figure({ n: 3, of: 3, median: 2, p90: 4.5 }), 'days', t), 'figures.days{"median":"2","p90":"4.5","of":3,"unknown":""}');
});

test('what is hidden has no bar', () => {
  assert.equal(height(figure({ hidden: true }), 'percent'), undefined);
  assert.equal(height(figure({ n: 1, of: 2, rate: 0.5 }), 'percent'), 0.5);
  assert.equal(height(figure({ of: 2, median: 3 }), 'days'), 3);
});

test('the fiscal year begins in April', () => {
  assert.equal(fiscalYear('2026-03-31'), 2025);
  assert.equal(fiscalYear('2026-04-01'), 2026);
  assert.deepEqual(monthPeriod('2028-02'), { from: '2028-02-01', to: '2028-02-29' });
});
