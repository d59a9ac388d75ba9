// SPDX-License-Identifier: Apache-2.0
// A support conference (社会福祉法106条の6), a disaster or a law as basis: for whom, who may see, from when until when, why.
import { useState } from 'react';
import { useGet } from '../../api/queries.ts';
import { Refused, request, sentence } from '../../api/request.ts';
import type { AccountList, LegalBasisKind, PersonPage } from '../../api/types.ts';
import { uuid7 } from '../../api/uuid.ts';
import { Button, IconButton } from '../../parts/button.tsx';
import { DateField } from '../../parts/date_field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorSummary, SelectField, TextArea } from '../../parts/field.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf } from '../../text/format.ts';
import { useMay } from '../context.tsx';
import { PickFacility, type Picked } from '../pick_facility.tsx';
import { PickPerson } from './pick_person.tsx';

const KINDS: LegalBasisKind[] = ['conference', 'disaster', 'law'];

function Holders({ holders, onHolders }: { holders: Picked[]; onHolders: (holders: Picked[]) => void }) {
  const { t } = useText();
  const may = useMay();
  const accounts = useGet<AccountList>('accounts', '/v1/accounts', may('account.read'));
  const add = (picked: Picked | undefined) => picked && !holders.some((h) => h.id === picked.id) && onHolders([...holders, picked]);
  const active = (accounts.data?.items ?? []).filter((one) => one.active);
  return (
    <div className="stack-tight" id="b-holders" tabIndex={-1}>
      <span className="field__label">{t('bases.who')}</span>
      <ul className="stack-tight">{holders.map((h) => <li className="line" key={h.id}><b>{h.name}</b><IconButton icon="close" label={t('bases.holder_remove', { name: h.name })} onClick={() => onHolders(holders.filter((o) => o.id !== h.id))} /></li>)}</ul>
      <PickFacility key={holders.length} label={t('bases.holder_office')} picked={undefined} onPicked={add} />
      {active.length > 0 && <SelectField label={t('bases.holder_account')} value="" onValue={(id) => add(active.filter((one) => one.id === id).map((one) => ({ id, name: one.name }))[0])}
        choices={[{ value: '', label: t('people.choose') }, ...active.map((one) => ({ value: one.id, label: one.name }))]} />}
    </div>
  );
}

export function BasisDialog({ personId, onDone, onClose }: { personId: string | undefined; onDone: () => Promise<void>; onClose: () => void }) {
  const { t } = useText();
  const given = useGet<PersonPage>('person-name', `/v1/people/${personId}`, personId !== undefined);
  const [chosen, setChosen] = useState<Picked>();
  const [kind, setKind] = useState<LegalBasisKind>('conference');
  const [holders, setHolders] = useState<Picked[]>([]);
  const [from, setFrom] = useState<string | undefined>(dateOf(new Date()));
  const [to, setTo] = useState<string | undefined>(dateOf(new Date(Date.now() + 14 * 86_400_000)));
  const [reason, setReason] = useState('');
  const [problems, setProblems] = useState<{ id: string; message: string }[]>([]);
  const [busy, setBusy] = useState(false);
  const [key] = useState(uuid7);
  const person = chosen ?? (given.data ? { id: given.data.person.id, name: given.data.person.name } : undefined);
  const save = async () => {
    const found: typeof problems = [];
    const must = (id: string, field: string) => found.push({ id, message: t('problem.must', { field }) });
    if (!person) must('b-person', t('bases.person'));
    if (holders.length === 0) found.push({ id: 'b-holders', message: t('bases.holders_must') });
    if (!from) must('b-starts_at', t('s.from'));
    if (!to) must('b-ends_at', t('s.to'));
    if (!reason.trim()) must('b-reason', t('bases.reason'));
    setProblems(found);
    if (found.length) return;
    setBusy(true);
    try {
      const body = { kind, holders: holders.map((h) => h.id), starts_at: `${from}T00:00:00+09:00`, ends_at: `${to}T23:59:59+09:00`, reason: reason.trim() };
      await request(`/v1/people/${person!.id}/bases`, { method: 'POST', body, key });
      say(t('bases.recorded'));
      await onDone();
      onClose();
    } catch (error) {
      const fields = error instanceof Refused ? error.fields : [];
      setProblems(fields.length ? fields.map((f) => ({ id: `b-${f.field}`, message: f.message })) : [{ id: 'b-reason', message: sentence(error) }]);
    } finally {
      setBusy(false);
    }
  };
  const err = (field: string) => problems.find((p) => p.id === `b-${field}`)?.message;
  return (
    <Dialog title={t('bases.record')} onClose={onClose}>
      <form className="stack" onSubmit={(e) => { e.preventDefault(); void save(); }}>
        <ErrorSummary problems={problems} />
        <SelectField label={t('access.basis')} support={t(`bases.kind_${kind as 'conference'}`)} value={kind} onValue={(v) => setKind(v as LegalBasisKind)} choices={KINDS.map((value) => ({ value, label: t(`basis.${value}`) }))} />
        <PickPerson id="b-person" label={t('bases.person')} must picked={person} onPicked={setChosen} />
        <Holders holders={holders} onHolders={setHolders} />
        <div className="form-grid">
          <DateField id="b-starts_at" label={t('s.from')} must error={err('starts_at')} value={from} onValue={setFrom} />
          <DateField id="b-ends_at" label={t('s.to')} must error={err('ends_at')} value={to} onValue={setTo} />
        </div>
        <TextArea id="b-reason" label={t('bases.reason')} support={t('bases.reason_support')} must error={err('reason')} value={reason} onValue={setReason} />
        <div className="line"><Button look="primary" type="submit" busy={busy}>{t('save')}</Button><Button onClick={onClose}>{t('give_up')}</Button></div>
      </form>
    </Dialog>
  );
}
