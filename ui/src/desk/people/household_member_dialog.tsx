// SPDX-License-Identifier: Apache-2.0
// Adds somebody to the household, a person of this program or not, or changes a member's part.
import { useState } from 'react';
import { Refused, post, sentence } from '../../api/request.ts';
import type { HouseholdMemberView, HouseholdPage } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorSummary, TextArea, TextField } from '../../parts/field.tsx';
import { Segments } from '../../parts/tabs.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import type { Picked } from '../pick_facility.tsx';
import { PartFields, type Part } from './household_part.tsx';
import { PickPerson } from './pick_person.tsx';

type Who = 'other' | 'person';

export function HouseholdMemberDialog({ personId, member, onSaved, onClose }: { personId: string; member: HouseholdMemberView | undefined; onSaved: (page: HouseholdPage) => void; onClose: () => void }) {
  const { t } = useText();
  const [who, setWho] = useState<Who>('other');
  const [picked, setPicked] = useState<Picked>();
  const [name, setName] = useState(member?.name ?? '');
  const [birth, setBirth] = useState(member?.birth ?? '');
  const [part, setPart] = useState<Part>({ relation: member?.relation ?? '', law: member?.law ?? 'none', section: member?.section ?? '' });
  const [note, setNote] = useState(member?.note ?? '');
  const [problems, setProblems] = useState<{ id: string; message: string }[]>([]);
  const [busy, setBusy] = useState(false);
  const typed = member ? !member.person_id : who === 'other';
  const save = async () => {
    const found: typeof problems = [];
    if (typed && !name.trim()) found.push({ id: 'h-name', message: t('problem.must', { field: t('person.field.name') }) });
    if (!member && who === 'person' && !picked) found.push({ id: 'h-person_id', message: t('problem.must', { field: t('household.person') }) });
    setProblems(found);
    if (found.length) return;
    setBusy(true);
    const identity = member ? { member_id: member.id } : who === 'person' ? { person_id: picked!.id } : {};
    try {
      onSaved(await post<HouseholdPage>(`/v1/people/${personId}/household/members`, { ...identity, ...(typed ? { name: name.trim(), birth: birth.trim() } : {}), ...part, note }));
      say(t(member ? 'saved' : 'household.added'));
      onClose();
    } catch (error) {
      const fields = error instanceof Refused ? error.fields : [];
      setProblems(fields.length ? fields.map((f) => ({ id: `h-${f.field}`, message: f.message })) : [{ id: 'h-relation', message: sentence(error) }]);
      setBusy(false);
    }
  };
  const errorOf = (field: string) => problems.find((p) => p.id === `h-${field}`)?.message;
  return (
    <Dialog title={member ? t('household.edit_who', { name: member.name }) : t('household.add')} onClose={onClose}>
      <form className="stack" onSubmit={(e) => { e.preventDefault(); void save(); }}>
        <ErrorSummary problems={problems} />
        {!member && <Segments label={t('household.who')} value={who} onValue={setWho} options={[{ value: 'other', label: t('household.who_other') }, { value: 'person', label: t('household.who_person') }]} />}
        {!member && who === 'person' && <PickPerson id="h-person_id" label={t('household.person')} must error={errorOf('person_id')} except={personId} picked={picked} onPicked={setPicked} />}
        {typed && (
          <div className="form-grid">
            <TextField id="h-name" label={t('person.field.name')} must error={errorOf('name')} value={name} onValue={setName} autoComplete="off" />
            <TextField id="h-birth" label={t('person.field.birth')} support={t('people.birth_support')} error={errorOf('birth')} value={birth} onValue={setBirth} autoComplete="off" />
          </div>
        )}
        <PartFields part={part} onPart={setPart} relationLabel={t('household.relation')} />
        <TextArea label={t('household.note')} value={note} onValue={setNote} />
        <div className="line"><Button look="primary" type="submit" busy={busy}>{t('save')}</Button><Button onClick={onClose}>{t('give_up')}</Button></div>
      </form>
    </Dialog>
  );
}
