// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import type { Acceptance, CapabilityItem, CapabilityLine } from '../../../api/types.ts';
import { AnswerButtons } from '../../../parts/answer_buttons.tsx';
import { IconButton } from '../../../parts/button.tsx';
import { Check } from '../../../parts/field.tsx';
import { answerOfNote, joinChoices, splitChoices } from '../../../text/answers.ts';
import { useText } from '../../../parts/use_text.ts';
import { useWords } from '../../context.tsx';
import type { FormProps } from '../group_card.tsx';
import { grouped } from '../views_lists.tsx';
import { EditShell } from './edit_shell.tsx';
import { useEdit, type Edit, type EditConfig } from './use_edit.ts';

interface Answered { answer: Acceptance; note: string }

const CONFIG: EditConfig = {
  group: 'capabilities',
  read: (page) => Object.fromEntries(page.capabilities.map((c) => [c.item, { answer: c.answer, note: c.note }])),
  write: (values) => Object.entries(values).map(([item, v]): CapabilityLine => ({ item, ...(v as Answered) })),
};

// Questions that are not answered by ○ 条件付 × 要相談: the words stand in the note.
function NoteAnswer({ item, name, note, onNote }: { item: CapabilityItem; name: string; note: string; onNote: (note: string) => void }) {
  const { t } = useText();
  const choices = item.choices.split('|').filter(Boolean);
  if (item.answer === 'choice') {
    return (
      <select className="input" aria-label={name} value={note} onChange={(e) => onNote(e.target.value)}>
        <option value="">{t('caps.unanswered')}</option>
        {choices.map((c) => <option key={c} value={c}>{c}</option>)}
      </select>
    );
  }
  if (item.answer === 'choices') {
    const chosen = splitChoices(note);
    return <span className="line">{choices.map((c) => <Check key={c} label={c} checked={chosen.includes(c)} onChecked={(on) => onNote(joinChoices(choices.filter((x) => (x === c ? on : chosen.includes(x)))))} />)}</span>;
  }
  return <input className="input" aria-label={name} value={note} inputMode={item.answer === 'number' ? 'numeric' : 'text'} onChange={(e) => onNote(e.target.value)} />;
}

function ItemLine({ item, edit }: { item: CapabilityItem; edit: Edit }) {
  const { t } = useText();
  const words = useWords();
  const now = edit.values[item.code] as Answered | undefined;
  const name = words.item(item.code);
  const marked = item.answer === 'acceptance' || item.answer === 'yes_no';
  const setNote = (note: string) => (note === '' ? edit.remove(item.code) : edit.set({ [item.code]: { answer: answerOfNote(item.answer, note), note } }));
  return (
    <div className="cap-line">
      <span>{name}</span>
      {marked
        ? <AnswerButtons label={name} value={now?.answer} only={item.answer === 'yes_no' ? ['yes', 'no'] : undefined} onValue={(answer) => edit.set({ [item.code]: { answer, note: now?.note ?? '' } })} />
        : <NoteAnswer item={item} name={name} note={now?.note ?? ''} onNote={setNote} />}
      {now && marked && (
        <input className="input" value={now.note} aria-label={t('caps.note', { item: name })} placeholder={t('caps.note_example')}
          onChange={(e) => edit.set({ [item.code]: { ...now, note: e.target.value } })} />
      )}
      {now && <IconButton icon="close" label={t('caps.clear', { item: name })} onClick={() => edit.remove(item.code)} />}
    </div>
  );
}

export function CapabilitiesForm({ page, onDone }: FormProps) {
  const { t } = useText();
  const words = useWords();
  const edit = useEdit(page, CONFIG, onDone);
  const [all, setAll] = useState(false);
  const kinds = new Set<string>([page.facility.kind, ...page.services.map((s) => s.kind)]);
  const items = words.codes.items.filter((i): boolean => Boolean( all || edit.values[i.code] || i.kinds.some((k) => kinds.has(k))));
  const show = (_: string, value: unknown) => (value ? `${words.name('Acceptance', (value as Answered).answer)} ${(value as Answered).note}` : '');
  return (
    <EditShell edit={edit} group="capabilities" label={words.item} show={show}>
      {grouped(items).map(([group, list]) => (
        <fieldset key={group} className="stack-tight">
          <legend><h3>{words.name('CapabilityGroup', group)}</h3></legend>
          {list.map((item) => <ItemLine key={item.code} item={item} edit={edit} />)}
        </fieldset>
      ))}
      <Check label={t('caps.all')} checked={all} onChecked={setAll} />
    </EditShell>
  );
}
