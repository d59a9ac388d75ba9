// SPDX-License-Identifier: Apache-2.0
// 消去の保留: kept beyond the term for a lawsuit, an accident, a request for disclosure; set and lifted with a reason.
import { useState } from 'react';
import { Refused, request, sentence } from '../../api/request.ts';
import type { RetentionHold, RetentionLine } from '../../api/types.ts';
import { uuid7 } from '../../api/uuid.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date_field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorSummary, TextArea } from '../../parts/field.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import type { Picked } from '../pick_facility.tsx';
import { PickPerson } from '../people/pick_person.tsx';

type Problems = { id: string; message: string }[];
const problemsOf = (error: unknown): Problems => {
  const fields = error instanceof Refused ? error.fields : [];
  return fields.length ? fields.map((f) => ({ id: `h-${f.field}`, message: f.message })) : [{ id: 'h-reason', message: sentence(error) }];
};

export function HoldDialog({ given, onDone, onClose }: { given: Picked | undefined; onDone: () => Promise<void>; onClose: () => void }) {
  const { t } = useText();
  const [person, setPerson] = useState(given);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState<string>();
  const [problems, setProblems] = useState<Problems>([]);
  const [busy, setBusy] = useState(false);
  const [key] = useState(uuid7);
  const err = (field: string) => problems.find((p) => p.id === `h-${field}`)?.message;
  const save = async () => {
    const found: Problems = [];
    if (!person) found.push({ id: 'h-person', message: t('problem.must', { field: t('retention.person') }) });
    if (!reason.trim()) found.push({ id: 'h-reason', message: t('problem.must', { field: t('retention.reason') }) });
    setProblems(found);
    if (found.length || !person) return;
    setBusy(true);
    try {
      await request(`/v1/retention/people/${person.id}/holds`, { method: 'POST', body: { reason: reason.trim(), ...(until ? { until } : {}) }, key });
      say(t('retention.held_now', { name: person.name }));
      await onDone();
      onClose();
    } catch (error) {
      setProblems(problemsOf(error));
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('retention.hold')} onClose={onClose}>
      <form className="stack" onSubmit={(e) => { e.preventDefault(); void save(); }}>
        <ErrorSummary problems={problems} />
        <p>{t('retention.hold_lead')}</p>
        <PickPerson id="h-person" label={t('retention.person')} must error={err('person')} picked={person} onPicked={setPerson} />
        <TextArea id="h-reason" label={t('retention.reason')} support={t('retention.reason_support')} must error={err('reason')} value={reason} onValue={setReason} />
        <DateField id="h-until" label={t('retention.until')} support={t('retention.until_support')} error={err('until')} value={until} onValue={setUntil} />
        <div className="line"><Button look="primary" type="submit" busy={busy}>{t('retention.hold_save')}</Button><Button onClick={onClose}>{t('give_up')}</Button></div>
      </form>
    </Dialog>
  );
}

export function LiftDialog({ line, hold, onDone, onClose }: { line: RetentionLine; hold: RetentionHold; onDone: () => Promise<void>; onClose: () => void }) {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const [key] = useState(uuid7);
  const save = async () => {
    if (!reason.trim()) return setProblem(t('problem.must', { field: t('retention.lift_reason') }));
    setBusy(true);
    try {
      await request(`/v1/retention/people/${line.person_id}/holds/${hold.id}/lift`, { method: 'POST', body: { reason: reason.trim() }, key });
      say(t('retention.lifted_now', { name: line.name }));
      await onDone();
      onClose();
    } catch (error) {
      setProblem(sentence(error));
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('retention.lift_who', { name: line.name })} onClose={onClose}>
      <p className="notice">{hold.reason}</p>
      <p>{t('retention.lift_lead')}</p>
      <TextArea label={t('retention.lift_reason')} must error={problem || undefined} value={reason} onValue={setReason} />
      <div className="line"><Button look="primary" busy={busy} onClick={() => void save()}>{t('retention.lift')}</Button><Button onClick={onClose}>{t('give_up')}</Button></div>
    </Dialog>
  );
}
