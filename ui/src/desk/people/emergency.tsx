// SPDX-License-Identifier: Apache-2.0
// 緊急に見る: with a reason, for 24 hours, and everybody concerned is told. For a danger to life, when nobody can be asked.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post, sentence } from '../../api/request.ts';
import { Button } from '../../parts/button.tsx';
import { TextArea } from '../../parts/field.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';

export function EmergencyForm({ id, name, onSeen }: { id: string; name: string; onSeen: () => void }) {
  const { t } = useText();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const look = async () => {
    if (reason.trim().length < 5) return setProblem(t('emergency.reason_must'));
    setBusy(true);
    try {
      await post(`/v1/people/${id}/protection`, { reason: reason.trim() });
      await client.invalidateQueries({ queryKey: ['person', id] });
      say(t('emergency.open'));
      onSeen();
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="stack" onSubmit={(e) => { e.preventDefault(); void look(); }}>
      <p className="notice notice--warn">{t('emergency.lead')}</p>
      <TextArea label={t('emergency.reason')} support={t('emergency.reason_support')} error={problem || undefined} must value={reason} onValue={setReason} />
      <div><Button look="danger" type="submit" busy={busy}>{t('emergency.look', { name })}</Button></div>
    </form>
  );
}
