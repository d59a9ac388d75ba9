// SPDX-License-Identifier: Apache-2.0
// Puts a person on the support register or changes the entry. A consent to tell the neighbourhood may come later.
import { useState } from 'react';
import { Refused, request, sentence } from '../../api/request.ts';
import type { SupportEntry } from '../../api/types.ts';
import { uuid7 } from '../../api/uuid.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date_field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorSummary, TextArea, TextField } from '../../parts/field.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf } from '../../text/format.ts';

const BETWEEN = /[\u3001,\uff0c\n]+/;

export function SupportDialog({ personId, entry, onSaved, onClose }: { personId: string; entry: SupportEntry | undefined; onSaved: (entry: SupportEntry) => void; onClose: () => void }) {
  const { t } = useText();
  const [applied, setApplied] = useState<string | undefined>(entry && !entry.ended_on ? entry.applied_on : dateOf(new Date()));
  const [consented, setConsented] = useState<string | undefined>(entry?.consented_on);
  const [reasons, setReasons] = useState((entry?.reasons ?? []).join(t('fact_word.comma')));
  const [rest, setRest] = useState({ helper: entry?.helper ?? '', neighbourhood: entry?.neighbourhood ?? '', made_with: entry?.made_with ?? '', note: entry?.note ?? '' });
  const [problems, setProblems] = useState<{ id: string; message: string }[]>([]);
  const [busy, setBusy] = useState(false);
  const [key] = useState(uuid7);
  const save = async () => {
    const words = reasons.split(BETWEEN).map((one) => one.trim()).filter(Boolean);
    const found: typeof problems = [];
    if (words.length === 0) found.push({ id: 's-reasons', message: t('problem.must', { field: t('support.reasons') }) });
    if (!applied) found.push({ id: 's-applied_on', message: t('problem.must', { field: t('support.applied_on') }) });
    setProblems(found);
    if (found.length) return;
    setBusy(true);
    try {
      const body = { applied_on: applied, ...(consented ? { consented_on: consented } : {}), reasons: words, ...rest };
      onSaved(await request<SupportEntry>(`/v1/people/${personId}/support`, { method: 'PUT', body, key }));
      say(t('support.saved'));
      onClose();
    } catch (error) {
      const fields = error instanceof Refused ? error.fields : [];
      setProblems(fields.length ? fields.map((f) => ({ id: `s-${f.field}`, message: f.message })) : [{ id: 's-reasons', message: sentence(error) }]);
      setBusy(false);
    }
  };
  const errorOf = (field: string) => problems.find((p) => p.id === `s-${field}`)?.message;
  return (
    <Dialog title={t('support.title')} onClose={onClose}>
      <form className="stack" onSubmit={(e) => { e.preventDefault(); void save(); }}>
        <ErrorSummary problems={problems} />
        <TextField id="s-reasons" label={t('support.reasons')} support={t('support.reasons_support')} must error={errorOf('reasons')} value={reasons} onValue={setReasons} autoComplete="off" />
        <div className="form-grid">
          <TextField id="s-helper" label={t('support.helper')} support={t('support.helper_support')} error={errorOf('helper')} value={rest.helper} onValue={(helper) => setRest({ ...rest, helper })} autoComplete="off" />
          <TextField id="s-neighbourhood" label={t('support.neighbourhood')} error={errorOf('neighbourhood')} value={rest.neighbourhood} onValue={(neighbourhood) => setRest({ ...rest, neighbourhood })} autoComplete="off" />
          <DateField id="s-applied_on" label={t('support.applied_on')} must error={errorOf('applied_on')} value={applied} onValue={setApplied} />
          <DateField id="s-consented_on" label={t('support.consented_on')} support={t('support.consented_support')} error={errorOf('consented_on')} value={consented} onValue={setConsented} />
          <TextField id="s-made_with" label={t('support.made_with')} error={errorOf('made_with')} value={rest.made_with} onValue={(made_with) => setRest({ ...rest, made_with })} autoComplete="off" />
        </div>
        <TextArea id="s-note" label={t('support.note')} error={errorOf('note')} value={rest.note} onValue={(note) => setRest({ ...rest, note })} />
        <div className="line"><Button look="primary" type="submit" busy={busy}>{t('save')}</Button><Button onClick={onClose}>{t('give_up')}</Button></div>
      </form>
    </Dialog>
  );
}
