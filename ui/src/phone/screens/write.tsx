// SPDX-License-Identifier: Apache-2.0
// 書く, second step: a template and its prompts, vitals, photo, voice, how the visit ends; then 送る or 待ちに入れる. Whose page it is stands
// large above everything, and each person has a draft of her own, so that nothing typed for one can go to another.
import { Suspense, lazy, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Check, TextArea, TextField } from '../../parts/field.tsx';
import { Empty } from '../../parts/states.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf } from '../../text/format.ts';
import { readersOf } from '../facts.ts';
import type { Closing, Outside, Readers } from '../model.ts';
import { emptyDraft, isEmptyDraft, type Draft, type Photo } from '../store/drafts.ts';
import { askReaders } from '../sync/door.ts';
import { explain, honoured, vitalsText } from '../text.ts';
import { Who } from '../outside/parts.ts';
import { Lacking } from '../../templates/prompts.tsx';
import { goesOutside, isSound } from '../write/entry.ts';
import { useCopy } from '../use_phone.ts';
import { PersonHead } from './person_head.tsx';
import { TemplateStep } from './template_step.tsx';
import { VitalsPad } from './vitals.tsx';

const MarkPicture = lazy(() => import('../photo/mark.tsx'));
const RecordVoice = lazy(() => import('../voice/record.tsx'));
const CLOSINGS: Closing[] = ['next_visit', 'hand_over', 'ask_doctor', 'admitted', 'died'];
const PAUSE_MS = 400;
const tell = (problem: unknown) => say(explain(problem), { bad: true });

// The draft of a person, sealed away at each pause and when the page goes out of sight.
function useDraft(id: string): [Draft, (change: (draft: Draft) => Draft) => void, () => Promise<void>] {
  const { copy } = useCopy();
  const [draft, setDraft] = useState<Draft>(() => copy.drafts.of(id) ?? emptyDraft(id));
  const latest = useRef(draft), kept = useRef(draft), timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const keep = async () => {
    clearTimeout(timer.current);
    if (kept.current === latest.current) return;
    kept.current = latest.current;
    await copy.drafts.keep(latest.current);
  };
  const change = (how: (draft: Draft) => Draft) => {
    latest.current = { ...how(latest.current), at: Date.now() };
    setDraft(latest.current);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void keep().catch(tell), PAUSE_MS);
  };
  useEffect(() => {
    const flush = () => void keep().catch(() => undefined);
    addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, []);
  const gone = async () => {
    clearTimeout(timer.current);
    kept.current = latest.current = emptyDraft(id);
    setDraft(latest.current);
  };
  return [draft, change, gone];
}

function ClosingStep({ draft, change }: { draft: Draft; change: (how: (draft: Draft) => Draft) => void }) {
  const { t } = useText();
  return (
    <details className="step" open={draft.closing !== undefined || undefined}>
      <summary>{t('phone.closing')}{draft.closing && <>：<b>{t(`phone.closing.${draft.closing}`)}</b></>}</summary>
      <div className="chips" role="group" aria-label={t('phone.closing')}>
        {CLOSINGS.map((one) => (
          <button type="button" key={one} className="tap" aria-pressed={draft.closing === one}
            onClick={() => change((d) => ({ ...d, closing: d.closing === one ? undefined : one, ...(d.closing === one ? { closing_on: undefined } : {}) }))}>{t(`phone.closing.${one}`)}</button>
        ))}
      </div>
      {draft.closing && draft.closing !== 'ask_doctor' && (
        <TextField label={t(`phone.closing_on.${draft.closing}`)} type="date" value={draft.closing_on ?? ''} onValue={(on) => change((d) => ({ ...d, closing_on: on || undefined }))} />
      )}
    </details>
  );
}

function PhotoStep({ draft, change }: { draft: Draft; change: (how: (draft: Draft) => Draft) => void }) {
  const { t } = useText();
  const { copy } = useCopy();
  const [file, setFile] = useState<File>();
  const [speaking, setSpeaking] = useState(false);
  const memos = draft.photos.filter((one) => isSound(one.content_type)), photos = draft.photos.filter((one) => !isSound(one.content_type));
  const add = async (photo: Photo, bytes: ArrayBuffer) => {
    try {
      await copy.drafts.keepPhoto(photo.sha256, bytes);
      change((d) => ({ ...d, photos: [...d.photos.filter((one) => one.sha256 !== photo.sha256), photo] }));
      setFile(undefined);
      setSpeaking(false);
    } catch (problem) {
      tell(problem);
    }
  };
  const remove = (photo: Photo) => {
    change((d) => ({ ...d, photos: d.photos.filter((one) => one !== photo) }));
    void copy.dropPhoto(photo.sha256);
  };
  return (
    <>
      <label className="button file-button">{t('phone.photo')}{photos.length > 0 && ` ${t('phone.photo.n', { n: photos.length })}`}
        <input type="file" accept="image/*" className="sr-only" onChange={(e) => { setFile(e.target.files?.[0]); e.target.value = ''; }} />
      </label>
      <Button onClick={() => setSpeaking(true)}>{t('phone.voice')}{memos.length > 0 && ` ${t('phone.voice.n', { n: memos.length })}`}</Button>
      {photos.map((photo, i) => (
        <Button key={photo.sha256} look="quiet" onClick={() => remove(photo)}>{t('phone.photo.remove', { n: i + 1 })}</Button>
      ))}
      {memos.map((memo, i) => <Button key={memo.sha256} look="quiet" onClick={() => remove(memo)}>{t('phone.voice.remove', { n: i + 1 })}</Button>)}
      {file && <Suspense><MarkPicture file={file} name={t('phone.photo.name', { n: photos.length + 1 })} onDone={(photo, bytes) => void add(photo, bytes)} onClose={() => setFile(undefined)} /></Suspense>}
      {speaking && <Suspense><RecordVoice name={t('phone.voice.name', { n: memos.length + 1 })} onDone={(memo, bytes) => void add(memo, bytes)} onClose={() => setSpeaking(false)} /></Suspense>}
    </>
  );
}

// Whoever does not read here gets it too, if one says so; said from the start when it is urgent.
function OutsideStep({ members, draft, change }: { members: Outside['members']; draft: Draft; change: (how: (draft: Draft) => Draft) => void }) {
  const { t } = useText();
  const reach = members.filter((one) => one.allowed).length;
  return (
    <div>
      {reach > 0 && <Check label={t('phone.outside.too', { n: reach })} checked={goesOutside(draft)} onChecked={(outside) => change((d) => ({ ...d, outside }))} />}
      <details className="install small"><summary>{t(reach > 0 ? 'phone.outside.how' : 'phone.outside.none')}</summary><Suspense><Who members={members} /></Suspense></details>
    </div>
  );
}

// Before the first entry for a person, and before her death is written: whose page, how many will read it, from which offices.
function ReadersDialog({ id, died, outside, onSend, onClose }: { id: string; died: boolean; outside: boolean; onSend: () => void; onClose: () => void }) {
  const { t } = useText();
  const { copy } = useCopy();
  const [answer, setAnswer] = useState<Readers>();
  const { page, outside: { members } } = copy.book.person(id)!;
  useEffect(() => {
    askReaders(id).then(setAnswer, () => undefined);
  }, [id]);
  const readers = answer?.readers.filter((one) => one.channel === 'app') ?? page.team.filter((one) => one.joined);
  const offices = [...new Set(readers.map((one) => one.office_name).filter(Boolean))];
  return (
    <Dialog title={t('phone.readers.title', { name: honoured(page.person.name) })} onClose={onClose}>
      <p>{t('phone.readers.n', { n: answer ? readers.length : readersOf(page), offices: offices.length })}</p>
      <ul className="small">{offices.map((office) => <li key={office}>・{office}</li>)}</ul>
      {members.length > 0 && <><p>{t(outside ? 'phone.outside.first' : 'phone.outside.first_not', { n: members.length })}</p><Suspense><Who members={members} /></Suspense></>}
      {died && <p className="notice notice--bad">{t('phone.closing.died.sure')}</p>}
      <Button look="primary" big onClick={onSend}>{t('phone.readers.send')}</Button>
    </Dialog>
  );
}

export function Write({ id }: { id: string }) {
  const { t } = useText();
  const { phone, state, copy } = useCopy();
  const [, go] = useLocation();
  const [draft, change, gone] = useDraft(id);
  const [open, setOpen] = useState<'vitals' | 'readers'>();
  const [empty, setEmpty] = useState(false);
  const [sure, setSure] = useState(false);
  const sending = useRef(false);
  const person = copy.book.person(id);
  useEffect(() => {
    if (person && !copy.book.thread(id)) void copy.book.read(id);
  }, [copy, person, id]);
  if (!person) return <Empty title={t('phone.person.gone')} isPage><LinkButton to="/write">{t('phone.write.whose')}</LinkButton></Empty>;
  const send = async () => {
    if (isEmptyDraft(draft)) return setEmpty(true);
    if (open !== 'readers' && (!copy.knowsReadersOf(id) || draft.closing === 'died')) return setOpen('readers');
    if (sending.current) return;
    sending.current = true;
    try {
      await copy.write(draft, Date.now(), phone.clockAhead);
      await gone();
      say(t(state.line === 'on' ? 'phone.write.sent' : 'phone.write.waits'));
      go(`/people/${id}`);
      void phone.sync();
    } catch (problem) {
      tell(problem);
    } finally {
      sending.current = false;
    }
  };
  const throwAway = async () => {
    if (!sure) return setSure(true);
    for (const photo of draft.photos) await copy.dropPhoto(photo.sha256);
    await copy.drafts.drop(id);
    await gone();
    setSure(false);
  };
  const vitals = vitalsText(draft);
  const template = copy.templates.of(draft.template);
  return (
    <form className="write" onSubmit={(e) => { e.preventDefault(); void send(); }}>
      <div className="write__all stack">
        <PersonHead id={id} page={person.page} />
        {draft.refers ? <p className="notice small">{t(draft.refers.how === 'corrects' ? 'phone.correct.what' : 'phone.reply.to', { line: draft.refers.line })}</p> : <TemplateStep draft={draft} change={change} />}
        <TextArea label={t(draft.kind === 'question' ? 'phone.write.question' : 'phone.write.text')} rows={4} value={draft.text}
          error={empty && isEmptyDraft(draft) ? t('phone.write.empty') : undefined} onValue={(text) => change((d) => ({ ...d, text }))} />
        <div className="write__tools">
          <Button onClick={() => setOpen('vitals')}>{t('phone.vitals')}</Button>
          <PhotoStep draft={draft} change={change} />
        </div>
        {vitals && <p className="thread__vitals nums">{vitals}</p>}
        <ClosingStep draft={draft} change={change} />
        <div className="line">
          <Check label={t('phone.write.urgent')} checked={draft.urgent} onChecked={(urgent) => change((d) => ({ ...d, urgent }))} />
          <Check label={t('phone.write.needs_ack')} checked={draft.needs_ack || draft.urgent} onChecked={(needs_ack) => change((d) => ({ ...d, needs_ack }))} />
        </div>
        {person.outside.members.length > 0 && <OutsideStep members={person.outside.members} draft={draft} change={change} />}
        {!isEmptyDraft(draft) && <Button look="quiet" onClick={() => void throwAway()}>{t(sure ? 'phone.draft.discard.sure' : 'phone.draft.discard')}</Button>}
        <p className="small soft">{t('phone.write.readers', { n: readersOf(person.page) })}{draft.closing_on && draft.closing_on < dateOf(new Date()) && ` ${t('phone.closing.past')}`}</p>
      </div>
      <div className="write__send">{template && !draft.refers && <Lacking template={template} text={draft.text} />}<Button look="primary" big type="submit">{t(state.line === 'on' ? 'phone.write.send' : 'phone.write.queue')}</Button></div>
      {open === 'vitals' && <VitalsPad values={draft.vitals} entries={copy.book.thread(id) ?? []} onValues={(next) => change((d) => ({ ...d, vitals: next }))} onClose={() => setOpen(undefined)} />}
      {open === 'readers' && <ReadersDialog id={id} died={draft.closing === 'died'} outside={goesOutside(draft)} onSend={() => void send()} onClose={() => setOpen(undefined)} />}
    </form>
  );
}
