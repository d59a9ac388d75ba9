// SPDX-License-Identifier: Apache-2.0
// One run: counts that add up, the mapping of headers, each kind of row, apply with progress, stop, undo.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useGet } from '../../api/queries.ts';
import { post } from '../../api/request.ts';
import type { ImportRunView } from '../../api/types.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Answer, Progress } from '../../parts/states.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { say, sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { momentText, shortDate } from '../../text/format.ts';
import { useWords } from '../context.tsx';
import { useParams } from '../params.ts';
import { RunBadge } from './imports.tsx';
import { ImportRows, type RowKind } from './import_rows.tsx';
import { MappingForm } from './mapping.tsx';

const POLL_MS = 1000;
const ROW_KINDS: RowKind[] = ['new', 'changed', 'kept', 'queued', 'refused', 'vanished', 'unchanged'];

// read = applied + unchanged + queued + refused, said aloud.
function Sum({ run }: { run: ImportRunView }) {
  const { t } = useText();
  const parts: [string, number][] = [
    [t('import.read'), run.rows_read], [t('row_state.new'), run.rows_new], [t('row_state.changed'), run.rows_changed], [t('import.unchanged'), run.rows_unchanged],
    [t('import.queued'), run.rows_queued], [t('import.refused'), run.rows_refused],
  ];
  const sum = run.rows_new + run.rows_changed + run.rows_unchanged + run.rows_queued + run.rows_refused;
  return (
    <section className="card" aria-label={t('import.sum')}>
      <dl className="sum">
        {parts.map(([label, n], i) => (
          <div key={label}><dt>{label}</dt><dd className="nums">{n}</dd>{i < parts.length - 1 && <span className="sum__sign" aria-hidden="true">{i === 0 ? '=' : '+'}</span>}</div>
        ))}
      </dl>
      {sum !== run.rows_read && <p className="notice notice--bad" role="alert">{t('import.sum_wrong', { sum, read: run.rows_read })}</p>}
    </section>
  );
}

function Acts({ run, onRun }: { run: ImportRunView; onRun: (run: ImportRunView) => void }) {
  const { t } = useText();
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);
  const [mapping, setMapping] = useState(false);
  const act = async (what: 'apply' | 'stop' | 'undo') => {
    setBusy(true);
    try {
      onRun(await post<ImportRunView>(`/v1/imports/${run.id}/${what}`));
    } catch (problem) {
      sayProblem(problem);
    } finally {
      setBusy(false);
    }
  };
  // A preview that was never applied: its rows go in turns, the directory is not touched.
  const discard = async () => {
    setBusy(true);
    try {
      while (!(await post<{ gone: boolean }>(`/v1/imports/${run.id}/discard`)).gone);
      say(t('import.discarded'));
      navigate('/imports');
    } catch (problem) {
      sayProblem(problem);
      setBusy(false);
    }
  };
  const changes = run.rows_new + run.rows_changed;
  const working = run.state === 'applying' || run.state === 'undoing';
  return (
    <div className="line no-print">
      {(run.state === 'previewed' || run.state === 'stopped') && <Button look="primary" icon="check" busy={busy} onClick={() => void act('apply')}>{t(run.state === 'stopped' ? 'import.go_on' : 'import.apply', { count: changes })}</Button>}
      {run.state === 'previewed' && run.headers.length > 0 && <Button onClick={() => setMapping(true)}>{t('import.mapping')}</Button>}
      {run.state === 'previewed' && <Button busy={busy} onClick={() => void discard()}>{t('import.discard')}</Button>}
      {working && <Button look="danger" busy={busy} onClick={() => void act('stop')}>{t('import.stop')}</Button>}
      {(run.state === 'applied' || run.state === 'stopped') && <Button icon="undo" busy={busy} onClick={() => void act('undo')}>{t('import.undo')}</Button>}
      {run.rows_queued > 0 && <LinkButton to="/matches" icon="merge">{t('import.see_matches', { count: run.rows_queued })}</LinkButton>}
      {mapping && (
        <Dialog title={t('import.mapping')} onClose={() => setMapping(false)}>
          <MappingForm run={run} onRun={(made) => { setMapping(false); navigate(`/imports/${made.id}`); }} />
        </Dialog>
      )}
    </div>
  );
}

function Run({ run }: { run: ImportRunView }) {
  const { t, lang } = useText();
  const words = useWords();
  const client = useQueryClient();
  const { get: param, set } = useParams(`/imports/${run.id}`);
  const counts: Record<RowKind, number> = { new: run.rows_new, changed: run.rows_changed, unchanged: run.rows_unchanged, queued: run.rows_queued, refused: run.rows_refused, vanished: run.vanished, kept: run.kept };
  const first = ROW_KINDS.find((s) => counts[s] > 0) ?? 'new';
  const kind = (param('state') || first) as RowKind;
  return (
    <>
      <div className="page-head">
        <div className="stack-tight grow">
          <p className="small crumb"><Link to="/imports">{t('nav.imports')}</Link></p>
          <h1>{run.source_name || run.file_name} <RunBadge state={run.state} /></h1>
          <p className="small soft">{[words.name('SourceKind', run.kind), run.file_name, run.encoding, run.snapshot && t('import.snapshot', { date: shortDate(run.snapshot, lang) }), momentText(run.created_at, lang), run.by].filter(Boolean).join('　')}</p>
        </div>
        <Acts run={run} onRun={(next) => client.setQueryData(['imports', `/v1/imports/${run.id}`], next)} />
      </div>
      {run.message && <p className="notice">{run.message}</p>}
      {run.state === 'previewed' && <p className="notice">{t('import.previewed')}</p>}
      {(run.state === 'applying' || run.state === 'undoing') && <Progress done={run.done} total={run.rows_read} label={t(`import_state.${run.state}`)} />}
      <Sum run={run} />
      <Tabs label={t('import.rows')} active={kind} onTab={(id) => set({ state: id, offset: '' })}
        tabs={ROW_KINDS.map((s) => ({ id: s, label: t(`row_state.${s}`), count: counts[s] }))}>
        <ImportRows id={run.id} kind={kind} lines={counts[kind]} offset={Number(param('offset')) || 0} onOffset={(offset) => set({ state: kind, offset: String(offset) })} />
      </Tabs>
    </>
  );
}

export default function ImportScreen({ id }: { id: string }) {
  const [poll, setPoll] = useState(false);
  const run = useGet<ImportRunView>('imports', `/v1/imports/${id}`, true, poll && POLL_MS);
  const applying = run.data?.state === 'applying' || run.data?.state === 'undoing';
  if (applying !== poll) setPoll(applying);
  return <Answer query={run}>{(data) => <Run run={data} />}</Answer>;
}
