// SPDX-License-Identifier: Apache-2.0
// Takes a person off the support register, with the reason.
import { useState } from 'react';
import { Refused, post, sentence } from '../../api/request.ts';
import type { SupportEntry } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date_field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf } from '../../text/format.ts';

export function SupportEndDialog({ personId, onSaved, onClose }: { personId: string; onSaved: (entry: SupportEntry) => void; onClose: () => void }) {
  const { t } = useText();
  const [on, setOn] = useState<string | undefined>(dateOf(new Date()));
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (!reason.trim()) return setProblem(t('problem.must', { field: t('support.end_reason') }));
    setBusy(true);
    try {
      onSaved(await post<SupportEntry>(`/v1/people/${personId}/support/end`, { reason: reason.trim(), ...(on ? { on } : {}) }));
      say(t('support.ended'));
      onClose();
    } catch (error) {
      setProblem(error instanceof Refused && error.fields[0] ? error.fields[0].message : sentence(error));
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('support.end')} onClose={onClose}>
      <form className="stack" onSubmit={(e) => { e.preventDefault(); void save(); }}>
        <TextField label={t('support.end_reason')} must error={problem || undefined} value={reason} onValue={setReason} autoComplete="off" />
        <DateField label={t('support.end_on')} value={on} onValue={setOn} />
        <div className="line"><Button look="primary" type="submit" busy={busy}>{t('support.end')}</Button><Button onClick={onClose}>{t('give_up')}</Button></div>
      </form>
    </Dialog>
  );
}
