// SPDX-License-Identifier: Apache-2.0
// Makes the household of a person, or changes its name and note.
import { useState } from 'react';
import { Refused, put, sentence } from '../../api/request.ts';
import type { HouseholdPage } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextArea, TextField } from '../../parts/field.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { PartFields, type Part } from './household_part.tsx';

export function HouseholdDialog({ personId, household, onSaved, onClose }: { personId: string; household: HouseholdPage; onSaved: (page: HouseholdPage) => void; onClose: () => void }) {
  const { t } = useText();
  const [name, setName] = useState(household.name);
  const [note, setNote] = useState(household.note);
  const [part, setPart] = useState<Part>({ relation: '', law: 'long_term_care', section: '' });
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const isNew = !household.id;
  const save = async () => {
    if (!name.trim()) return setProblem(t('problem.must', { field: t('household.name') }));
    setBusy(true);
    try {
      onSaved(await put<HouseholdPage>(`/v1/people/${personId}/household`, { name: name.trim(), note, ...(isNew ? part : {}) }));
      say(t(isNew ? 'household.made' : 'saved'));
      onClose();
    } catch (error) {
      setProblem(error instanceof Refused && error.fields[0] ? error.fields[0].message : sentence(error));
      setBusy(false);
    }
  };
  return (
    <Dialog title={t(isNew ? 'household.make' : 'household.rename')} onClose={onClose}>
      <form className="stack" onSubmit={(e) => { e.preventDefault(); void save(); }}>
        <TextField label={t('household.name')} support={t('household.name_support')} must error={problem || undefined} value={name} onValue={setName} autoComplete="off" />
        {isNew && <PartFields part={part} onPart={setPart} relationLabel={t('household.relation_of')} />}
        <TextArea label={t('household.note')} value={note} onValue={setNote} />
        <div className="line"><Button look="primary" type="submit" busy={busy}>{t('save')}</Button><Button onClick={onClose}>{t('give_up')}</Button></div>
      </form>
    </Dialog>
  );
}
