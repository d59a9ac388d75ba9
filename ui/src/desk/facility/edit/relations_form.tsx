// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import type { RelationLine, RelationRole } from '../../../api/types.ts';
import { uuid7 } from '../../../api/uuid.ts';
import { Button } from '../../../parts/button.tsx';
import { DateField } from '../../../parts/date_field.tsx';
import { SelectField, TextField } from '../../../parts/field.tsx';
import { useText } from '../../../parts/use_text.ts';
import { useWords } from '../../context.tsx';
import { PickFacility, type Picked } from '../../pick_facility.tsx';
import type { FormProps } from '../group_card.tsx';
import { EditShell } from './edit_shell.tsx';
import { useEdit, type Edit, type EditConfig } from './use_edit.ts';

type Line = RelationLine & { name: string };

// Only the lines that start here are edited here; those of others are edited at theirs.
const CONFIG: EditConfig = {
  group: 'relations',
  read: (page) => Object.fromEntries(page.relations.filter((r) => r.outward).map(({ relation: r, other_name }): [string, Line] => [
    r.id, { id: r.id, to_id: r.to_id, name: other_name, role: r.role, note: r.note, ...(r.since ? { since: r.since } : {}), ...(r.until ? { until: r.until } : {}) },
  ])),
  write: (values) => Object.values(values).map((v) => { const { name: _name, ...rest } = v as Line; return rest; }),
};

function OneRelation({ id, line, edit }: { id: string; line: Line; edit: Edit }) {
  const { t } = useText();
  const words = useWords();
  const set = (part: Partial<Line>) => edit.set({ [id]: { ...line, ...part } });
  return (
    <fieldset className="subform">
      <legend className="line"><h3>{line.name}</h3><Button look="quiet" onClick={() => edit.remove(id)}>{t('relations.remove')}</Button></legend>
      <div className="form-grid">
        <SelectField label={t('relations.role')} value={line.role} onValue={(role) => set({ role: role as RelationRole })} choices={words.choices('RelationRole')} />
        <DateField label={t('relations.since_label')} value={line.since} onValue={(since) => { const { since: _old, ...rest } = line; edit.set({ [id]: since ? { ...rest, since } : rest }); }} />
        <TextField label={t('s.note')} value={line.note} onValue={(note) => set({ note })} />
      </div>
    </fieldset>
  );
}

export function RelationsForm({ page, onDone }: FormProps) {
  const { t } = useText();
  const edit = useEdit(page, CONFIG, onDone);
  const [count, setCount] = useState(0);
  const add = (picked: Picked | undefined) => {
    if (!picked) return;
    edit.set({ [`new-${uuid7()}`]: { to_id: picked.id, name: picked.name, role: 'backup_hospital', note: '' } satisfies Line });
    setCount(count + 1);
  };
  return (
    <EditShell edit={edit} group="relations" label={(key) => (edit.values[key] as Line | undefined)?.name ?? ''} show={(_, v) => (v ? (v as Line).name : '')}>
      {Object.entries(edit.values).map(([id, line]) => <OneRelation key={id} id={id} line={line as Line} edit={edit} />)}
      <PickFacility key={count} label={t('relations.add')} picked={undefined} onPicked={add} />
    </EditShell>
  );
}
