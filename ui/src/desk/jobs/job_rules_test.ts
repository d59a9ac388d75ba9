// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JobView } from '../../api/types.ts';
import { leftOf, percentOf, withJob } from './job_rules.ts';

const job = (given: Partial<JobView>) => ({ id: 'a', state: 'running', done: 0, total: 0, ...given }) as JobView;

test('a new job comes first, a known one changes in its place', () => {
  const list = { items: [job({ id: 'a', done: 3, total: 9 }), job({ id: 'b', state: 'done' })] };
  assert.deepEqual(withJob(list, job({ id: 'c' })).items.map((j) => j.id), ['c', 'a', 'b']);
  assert.equal(withJob(list, job({ id: 'a', done: 5, total: 9 })).items[0]!.done, 5);
  assert.deepEqual(withJob(undefined, job({})).items.length, 1);
});

test('late word does not turn the bar back, nor a finished job into a running one', () => {
  assert.equal(withJob({ items: [job({ done: 5, total: 9 })] }, job({ done: 4, total: 9 })).items[0]!.done, 5);
  assert.equal(withJob({ items: [job({ state: 'stopped' })] }, job({ done: 9, total: 9 })).items[0]!.state, 'stopped');
  assert.equal(withJob({ items: [job({ done: 9, total: 9 })] }, job({ state: 'done', done: 9, total: 9 })).items[0]!.state, 'done');
});

test('percent and what is left', () => {
  for (const [given, percent] of [[{ total: 0 }, 0], [{ done: 1, total: 3 }, 33], [{ done: 3, total: 3 }, 99], [{ state: 'done' }, 100]] as const) assert.equal(percentOf(job(given)), percent);
  assert.equal(leftOf(undefined), undefined);
  assert.deepEqual(leftOf(0), { unit: 'seconds', count: 10 });
  assert.deepEqual(leftOf(41), { unit: 'seconds', count: 50 });
  assert.deepEqual(leftOf(89), { unit: 'seconds', count: 90 });
  assert.deepEqual(leftOf(91), { unit: 'minutes', count: 2 });
});
