// SPDX-License-Identifier: Apache-2.0
// 人口を取り込む: a table of people by 圏域, the day it tells of and whose it is; then what was read of it, row by row.
import { useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { useZones } from '../../api/queries.ts';
import { Refused, request, sentence } from '../../api/request.ts';
import type { StatisticsAnswer } from '../../api/types.ts';
import { uuid7 } from '../../api/uuid.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date_field.tsx';
import { ErrorSummary, TextField } from '../../parts/field.tsx';
import { FileField } from '../../parts/file_field.tsx';
import { useText } from '../../parts/use_text.ts';
import { countText, dateOf } from '../../text/format.ts';
import { checkPeople, exampleTable, told, type PeopleField } from './people_rules.ts';

interface Draft { file: File | undefined; asOf: string | undefined; source: string; credit: string }
const NOTHING: Draft = { file: undefined, asOf: undefined, source: '', credit: '' };

function Told({ answer, name, onAgain }: { answer: StatisticsAnswer; name: string; onAgain: () => void }) {
  const { t } = useText();
  const { unlisted, sound } = told(answer);
  const n = (label: string, value: number) => <div><dt>{label}</dt><dd className="nums">{countText(value)}</dd></div>;
  return (
    <div className="stack" role="status">
      <p><b>{t('people.done', { name })}</b></p>
      <dl className="sum">{n(t('import.read'), answer.rows_read)}{n(t('people.loaded'), answer.rows_loaded)}{n(t('import.refused'), answer.rows_refused)}</dl>
      {!sound && <p className="row-refused">{t('import.sum_wrong', { sum: answer.rows_loaded + answer.rows_refused, read: answer.rows_read })}</p>}
      {answer.refused.length > 0 && (
        <ul className="import-rows" aria-label={t('people.refused')}>
          {answer.refused.map((row) => (
            <li className="import-row" key={`${row.line}-${row.code}`}>
              <p className="line"><span className="small soft nums">{t('row.line', { line: row.line })}</span><b>{row.value || t('empty_value')}</b></p>
              <p className="row-refused">{row.message}</p>
            </li>
          ))}
        </ul>
      )}
      {unlisted > 0 && <p className="small">{t('people.unlisted', { count: countText(unlisted) })}</p>}
      <div><Button onClick={onAgain}>{t('people.again')}</Button></div>
    </div>
  );
}

function Form({ onTold }: { onTold: (answer: StatisticsAnswer, name: string) => void }) {
  const { t } = useText();
  const client = useQueryClient();
  const stem = useId();
  const idOf = (field: string) => `${stem}-${field}`;
  const [draft, setDraft] = useState<Draft>(NOTHING);
  const [problems, setProblems] = useState<{ id: string; message: string }[]>([]);
  const [busy, setBusy] = useState(false);
  // One key as long as nothing is changed: pressed again after a lost answer it is the same act.
  const key = useRef(uuid7());
  const set = (changes: Partial<Draft>) => {
    key.current = uuid7();
    setDraft((old) => ({ ...old, ...changes }));
  };
  const errorOf = (field: PeopleField) => problems.find((p) => p.id === idOf(field))?.message;
  const send = async () => {
    if (busy) return;
    const found = checkPeople(draft, dateOf(new Date()));
    setProblems(found.map((p) => ({ id: idOf(p.field), message: t(`people.problem.${p.problem}`) })));
    const { file, asOf: as_of } = draft;
    if (found.length || !file) return;
    setBusy(true);
    try {
      const { sha256: blob } = await request<{ sha256: string }>('/v1/blobs', { method: 'POST', raw: { bytes: file, type: file.type || 'text/csv', name: file.name } });
      const body = { blob, as_of, source_name: draft.source.trim(), credit: draft.credit.trim() };
      const answer = await request<StatisticsAnswer>('/v1/statistics', { method: 'POST', body, key: key.current });
      void client.invalidateQueries({ queryKey: ['stats'] });
      onTold(answer, file.name);
    } catch (problem) {
      const fields = problem instanceof Refused ? problem.fields : [];
      setProblems(fields.length ? fields.map((f) => ({ id: idOf(f.field), message: f.message })) : [{ id: idOf('file'), message: sentence(problem) }]);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="stack" noValidate onSubmit={(e) => { e.preventDefault(); void send(); }}>
      <ErrorSummary problems={problems} />
      <div className="form-grid">
        <FileField label={t('import.file')} must support={t('people.file.support')} error={errorOf('file')} id={idOf('file')} accept=".csv,.tsv,.txt" file={draft.file} onFile={(file) => set({ file })} />
        <DateField label={t('people.as_of')} must error={errorOf('as_of')} id={idOf('as_of')} value={draft.asOf} onValue={(asOf) => set({ asOf })} />
        <TextField label={t('people.source')} must support={t('people.source.support')} error={errorOf('source_name')} id={idOf('source_name')} value={draft.source} onValue={(source) => set({ source })} />
        <TextField label={t('people.credit')} support={t('people.credit.support')} error={errorOf('credit')} id={idOf('credit')} value={draft.credit} onValue={(credit) => set({ credit })} />
      </div>
      <div><Button look="primary" type="submit" busy={busy}>{t('people.send')}</Button></div>
    </form>
  );
}

// `known`: there are numbers already; then this stays folded until it is asked for.
export function PeopleLoad({ known }: { known: boolean }) {
  const { t } = useText();
  const zones = useZones();
  const [open, setOpen] = useState(!known);
  const [answered, setAnswered] = useState<{ answer: StatisticsAnswer; name: string }>();
  const names = (zones.data?.zones ?? []).map((z) => z.name);
  return (
    <details className="card no-print people-load" open={open} onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary><b>{t('people.title')}</b></summary>
      <div className="stack">
        <p>{t('people.lead')}</p>
        <figure>
          <figcaption className="small soft">{t('people.example')}</figcaption>
          <pre className="raw">{exampleTable(t('people.example.head'), names, t('people.example.whole'))}</pre>
        </figure>
        <p className="small soft">{t('people.also')}</p>
        {answered ? <Told {...answered} onAgain={() => setAnswered(undefined)} /> : <Form onTold={(answer, name) => setAnswered({ answer, name })} />}
      </div>
    </details>
  );
}
