// SPDX-License-Identifier: Apache-2.0
// The value of a survey beside the counted one, and the notes of whoever is responsible.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Refused, post, sentence } from '../../api/request.ts';
import type { IndicatorPage, LocalDate } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date_field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextArea, TextField } from '../../parts/field.tsx';
import { say, sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { shortDate } from '../../text/format.ts';
import { figureWords } from './figure_words.ts';

export function Remarks({ page }: { page: IndicatorPage }) {
  const { t, lang } = useText();
  const client = useQueryClient();
  const [open, setOpen] = useState<'survey' | 'note' | ''>('');
  const path = `/v1/indicators/${page.indicator.code}`;
  const refresh = () => client.invalidateQueries({ queryKey: ['figures'] });
  const takeBack = async (id: string) => {
    try {
      await post(`${path}/surveys/${id}/take-back`, {});
      await refresh();
    } catch (problem) {
      sayProblem(problem);
    }
  };
  if (!page.may_note && page.surveys.length === 0 && page.notes.length === 0) return null;
  return (
    <section className="stack-tight">
      <h2>{t('figures.remarks')}</h2>
      {page.may_note && <div className="line no-print">{page.indicator.unit === 'percent' && <Button icon="plus" onClick={() => setOpen('survey')}>{t('figures.add_survey')}</Button>}<Button icon="edit" onClick={() => setOpen('note')}>{t('figures.add_note')}</Button></div>}
      {page.surveys.length > 0 && <ul className="plain-list">{page.surveys.map((survey) => (
        <li key={survey.id} className="line"><span><b>{survey.source}</b> <span className="nums">{shortDate(survey.begins_on, lang)}–{shortDate(survey.ends_on, lang)}</span> {figureWords(survey.figure, 'percent', t)}{survey.sent > 0 && ` ${t('figures.returned', { returned: survey.returned, sent: survey.sent })}`}</span>
          {page.may_note && <Button look="quiet" className="no-print" aria-label={t('figures.take_back_which', { source: survey.source })} onClick={() => void takeBack(survey.id)}>{t('stay.take_back')}</Button>}</li>
      ))}</ul>}
      {page.notes.map((note) => <p key={note.recorded_at} className="pre-line"><span className="small soft">{shortDate(note.recorded_at, lang)} {note.recorded_by}</span><br />{note.words}</p>)}
      {open === 'survey' && <SurveyDialog path={path} onDone={refresh} onClose={() => setOpen('')} />}
      {open === 'note' && <NoteDialog path={path} onDone={refresh} onClose={() => setOpen('')} />}
    </section>
  );
}

const numberOf = (text: string): number => Number(text.normalize('NFKC').replace(/[,\s]/g, '')) || 0;

function SurveyDialog({ path, onDone, onClose }: { path: string; onDone: () => Promise<unknown>; onClose: () => void }) {
  const { t } = useText();
  const [source, setSource] = useState('');
  const [n, setN] = useState('');
  const [total, setTotal] = useState('');
  const [sent, setSent] = useState('');
  const [returned, setReturned] = useState('');
  const [begins, setBegins] = useState<LocalDate>();
  const [ends, setEnds] = useState<LocalDate>();
  const [problem, setProblem] = useState('');
  const [faults, setFaults] = useState<Record<string, string>>({});
  const save = async () => {
    setFaults({});
    if (!begins || !ends) return setProblem(t('figures.survey_days'));
    try {
      await post(`${path}/surveys`, { source, n: numberOf(n), total: numberOf(total), sent: numberOf(sent), returned: numberOf(returned), begins_on: begins, ends_on: ends });
      say(t('figures.kept'));
      await onDone();
      onClose();
    } catch (error) {
      const fields = error instanceof Refused ? error.fields : [];
      setFaults(Object.fromEntries(fields.map((one) => [one.field, one.message])));
      setProblem(fields.length > 0 ? '' : sentence(error));
    }
  };
  return (
    <Dialog title={t('figures.add_survey')} onClose={onClose}>
      <p className="soft">{t('figures.survey_lead')}</p>
      {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
      <TextField label={t('figures.survey_source')} value={source} onValue={setSource} error={faults.source} must />
      <DateField label={t('figures.survey_begins')} value={begins} onValue={setBegins} must />
      <DateField label={t('figures.survey_ends')} value={ends} onValue={setEnds} error={faults.ends_on} must />
      <TextField label={t('figures.survey_n')} value={n} onValue={setN} error={faults.n} inputMode="numeric" must />
      <TextField label={t('figures.survey_total')} value={total} onValue={setTotal} error={faults.total} inputMode="numeric" must />
      <TextField label={t('figures.survey_sent')} value={sent} onValue={setSent} inputMode="numeric" />
      <TextField label={t('figures.survey_returned')} value={returned} onValue={setReturned} error={faults.returned} inputMode="numeric" />
      <Button look="primary" onClick={() => void save()}>{t('save')}</Button>
    </Dialog>
  );
}

function NoteDialog({ path, onDone, onClose }: { path: string; onDone: () => Promise<unknown>; onClose: () => void }) {
  const { t } = useText();
  const [words, setWords] = useState('');
  const [problem, setProblem] = useState('');
  const save = async () => {
    try {
      await post(`${path}/notes`, { words });
      say(t('figures.kept'));
      await onDone();
      onClose();
    } catch (error) {
      setProblem(sentence(error));
    }
  };
  return (
    <Dialog title={t('figures.add_note')} onClose={onClose}>
      {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
      <TextArea label={t('figures.note')} support={t('figures.note_support')} value={words} onValue={setWords} must />
      <Button look="primary" onClick={() => void save()}>{t('save')}</Button>
    </Dialog>
  );
}
