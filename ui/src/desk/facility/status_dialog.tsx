// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post, sentence } from '../../api/request.ts';
import type { Facility, FacilityStatus } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date_field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { useWords } from '../context.tsx';
import { PickFacility, type Picked } from '../pick_facility.tsx';

// 休廃止: nothing is deleted, the place stays in the history with its successor.
export function StatusDialog({ facility, onClose }: { facility: Facility; onClose: () => void }) {
  const { t } = useText();
  const words = useWords();
  const client = useQueryClient();
  const [status, setStatus] = useState<FacilityStatus>(facility.status);
  const [closedOn, setClosedOn] = useState(facility.closed_on);
  const [reason, setReason] = useState(facility.closed_reason);
  const [successor, setSuccessor] = useState<Picked | undefined>();
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const ends = status === 'closed' || status === 'suspended';
  const save = async () => {
    setBusy(true);
    try {
      await post(`/v1/facilities/${facility.id}/status`, {
        status, ...(ends && closedOn ? { closed_on: closedOn } : {}), ...(ends ? { closed_reason: reason } : {}), ...(successor ? { successor_id: successor.id } : {}),
      });
      await client.invalidateQueries({ queryKey: ['facility', facility.id] });
      say(t('status.saved'));
      onClose();
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('facility.status')} onClose={onClose}>
      <p className="soft">{t('status.lead')}</p>
      {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
      <SelectField label={t('f.status')} value={status} onValue={(v) => setStatus(v as FacilityStatus)} choices={words.choices('FacilityStatus')} />
      {ends && <DateField label={t('f.closed_on')} value={closedOn} onValue={setClosedOn} />}
      {ends && <TextField label={t('f.closed_reason')} support={t('status.reason_town')} value={reason} onValue={setReason} />}
      {status === 'closed' && <PickFacility label={t('f.successor')} picked={successor} onPicked={setSuccessor} />}
      <Button look="primary" busy={busy} onClick={() => void save()}>{t('save')}</Button>
    </Dialog>
  );
}
