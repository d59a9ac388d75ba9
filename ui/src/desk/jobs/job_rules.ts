// SPDX-License-Identifier: Apache-2.0
// Long work of one person: how the list changes when word of a job comes, and what is said of it.
import type { JobView } from '../../api/types.ts';

export interface JobList { items: JobView[] }

export const isOpen = (job: JobView): boolean => job.state === 'waiting' || job.state === 'running';

// Newest first. Word that is older than what is shown (two connections, one slower) changes nothing.
export function withJob(list: JobList | undefined, job: JobView): JobList {
  const items = list?.items ?? [];
  const known = items.find((one) => one.id === job.id);
  if (!known) return { items: [job, ...items] };
  if (!isOpen(known) && isOpen(job)) return { items };
  if (known.state === 'running' && job.state === 'running' && job.done < known.done) return { items };
  return { items: items.map((one) => (one.id === job.id ? job : one)) };
}

// 100 only when it is there.
export const percentOf = (job: JobView): number => (job.state === 'done' ? 100 : job.total > 0 ? Math.min(99, Math.floor((job.done / job.total) * 100)) : 0);

export type Left = { unit: 'seconds' | 'minutes'; count: number };

// Rounded up to steps of ten seconds: a number that jumps about tells less.
export function leftOf(seconds: number | undefined): Left | undefined {
  if (seconds === undefined) return undefined;
  if (seconds >= 90) return { unit: 'minutes', count: Math.ceil(seconds / 60) };
  return { unit: 'seconds', count: Math.max(10, Math.ceil(seconds / 10) * 10) };
}
