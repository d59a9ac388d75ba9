// SPDX-License-Identifier: Apache-2.0
// Long work one has asked for: how far it is, what is left, stop, and the file when it is there. The page may be left.
import { useQueryClient } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { feedState, onFeedState } from '../../api/feed.ts';
import { useGet } from '../../api/queries.ts';
import { post } from '../../api/request.ts';
import type { JobView } from '../../api/types.ts';
import { Badge, type Tone } from '../../parts/badge.tsx';
import { Button, LinkButton } from '../../parts/button.tsx';
import { sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { momentText } from '../../text/format.ts';
import { isOpen, leftOf, percentOf, withJob, type JobList } from './job_rules.ts';

export const JOBS = '/v1/jobs';
const POLL_MS = 2000;
const SHOWN = 4;
const TONE: Record<JobView['state'], Tone> = { waiting: 'info', running: 'info', done: 'good', failed: 'bad', stopped: 'plain', interrupted: 'warn' };

function useJobs() {
  const { connected } = useSyncExternalStore(onFeedState, feedState);
  const [poll, setPoll] = useState(false);
  const query = useGet<JobList>('jobs', JOBS, true, poll && POLL_MS);
  // The live feed tells it; without one the list is asked for.
  const wanted = !connected && (query.data?.items.some(isOpen) ?? false);
  if (wanted !== poll) setPoll(wanted);
  return query;
}

// Asks for work and shows it at once.
export function useStartJob() {
  const client = useQueryClient();
  return async (input: object): Promise<void> => {
    const job = await post<JobView>(JOBS, input);
    client.setQueryData<JobList>(['jobs', JOBS], (list) => withJob(list, job));
  };
}

function Bar({ job }: { job: JobView }) {
  const { t } = useText();
  const left = leftOf(job.remaining_seconds);
  const percent = percentOf(job);
  return (
    <div className="stack-tight">
      <div className="progress" role="progressbar" aria-label={job.title} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}><span style={{ width: `${percent}%` }} /></div>
      <p className="line small"><span>{job.step}</span><span className="line-end nums">{percent}% {left && t(`job.left.${left.unit}`, { count: left.count })}</span></p>
    </div>
  );
}

function Job({ job }: { job: JobView }) {
  const { t, lang } = useText();
  const client = useQueryClient();
  const start = useStartJob();
  const [busy, setBusy] = useState(false);
  const act = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (problem) {
      sayProblem(problem);
    } finally {
      setBusy(false);
    }
  };
  const stop = () => act(async () => {
    const stopped = await post<JobView>(`${JOBS}/${job.id}/stop`);
    client.setQueryData<JobList>(['jobs', JOBS], (list) => withJob(list, stopped));
  });
  const again = () => act(() => start({ kind: job.kind, edition: job.edition }));
  return (
    <li className="job stack-tight" data-state={job.state}>
      <p className="line"><b>{job.title}</b> <Badge tone={TONE[job.state]}>{t(`job.${job.state}`)}</Badge><span className="small soft line-end">{momentText(job.finished_at ?? job.created_at, lang)}</span></p>
      {isOpen(job) ? <Bar job={job} /> : job.state !== 'done' && <p className="small">{job.step}</p>}
      <div className="line">
        {job.file_ready && <LinkButton look="primary" icon="file" href={`${JOBS}/${job.id}/file`} target="_blank">{t('job.open', { size: (job.file_size / 1_000_000).toFixed(1) })}</LinkButton>}
        {job.file_ready && job.expires_at && <span className="small soft">{t('job.until', { at: momentText(job.expires_at, lang) })}</span>}
        {isOpen(job) && <Button busy={busy} onClick={() => void stop()}>{t('job.stop')}</Button>}
        {!isOpen(job) && !job.file_ready && <Button icon="book" busy={busy} onClick={() => void again()}>{t('job.again')}</Button>}
      </div>
    </li>
  );
}

export function Jobs() {
  const { t } = useText();
  const { data } = useJobs();
  if (!data || data.items.length === 0) return null;
  return <ul className="jobs" aria-label={t('job.list')}>{data.items.slice(0, SHOWN).map((job) => <Job key={job.id} job={job} />)}</ul>;
}
