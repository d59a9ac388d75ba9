// SPDX-License-Identifier: Apache-2.0
// Admitted, moved away, died, ended: said once, seen by the whole team. The record stays.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { put, sentence } from '../../api/request.ts';
import type { DeathPlace, PersonPage, PersonStatus } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date_field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf } from '../../text/format.ts';
import { DEATH_PLACES, PERSON_STATUSES } from './choices.ts';

export function PersonStatusDialog({ page, onClose }: { page: PersonPage; onClose: () => void }) {
  const { t } = useText();
  const client = useQueryClient();
  const { person } = page;
  const [status, setStatus] = useState<PersonStatus>(person.status);
  const [on, setOn] = useState<string | undefined>(dateOf(new Date()));
  const [note, setNote] = useState('');
  const [place, setPlace] = useState<DeathPlace>(person.death_place);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (!on) return setProblem(t('people.status_day'));
    setBusy(true);
    try {
      client.setQueryData(['person', person.id], await put<PersonPage>(`/v1/people/${person.id}/status`, { status, on, note, death_place: place }));
      say(t('people.status_saved'));
      onClose();
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('people.status_of', { name: person.name })} onClose={onClose}>
      <p className="soft">{t('people.status_lead')}</p>
      {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
      <SelectField label={t('person.field.status')} value={status} onValue={(v) => setStatus(v as PersonStatus)}
        choices={PERSON_STATUSES.map((value) => ({ value, label: t(`person_status.${value}`) }))} />
      {status === 'died' && <SelectField label={t('person.field.death_place')} value={place} onValue={(v) => setPlace(v as DeathPlace)} choices={DEATH_PLACES.map((value) => ({ value, label: t(`death_place.${value}`) }))} />}
      <DateField label={t('people.status_on')} value={on} onValue={setOn} must />
      <TextField label={t('person.field.status_note')} support={t('people.status_note_support')} value={note} onValue={setNote} />
      <Button look="primary" busy={busy} onClick={() => void save()}>{t('save')}</Button>
    </Dialog>
  );
}
