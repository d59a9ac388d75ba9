// SPDX-License-Identifier: Apache-2.0
// The step before an erasure: what will be gone, in numbers and plain words, and a yes that is given by hand.
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { get, request, sentence } from '../../api/request.ts';
import type { Erasure, RetentionCounts, RetentionLine, RetentionPerson } from '../../api/types.ts';
import { uuid7 } from '../../api/uuid.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Check } from '../../parts/field.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';

const SHOWN = ['entries', 'files', 'record', 'consents', 'looks', 'acts'] as const;
const sum = (all: RetentionCounts[], name: keyof RetentionCounts) => all.reduce((n, one) => n + one[name], 0);

export function EraseDialog({ lines, onDone, onClose }: { lines: RetentionLine[]; onDone: () => Promise<void>; onClose: () => void }) {
  const { t } = useText();
  const [sure, setSure] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const [key] = useState(uuid7);
  const people = useQueries({ queries: lines.map((line) => ({ queryKey: ['retention', line.person_id], queryFn: () => get<RetentionPerson>(`/v1/retention/people/${line.person_id}`) })) });
  const known = people.flatMap((one) => (one.data ? [one.data] : []));
  const whole = known.length === lines.length;
  const households = known.reduce((n, one) => n + one.household, 0);
  const erase = async () => {
    if (!sure) return setProblem(t('retention.sure_must'));
    setBusy(true);
    try {
      const started = await request<Erasure>('/v1/erasures', { method: 'POST', body: { people: lines.map((line) => line.person_id), confirmed: true }, key });
      say(t('retention.begun', { n: started.number }));
      await onDone();
      onClose();
    } catch (error) {
      setProblem(sentence(error));
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('retention.erase_title', { n: lines.length })} onClose={onClose}>
      <p className="notice notice--bad"><b>{t('retention.no_return')}</b></p>
      <p>{t('retention.who')}</p>
      <ul>{lines.map((line) => <li key={line.person_id}><b>{line.name}</b>{line.records > 1 && ` ${t('retention.records', { n: line.records })}`}</li>)}</ul>
      <p>{t('retention.gone')}</p>
      {whole
        ? <ul>{SHOWN.map((name) => <li key={name}>{t(`retention.count_${name}`, { n: sum(known.map((one) => one.counts), name) })}</li>)}</ul>
        : <p role="status">{t('loading')}</p>}
      {households > 0 && <p>{t('retention.household', { n: households })}</p>}
      <p>{t('retention.stays')}</p>
      {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
      <Check label={t('retention.sure', { n: lines.length })} checked={sure} onChecked={setSure} />
      <div className="line"><Button look="danger" busy={busy} aria-disabled={!whole || undefined} onClick={() => void erase()}>{t('retention.erase_now')}</Button><Button onClick={onClose}>{t('give_up')}</Button></div>
    </Dialog>
  );
}
