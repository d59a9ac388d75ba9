// SPDX-License-Identifier: Apache-2.0
// 取り込み: drop a file, its kind is guessed, nothing is changed before the preview has been seen.
import { useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useGet } from '../../api/queries.ts';
import { post, request, sentence } from '../../api/request.ts';
import type { ImportRunView, RunState } from '../../api/types.ts';
import { Badge, type Tone } from '../../parts/badge.tsx';
import { Button, LinkButton } from '../../parts/button.tsx';
import { SelectField } from '../../parts/field.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { Table, type Column } from '../../parts/table.tsx';
import { useText } from '../../parts/use_text.ts';
import { shortDate, timeOf } from '../../text/format.ts';
import { useWords } from '../context.tsx';

interface Stored { sha256: string; size: number; guess: { kind?: string }; name: string }

const TONE: Record<RunState, Tone> = { previewed: 'info', applying: 'warn', applied: 'good', undoing: 'warn', undone: 'plain', stopped: 'warn', discarded: 'plain' };
export function RunBadge({ state }: { state: RunState }) {
  const { t } = useText();
  return <Badge tone={TONE[state]}>{t(`import_state.${state}`)}</Badge>;
}

function KindChoice({ stored, onAgain }: { stored: Stored; onAgain: () => void }) {
  const { t } = useText();
  const words = useWords();
  const [, navigate] = useLocation();
  const [kind, setKind] = useState(stored.guess.kind ?? '');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const preview = async () => {
    if (!kind) {
      setProblem(t('import.choose_kind'));
      return;
    }
    setBusy(true);
    try {
      const run = await post<ImportRunView>('/v1/imports', { blob: stored.sha256, file_name: stored.name, kind, keep_all: false, dry_run: true });
      navigate(`/imports/${run.id}`);
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="stack">
      <p><b>{stored.name}</b> <span className="soft nums">{t('import.size', { size: Math.ceil(stored.size / 1024) })}</span></p>
      <SelectField label={t('import.kind')} support={stored.guess.kind ? t('import.guessed') : t('import.not_guessed')} error={problem || undefined} value={kind} onValue={setKind}
        choices={[{ value: '', label: t('import.kind.none') }, ...words.choices('SourceKind')]} />
      <div className="line"><Button look="primary" busy={busy} onClick={() => void preview()}>{t('import.preview')}</Button><Button onClick={onAgain}>{t('import.other_file')}</Button></div>
    </div>
  );
}

function Upload() {
  const { t } = useText();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const [stored, setStored] = useState<Stored>();
  const take = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setProblem('');
    try {
      const answer = await request<Omit<Stored, 'name'>>('/v1/blobs', { method: 'POST', raw: { bytes: file, type: file.type || 'application/octet-stream', name: file.name } });
      setStored({ ...answer, name: file.name });
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  if (stored) return <KindChoice stored={stored} onAgain={() => setStored(undefined)} />;
  return (
    <div className={`drop ${over ? 'drop--over' : ''}`} onDragOver={(e) => { e.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)}
      onDrop={(e) => { e.preventDefault(); setOver(false); void take(e.dataTransfer.files[0]); }}>
      <Icon name="import" size={36} />
      <p><b>{busy ? t('import.sending') : t('import.drop')}</b></p>
      <p className="small soft">{t('import.accepts')}</p>
      <Button look="primary" busy={busy} onClick={() => input.current?.click()}>{t('import.choose')}</Button>
      <input ref={input} type="file" className="sr-only" tabIndex={-1} aria-label={t('import.choose')} accept=".csv,.tsv,.txt,.zip,.xlsx,.json,.geojson" onChange={(e) => { void take(e.target.files?.[0]); e.target.value = ''; }} />
      {problem && <p className="field__error" role="alert">{problem}</p>}
    </div>
  );
}

function Template() {
  const { t } = useText();
  const words = useWords();
  const [kind, setKind] = useState('home_nursing');
  return (
    <section className="card stack">
      <h2>{t('import.template')}</h2>
      <p className="soft">{t('import.template.lead')}</p>
      <SelectField label={t('f.kind')} value={kind} onValue={setKind} choices={words.choices('FacilityKind')} />
      <div><LinkButton href={`/v1/survey-template.xlsx?kind=${kind}`} icon="table" download>{t('import.template.get')}</LinkButton></div>
    </section>
  );
}

export default function ImportsScreen() {
  const { t, lang } = useText();
  const words = useWords();
  const runs = useGet<{ items: ImportRunView[] }>('imports', '/v1/imports');
  const n = (id: string, label: string, value: (r: ImportRunView) => number): Column<ImportRunView> => ({ id, label, number: true, sortBy: value, cell: value });
  const columns: Column<ImportRunView>[] = [
    { id: 'at', label: t('import.at'), sortBy: (r) => r.created_at, cell: (r) => <span className="nums nowrap">{shortDate(r.created_at, lang)} {timeOf(r.created_at)}</span> },
    { id: 'file', label: t('import.file'), head: true, rem: 12, sortBy: (r) => r.file_name, cell: (r) => <Link to={`/imports/${r.id}`}>{r.source_name || r.file_name}</Link> },
    { id: 'kind', label: t('import.kind'), rem: 10, cell: (r) => words.name('SourceKind', r.kind) },
    { id: 'state', label: t('links.state'), cell: (r) => <RunBadge state={r.state} /> },
    n('read', t('import.read'), (r) => r.rows_read), n('new', t('row_state.new'), (r) => r.rows_new), n('changed', t('row_state.changed'), (r) => r.rows_changed), n('same', t('import.unchanged'), (r) => r.rows_unchanged),
    n('queued', t('import.queued'), (r) => r.rows_queued), n('refused', t('import.refused'), (r) => r.rows_refused),
    { id: 'by', label: t('import.by'), cell: (r) => r.by },
  ];
  return (
    <>
      <div className="page-head"><h1>{t('nav.imports')}</h1><p className="page-lead">{t('import.lead')}</p></div>
      <div className="two">
        <section className="card"><Upload /></section>
        <Template />
      </div>
      <h2>{t('import.before')}</h2>
      <Answer query={runs}>{({ items }) => (items.length === 0 ? <Empty title={t('import.none')} /> : <Table caption={t('import.before')} columns={columns} rows={items} keyOf={(r) => r.id} dense />)}</Answer>
    </>
  );
}
