// SPDX-License-Identifier: Apache-2.0
// Editing a template: its name, for whom, what it asks; beside it how it looks to who writes. What is typed is kept while the
// window lives; a refusal stands in words on top.
import { useRef, useState } from 'react';
import { Refused, sentence } from '../../api/request.ts';
import type { NoteTemplate, PromptKind, TemplateBody, TemplatePrompt } from '../../api/types.ts';
import { uuid7 } from '../../api/uuid.ts';
import { Button, IconButton } from '../../parts/button.tsx';
import { Check, SelectField, TextArea, TextField } from '../../parts/field.tsx';
import { CheckList, Menu } from '../../parts/filter_menu.tsx';
import { useText } from '../../parts/use_text.ts';
import { Prompts } from '../../templates/prompts.tsx';
import { useWords } from '../context.tsx';
import { KINDS, MOST_PROMPTS, choicesFrom, choicesText, emptyPrompt, moved, ready } from './editor_rules.ts';

const PROMPT_KINDS: PromptKind[] = ['ticks', 'number', 'text'];

function OnePrompt({ prompt, n, last, onPrompt, onMove, onDrop }: { prompt: TemplatePrompt; n: number; last: boolean; onPrompt: (prompt: TemplatePrompt) => void; onMove: (by: -1 | 1) => void; onDrop: () => void }) {
  const { t } = useText();
  const what = t('templates.prompt', { n });
  return (
    <fieldset className="card stack-tight">
      <legend className="sr-only">{what}</legend>
      <div className="line"><b>{what}</b>
        <span className="line line-end">
          {n > 1 && <Button look="quiet" aria-label={`${what} ${t('templates.up')}`} onClick={() => onMove(-1)}>{t('templates.up')}</Button>}
          {!last && <Button look="quiet" aria-label={`${what} ${t('templates.down')}`} onClick={() => onMove(1)}>{t('templates.down')}</Button>}
          <IconButton icon="close" label={`${what} ${t('templates.drop_prompt')}`} onClick={onDrop} />
        </span></div>
      <div className="form-grid">
        <TextField label={t('templates.label')} must value={prompt.label.ja} maxLength={100} onValue={(ja) => onPrompt({ ...prompt, label: { ...prompt.label, ja } })} />
        <TextField label={t('templates.label_en')} value={prompt.label.en} maxLength={100} onValue={(en) => onPrompt({ ...prompt, label: { ...prompt.label, en } })} />
        <SelectField label={t('templates.how')} value={prompt.kind} onValue={(kind) => onPrompt({ ...prompt, kind: kind as PromptKind })} choices={PROMPT_KINDS.map((value) => ({ value, label: t(`template.kind_${value}`) }))} />
        {prompt.kind === 'number' && <TextField label={t('templates.unit')} value={prompt.unit} maxLength={20} onValue={(unit) => onPrompt({ ...prompt, unit })} />}
      </div>
      {prompt.kind === 'ticks' && <TextArea label={t('templates.choices')} support={t('templates.choices_how')} rows={4} value={choicesText(prompt)} onValue={(text) => onPrompt({ ...prompt, choices: choicesFrom(text) })} />}
      <div className="line">
        <Check label={t('templates.needed')} checked={prompt.needed} onChecked={(needed) => onPrompt({ ...prompt, needed })} />
        {prompt.kind === 'ticks' && <Check label={t('templates.single')} checked={prompt.single} onChecked={(single) => onPrompt({ ...prompt, single })} />}
      </div>
    </fieldset>
  );
}

function Preview({ body }: { body: TemplateBody }) {
  const { t } = useText();
  const [text, setText] = useState('');
  const template: NoteTemplate = { code: 'preview', scope: 'own', state: 'draft', replaces: '', for_me: true, reader_name: { ja: '', en: '' }, body: ready(body), changed_by: '' };
  return (
    <section className="card stack" aria-labelledby="preview">
      <h2 id="preview">{t('templates.preview')}</h2>
      <Prompts template={template} text={text} onText={(how) => setText(how(text))} />
      <TextArea label={t('templates.preview_text')} rows={4} value={[body.begin, text].filter(Boolean).join('\n')} readOnly onValue={() => undefined} />
    </section>
  );
}

export function TemplateEditor({ start, isArea, onKeep, onClose }: { start: TemplateBody; isArea: boolean; onKeep: (body: TemplateBody, key: string) => Promise<void>; onClose: () => void }) {
  const { t } = useText();
  const words = useWords();
  const [body, setBody] = useState(start);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const attempt = useRef({ key: '', body: '' });
  const put = (more: Partial<TemplateBody>) => setBody({ ...body, ...more });
  const setPrompt = (at: number, prompt: TemplatePrompt) => put({ prompts: body.prompts.map((one, i) => (i === at ? prompt : one)) });
  const keep = async () => {
    setBusy(true);
    setProblem('');
    const made = ready(body), said = JSON.stringify(made);
    if (attempt.current.body !== said) attempt.current = { key: uuid7(), body: said };
    try {
      await onKeep(made, attempt.current.key);
    } catch (failure) {
      setProblem(failure instanceof Refused && failure.fields.length > 0 ? failure.fields.map((field) => field.message).join(' ') : sentence(failure));
      setBusy(false);
    }
  };
  const professions = words.choices('Profession').filter((one) => one.value !== 'none');
  return (
    <form className="stack" onSubmit={(e) => { e.preventDefault(); void keep(); }}>
      <div className="page-head"><h1>{t(isArea ? 'templates.edit_area' : 'templates.edit_own')}</h1></div>
      <p className="notice small">{t(isArea ? 'templates.area_lead' : 'template.read_over')}</p>
      {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
      <div className="form-grid">
        <TextField label={t('template.name')} must value={body.name.ja} maxLength={40} onValue={(ja) => put({ name: { ...body.name, ja } })} />
        <TextField label={t('templates.name_en')} value={body.name.en} maxLength={60} onValue={(en) => put({ name: { ...body.name, en } })} />
        <SelectField label={t('templates.reader')} value={body.to} onValue={(to) => put({ to: to as TemplateBody['to'] })} choices={[{ value: 'none', label: t('template.team') }, ...professions]} />
        <SelectField label={t('thread.kind')} value={body.kind} onValue={(kind) => put({ kind: kind as TemplateBody['kind'] })} choices={KINDS.map((value) => ({ value, label: t(`entry_kind.${value}`) }))} />
      </div>
      {isArea && <Menu label={body.from.length ? t('templates.from_n', { n: body.from.length }) : t('templates.from_all')}>{() => <CheckList label={t('templates.from_all')} choices={professions} chosen={body.from} onChosen={(from) => put({ from: from as TemplateBody['from'] })} />}</Menu>}
      <TextArea label={t('template.begin')} rows={2} value={body.begin} maxLength={1000} onValue={(begin) => put({ begin })} />
      {isArea && <TextArea label={t('templates.reader_needs')} rows={2} value={body.reader.ja} maxLength={200} onValue={(ja) => put({ reader: { ...body.reader, ja } })} />}
      {isArea && <TextArea label={t('template.example')} rows={4} value={body.example} maxLength={1000} onValue={(example) => put({ example })} />}
      <h2>{t('templates.prompts')}</h2>
      {body.prompts.map((prompt, i) => (
        <OnePrompt key={i} prompt={prompt} n={i + 1} last={i === body.prompts.length - 1} onPrompt={(next) => setPrompt(i, next)} onMove={(by) => put({ prompts: moved(body.prompts, i, by) })} onDrop={() => put({ prompts: body.prompts.filter((_, k) => k !== i) })} />
      ))}
      {body.prompts.length < MOST_PROMPTS && <div><Button icon="plus" onClick={() => put({ prompts: [...body.prompts, emptyPrompt()] })}>{t('templates.add_prompt')}</Button></div>}
      <Preview body={body} />
      <div className="line"><Button look="primary" type="submit" busy={busy}>{t('templates.save')}</Button><Button onClick={onClose}>{t('give_up')}</Button></div>
    </form>
  );
}
