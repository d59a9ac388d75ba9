// SPDX-License-Identifier: Apache-2.0
// What is said about an item: when it was done, that it is not needed, why it comes later; and the end of a course.
import { useState } from 'react';
import type { LocalDate, PathwayCause, PathwayCourseView, PathwayItemView } from '../../api/types.ts';
import { DateField } from '../../parts/date_field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf } from '../../text/format.ts';
import { said } from '../documents/answer_rules.ts';
import { SendForm } from '../send_form.tsx';

const CAUSES: PathwayCause[] = ['person', 'family', 'staff', 'office', 'area'];

interface Props { course: string; item: PathwayItemView; onClose: () => void; onDone: (course: PathwayCourseView) => void }
const of = (item: PathwayItemView) => ({ item: item.key, round: item.round });

export function MarkDialog({ course, item, state, onClose, onDone }: Props & { state: 'done' | 'not_needed' }) {
  const { t, lang } = useText();
  const [on, setOn] = useState<LocalDate | undefined>(dateOf(new Date()));
  const [note, setNote] = useState('');
  return (
    <Dialog title={t(`pathway.mark_title.${state}`, { what: said(item.title, lang) })} onClose={onClose}>
      <SendForm<PathwayCourseView> path={`/v1/pathway-courses/${course}/mark`} word={t('save')} done={t('pathway.saved')} onClose={onClose} onDone={onDone} body={() => ({ ...of(item), state, done_on: on, note })}>
        {(fault) => (
          <>
            <DateField label={t(`pathway.mark_day.${state}`)} value={on} onValue={setOn} error={fault('done_on')} must />
            <TextField label={t(`pathway.mark_note.${state}`)} value={note} onValue={setNote} error={fault('note')} wide />
          </>
        )}
      </SendForm>
    </Dialog>
  );
}

export function DelayDialog({ course, item, onClose, onDone }: Props) {
  const { t, lang } = useText();
  const [cause, setCause] = useState<PathwayCause>('person');
  const [to, setTo] = useState<LocalDate>();
  const [note, setNote] = useState('');
  return (
    <Dialog title={t('pathway.delay_title', { what: said(item.title, lang) })} onClose={onClose}>
      <SendForm<PathwayCourseView> path={`/v1/pathway-courses/${course}/delay`} word={t('save')} done={t('pathway.saved')} onClose={onClose} onDone={onDone} body={() => ({ ...of(item), cause, moved_to: to, note })}>
        {(fault) => (
          <>
            <SelectField label={t('pathway.cause')} value={cause} onValue={(v) => setCause(v as PathwayCause)} choices={CAUSES.map((value) => ({ value, label: t(`pathway_cause.${value}`) }))} />
            <DateField label={t('pathway.moved_to')} value={to} onValue={setTo} error={fault('moved_to')} must />
            <TextField label={t('pathway.cause_words')} value={note} onValue={setNote} error={fault('note')} wide />
          </>
        )}
      </SendForm>
    </Dialog>
  );
}

export function EndDialog({ course, onClose, onDone }: Omit<Props, 'item'>) {
  const { t } = useText();
  const [state, setState] = useState('reached');
  const [on, setOn] = useState<LocalDate | undefined>(dateOf(new Date()));
  const [note, setNote] = useState('');
  return (
    <Dialog title={t('pathway.end')} onClose={onClose}>
      <SendForm<PathwayCourseView> path={`/v1/pathway-courses/${course}/end`} word={t('pathway.end_do')} done={t('pathway.ended')} onClose={onClose} onDone={onDone} body={() => ({ state, ended_on: on, note })}>
        {(fault) => (
          <>
            <SelectField label={t('pathway.outcome')} value={state} onValue={setState} choices={[{ value: 'reached', label: t('pathway_state.reached') }, { value: 'stopped', label: t('pathway_state.stopped') }]} />
            <DateField label={t('pathway.ended_on')} value={on} onValue={setOn} error={fault('ended_on')} must />
            <TextField label={t('pathway.end_note')} value={note} onValue={setNote} error={fault('note')} must={state === 'stopped'} wide />
          </>
        )}
      </SendForm>
    </Dialog>
  );
}
