// SPDX-License-Identifier: Apache-2.0
// 書く: what kind, the words, the values, files, to whom. Before the first sending it says whose page this is and who will read.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Refused, request, sentence } from '../../../api/request.ts';
import type { EntryInput, PersonPage, ThreadEntry, ThreadReader, ThreadReaders } from '../../../api/types.ts';
import { uuid7 } from '../../../api/uuid.ts';
import { Button, IconButton } from '../../../parts/button.tsx';
import { DateField } from '../../../parts/date_field.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { Check, SelectField, TextArea } from '../../../parts/field.tsx';
import { CheckList, Menu } from '../../../parts/filter_menu.tsx';
import { Segments } from '../../../parts/tabs.tsx';
import { say } from '../../../parts/toast.tsx';
import { useText } from '../../../parts/use_text.ts';
import { timeOf } from '../../../text/format.ts';
import { valueOf } from '../../../phone/write/vitals_rules.ts';
import { useSession } from '../../context.tsx';
import { dropDraft, readDraft, writeDraft } from '../person_draft.ts';
import { MOST_BYTES, PAPERS, upload } from './files.ts';
import { emptyDraft, entryOf, saysSomething, type WriteDraft, type WriteKind } from './thread_rules.ts';
import { Lacking } from '../../../templates/prompts.tsx';
import { TemplatePicker, templateOf, useTemplates } from './template_picker.tsx';
import { VitalsFields } from './vitals_fields.tsx';

const KINDS: WriteKind[] = ['note', 'vitals', 'question', 'visit', 'decision'];
const CLOSINGS: WriteDraft['closing'][] = ['none', 'next_visit', 'hand_over', 'ask_doctor', 'admitted', 'died'];
const WITH_DAY = new Set<WriteDraft['closing']>(['next_visit', 'hand_over', 'admitted', 'died']);
const ACCEPT = `${PAPERS},audio/mp4,audio/ogg,audio/webm`;

const signature = (readers: ThreadReaders) => `${readers.readers.length}.${readers.offices}`;
const asked = (account: string, person: string) => `kaname.sent.${account}.${person}`;

function BeforeFirst({ readers, page, onSend, onClose }: { readers: ThreadReaders; page: PersonPage; onSend: () => void; onClose: () => void }) {
  const { t } = useText();
  const name = (one: ThreadReader) => [one.office_name, one.name].filter(Boolean).join(' ');
  const here = readers.readers.filter((one) => one.channel === 'app');
  const outside = readers.readers.filter((one) => one.channel !== 'app');
  return (
    <Dialog title={t('thread.first_title', { name: page.person.name })} onClose={onClose}>
      <p><b>{t('thread.first_readers', { n: here.length, offices: new Set(here.map((one) => one.office_name).filter(Boolean)).size })}</b></p>
      <ul className="bullets">{here.map((one, i) => <li key={i}>{name(one)}</li>)}</ul>
      {outside.length > 0 && <><p><b>{t('thread.first_outside', { n: outside.length })}</b></p><ul className="bullets">{outside.map((one, i) => <li key={i}>{name(one)} {t('team.reached_by', { channel: t(`member_channel.${one.channel}`) })}</li>)}</ul><p className="small">{t('thread.first_outside_how')}</p></>}
      <div className="line"><Button look="primary" onClick={onSend}>{t('thread.first_send')}</Button><Button onClick={onClose}>{t('give_up')}</Button></div>
    </Dialog>
  );
}

function ToWhom({ readers, chosen, onChosen }: { readers: ThreadReader[]; chosen: string[]; onChosen: (to: string[]) => void }) {
  const { t } = useText();
  const professions = [...new Set(readers.map((one) => one.profession).filter((p) => p !== 'none'))];
  const choices = [...professions.map((p) => ({ value: `p:${p}`, label: t(`profession.${p}`) })), ...readers.filter((one) => one.account_id).map((one) => ({ value: `a:${one.account_id}`, label: [one.office_name, one.name].filter(Boolean).join(' ') }))];
  return (
    <Menu label={chosen.length ? t('thread.to', { names: choices.filter((c) => chosen.includes(c.value)).map((c) => c.label).join(t('fact_word.comma')) }) : t('thread.to_choose')} active={chosen.length > 0}>
      {() => (choices.length ? <CheckList label={t('thread.to_choose')} choices={choices} chosen={chosen} onChosen={onChosen} /> : <p className="small">{t('thread.to_nobody')}</p>)}
    </Menu>
  );
}

export interface WriteBarProps {
  page: PersonPage;
  readers: ThreadReaders | undefined;
  entries: ThreadEntry[];
  outside: number; // members without the program
  onOutside: (entry: string) => void;
  about: { entry: ThreadEntry; how: 'reply' | 'correct' } | undefined;
  onAboutDone: () => void;
}

export function WriteBar({ page, readers, entries, outside, onOutside, about, onAboutDone }: WriteBarProps) {
  const { t } = useText();
  const client = useQueryClient();
  const account = useSession().account?.id ?? '';
  const person = page.person.id;
  const [draft, setDraft] = useState<WriteDraft>(emptyDraft);
  const [files, setFiles] = useState<File[]>([]);
  const [first, setFirst] = useState(false);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const [begun, setBegun] = useState(false);
  const attempt = useRef({ key: '', body: '' });
  const uploaded = useRef(new Map<File, NonNullable<EntryInput['attachments']>[number]>());
  const picker = useRef<HTMLInputElement>(null);
  useEffect(() => {
    void readDraft<WriteDraft>(account, person, 'entry').then((kept) => kept && setDraft(kept));
  }, [account, person]);
  const keep = (changes: Partial<WriteDraft>) => {
    const next = { ...draft, ...changes, at: new Date().toISOString() };
    setDraft(next);
    void writeDraft<WriteDraft>(account, person, 'entry', next);
  };
  useEffect(() => {
    if (!about) return;
    const { entry, how } = about;
    if (how === 'correct') keep({ corrects: entry.id, reply_to: undefined, text: entry.text, kind: 'note', vitals: Object.fromEntries(Object.entries(entry.vitals ?? {}).map(([name, value]) => [name, String(value)])) });
    else keep({ reply_to: entry.id, corrects: undefined, to: entry.via === 'app' ? [`a:${entry.account_id}`] : [] }); // who has no account is reached otherwise
    document.getElementById('write-text')?.focus();
  }, [about]);
  const templates = useTemplates().data;
  const template = templateOf(templates, draft.template);
  const alsoOutside = outside > 0 && (draft.outside ?? draft.urgent);
  const target = entries.find((one) => one.id === (draft.corrects ?? draft.reply_to));
  const clear = () => {
    setDraft(emptyDraft());
    setFiles([]);
    uploaded.current.clear();
    onAboutDone();
    void dropDraft(account, person, 'entry');
  };
  const send = async () => {
    setFirst(false);
    setBusy(true);
    try {
      const attachments = [];
      for (const file of files) {
        const known = uploaded.current.get(file) ?? (await upload(person, file));
        uploaded.current.set(file, known);
        attachments.push(known);
      }
      const body = entryOf(draft, attachments, valueOf);
      const text = JSON.stringify(body);
      // The same words tried again are one entry.
      if (attempt.current.body !== text) attempt.current = { key: uuid7(), body: text };
      const written = await request<ThreadEntry>(`/v1/people/${person}/entries`, { method: 'POST', body, key: attempt.current.key });
      attempt.current = { key: '', body: '' };
      if (readers) sessionStorage.setItem(asked(account, person), signature(readers));
      clear();
      say(t('thread.sent'));
      if (alsoOutside) onOutside(written.id);
      await Promise.all([client.invalidateQueries({ queryKey: ['thread', person] }), client.invalidateQueries({ queryKey: ['person', person] }), client.invalidateQueries({ queryKey: ['vitals'] })]);
    } catch (error) {
      setProblem(error instanceof Refused && error.fields[0] ? error.fields[0].message : sentence(error));
    } finally {
      setBusy(false);
    }
  };
  const press = () => {
    if (busy) return;
    setProblem('');
    if (!saysSomething(draft, files.length)) return setProblem(t('thread.empty_entry'));
    if (draft.kind === 'question' && draft.to.length === 0) return setProblem(t('thread.question_whom'));
    if (readers && sessionStorage.getItem(asked(account, person)) !== signature(readers)) return setFirst(true);
    void send();
  };
  const addFiles = (list: FileList | null) => {
    const fresh = [...(list ?? [])];
    if (fresh.some((file) => !file.type.startsWith('image/') && file.size > MOST_BYTES)) setProblem(t('thread.file_large'));
    setFiles([...files, ...fresh.filter((file) => file.type.startsWith('image/') || file.size <= MOST_BYTES)].slice(0, 10));
    if (picker.current) picker.current.value = '';
  };
  // Until somebody begins to write, what was last said has the room.
  const whole = begun || files.length > 0 || target !== undefined || saysSomething(draft, 0);
  return (
    <form className="write-bar card stack no-print" aria-label={t('thread.write_on', { name: page.person.name })} onFocus={() => setBegun(true)} onSubmit={(e) => { e.preventDefault(); press(); }}
      onKeyDown={(e) => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey) && !e.nativeEvent.isComposing) { e.preventDefault(); press(); } }}>
      {target ? (
        <p className="notice line"><span className="grow">{t(draft.corrects ? 'thread.correcting' : 'thread.replying', { name: target.author })}</span><IconButton icon="close" label={t('give_up')} onClick={clear} /></p>
      ) : (
        <Segments label={t('thread.kind')} value={draft.kind} onValue={(kind) => keep({ kind })} options={KINDS.map((value) => ({ value, label: t(`entry_kind.${value}`) }))} />
      )}
      {(draft.kind === 'vitals' || Object.keys(draft.vitals).length > 0) && <VitalsFields entries={entries} values={draft.vitals} onValues={(vitals) => keep({ vitals })} />}
      {whole && !target && <TemplatePicker list={templates} draft={draft} onDraft={keep} />}
      <TextArea id="write-text" label={t(draft.kind === 'question' ? 'thread.question_text' : 'thread.text')} rows={whole ? 3 : 1} value={draft.text} onValue={(text) => keep({ text })} />
      {draft.kind === 'visit' && (
        <div className="form-grid">
          <SelectField label={t('thread.closing')} value={draft.closing} onValue={(v) => keep({ closing: v as WriteDraft['closing'] })} choices={CLOSINGS.map((value) => ({ value, label: t(`entry_closing.${value}`) }))} />
          {WITH_DAY.has(draft.closing) && <DateField label={t('thread.closing_on')} value={draft.closing_on} onValue={(closing_on) => keep({ closing_on })} />}
        </div>
      )}
      {(draft.closing === 'died' || draft.closing === 'admitted') && draft.kind === 'visit' && <p className="small">{t('thread.closing_status')}</p>}
      {files.length > 0 && <ul className="line">{files.map((file, i) => <li key={i} className="chip">{file.name}<IconButton icon="close" label={t('thread.file_remove', { name: file.name })} onClick={() => setFiles(files.filter((one) => one !== file))} /></li>)}</ul>}
      {whole && (
        <div className="line">
          <ToWhom readers={readers?.readers ?? []} chosen={draft.to} onChosen={(to) => keep({ to })} />
          <Button icon="plus" onClick={() => picker.current?.click()}>{t('thread.attach')}</Button>
          <input ref={picker} type="file" multiple hidden accept={ACCEPT} aria-label={t('thread.attach')} onChange={(e) => addFiles(e.target.files)} />
          <Check label={t('thread.urgent')} checked={draft.urgent} onChecked={(urgent) => keep({ urgent })} />
          {outside > 0 && <Check label={t('thread.outside_too', { n: outside })} checked={alsoOutside} onChecked={(on) => keep({ outside: on })} />}
          <Check label={t('thread.needs_ack')} checked={draft.needs_ack || draft.urgent} onChecked={(needs_ack) => keep({ needs_ack })} />
        </div>
      )}
      {template && !target && <Lacking template={template} text={draft.text} />}
      {problem && <p className="field__error" role="alert">{problem}</p>}
      {whole && (
        <div className="line">
          <Button look="primary" type="submit" busy={busy}>{t('thread.send')}</Button>
          {draft.at && saysSomething(draft, 0) && <span className="small soft" role="status">{t('draft.kept', { time: timeOf(draft.at) })}</span>}
        </div>
      )}
      {first && readers && <BeforeFirst readers={readers} page={page} onSend={() => void send()} onClose={() => setFirst(false)} />}
    </form>
  );
}
