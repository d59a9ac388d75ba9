// SPDX-License-Identifier: Apache-2.0
// 様式を書く: the sections with what is missing, all questions below each other, the sheet as it will print. What is typed is kept
// at once and saved after a pause.
import { useEffect, useState } from 'react';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Bones } from '../../parts/states.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { momentText, timeOf } from '../../text/format.ts';
import { useWide } from '../hooks.ts';
import { isMissing, isShown, missingKeys, missingOf, nextMissing, said, type Answers } from './answer_rules.ts';
import type { DocumentDesk } from './document_desk.ts';
import { CompareButton, DocumentHead } from './document_head.tsx';
import type { DocumentView, FormSection } from '../../api/types.ts';
import { Preview } from './preview.tsx';
import { PhotosOf, photoPlace } from './photo_field.tsx';
import { Question } from './question.tsx';
import { SectionClash } from './section_clash.tsx';
import { SendDialog } from './send_dialog.tsx';
import { useDocumentDesk } from './use_document_desk.ts';

export function goToQuestion(key: string): void {
  const question = document.getElementById(`q-${key}`);
  question?.scrollIntoView({ block: 'center' });
  question?.querySelector<HTMLElement>('input, textarea, select, button')?.focus({ preventScroll: true });
}
const focusedKey = () => document.activeElement?.closest<HTMLElement>('[data-question]')?.dataset['question'];

function Sections({ doc, answers }: { doc: DocumentView; answers: Answers }) {
  const { t, lang } = useText();
  const go = (key: string) => {
    const head = document.getElementById(`section-${key}`);
    head?.scrollIntoView();
    head?.focus({ preventScroll: true });
  };
  return (
    <nav className="doc-sections" aria-label={t('document.sections')}>
      <ol>
        {doc.form.sections.map((section) => {
          const n = missingOf(section, answers).length;
          return <li key={section.key}><button type="button" onClick={() => go(section.key)}><span>{said(section.title, lang)}</span>{n > 0 ? <span className="doc-sections__n">{t('document.missing_n', { n })}</span> : <span className="doc-sections__done">✓<span className="sr-only">{t('document.missing_0')}</span></span>}</button></li>;
        })}
      </ol>
    </nav>
  );
}

function Section({ section, doc, desk, answers }: { section: FormSection; doc: DocumentView; desk: DocumentDesk; answers: Answers }) {
  const { t, lang } = useText();
  const one = desk.of(section.key);
  const view = doc.sections.find((other) => other.key === section.key);
  const fault = (key: string) => one.fields.find((problem) => problem.field === `answers.${key}`)?.message;
  return (
    <section className="card stack doc-section" aria-labelledby={`section-${section.key}`} onBlur={(e) => { if (!e.currentTarget.contains(e.relatedTarget)) void desk.save(section.key); }}>
      <div className="card__head">
        <h2 id={`section-${section.key}`} tabIndex={-1}>{said(section.title, lang)}</h2>
        {section.by.length > 0 && <span className="small soft">{t('document.section_by', { who: section.by.map((who) => t(`profession.${who}`)).join('・') })}</span>}
        {view?.changed_by && view.changed_at && <span className="small soft line-end">{t('document.changed', { name: view.changed_by, at: momentText(view.changed_at, lang) })}</span>}
      </div>
      {said(section.note, lang) && <p className="soft small">{said(section.note, lang)}</p>}
      {one.desk.clashes.length > 0 && <SectionClash section={section} clashes={one.desk.clashes} by={view?.changed_by ?? ''} onResolved={(chosen) => desk.resolve(section.key, chosen)} />}
      {one.problem && <p className="notice notice--bad" role="alert">{one.problem}</p>}
      <div className="doc-questions">
        {section.fields.filter((field) => isShown(field, answers)).map((field) => (
          <Question key={field.key} field={field} answer={answers[field.key]} onAnswer={(answer) => desk.type(section.key, answer)} error={fault(field.key)} missing={isMissing(field, answers)} />
        ))}
      </div>
    </section>
  );
}

function SaveState({ desk }: { desk: DocumentDesk }) {
  const { t } = useText();
  const states = desk.all();
  const has = (state: string) => states.some((one) => one.state === state);
  if (states.some((one) => one.desk.clashes.length > 0)) return <Button look="danger" onClick={() => document.getElementById('document-clash')?.scrollIntoView({ block: 'center' })}>{t('document.save.clash')}</Button>;
  if (has('offline')) return <Badge tone="bad">{t('document.save.offline')}</Badge>;
  if (has('failed')) return <Badge tone="bad">{t('document.save.failed')}</Badge>;
  if (has('saving')) return <span className="small soft">{t('document.save.saving')}</span>;
  if (desk.unsaved()) return <span className="small soft">{t('document.save.waiting')}</span>;
  return <span className="small soft">{desk.savedAt ? t('document.save.saved', { time: timeOf(desk.savedAt) }) : t('document.save.nothing')}</span>;
}

function Foot({ doc, desk, answers, onSend }: { doc: DocumentView; desk: DocumentDesk; answers: Answers; onSend: () => void }) {
  const { t } = useText();
  const missing = missingKeys(doc.form, answers).length;
  const next = () => {
    const key = nextMissing(doc.form, answers, focusedKey());
    if (key) goToQuestion(key);
    else say(t('document.nothing_missing'));
  };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || event.key !== 'ArrowDown' || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      next();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
  // The window is opened while the press still counts as one; the paper follows when everything is saved.
  const print = async () => {
    const paper = open('', '_blank');
    await desk.saveAll();
    if (paper) paper.location.href = `/v1/documents/${doc.line.id}/paper.pdf`;
  };
  return (
    <div className="doc-foot no-print">
      <span role="status"><SaveState desk={desk} /></span>
      {desk.unsaved() && <Button look="quiet" onClick={() => void desk.saveAll()}>{t('document.save_now')}</Button>}
      <span className="line line-end">
        <Button icon="down" onClick={next} title="Alt+↓">{missing ? t('document.next_missing', { n: missing }) : t('document.nothing_missing')}</Button>
        <Button icon="print" onClick={() => void print()}>{t('document.print')}</Button>
        {doc.may_send && <Button look="primary" icon="mail" onClick={onSend}>{t('document.send')}</Button>}
      </span>
    </div>
  );
}

export function Write({ doc }: { doc: DocumentView }) {
  const { t, lang } = useText();
  const desk = useDocumentDesk(doc);
  const wide = useWide();
  const [place] = useState(() => photoPlace(doc.line));
  const [open, setOpen] = useState<'preview' | 'send'>();
  const send = async () => {
    if (await desk.saveAll()) setOpen('send');
    else say(t('document.save_first'), { bad: true });
  };
  if (!desk.ready) return <Bones />;
  const answers = desk.answers();
  return (
    <>
      <DocumentHead doc={doc}>
        <CompareButton doc={doc} now={answers} />
        {!wide && <Button icon="file" onClick={() => { void desk.saveAll(); setOpen('preview'); }}>{t('document.preview')}</Button>}
      </DocumentHead>
      {said(doc.form.note, lang) && <details className="doc-note"><summary>{t('document.about_form')}</summary><p className="small pre-line">{said(doc.form.note, lang)}</p>{doc.form.source && <p className="small soft">{doc.form.source}</p>}</details>}
      {doc.form.append_only && <p className="notice small">{t('document.append_only')}</p>}
      <div className={`doc-write ${wide ? 'doc-write--wide' : ''}`}>
        <Sections doc={doc} answers={answers} />
        <PhotosOf.Provider value={place}><div className="stack">{doc.form.sections.map((section) => <Section key={section.key} {...{ section, doc, desk, answers }} />)}</div></PhotosOf.Provider>
        {wide && <aside className="doc-preview" aria-label={t('document.preview')}><Preview id={doc.line.id} saves={desk.saves} /></aside>}
      </div>
      <Foot {...{ doc, desk, answers }} onSend={() => void send()} />
      {open === 'preview' && <Dialog title={t('document.preview')} onClose={() => setOpen(undefined)}><Preview id={doc.line.id} saves={desk.saves} /></Dialog>}
      {open === 'send' && <SendDialog doc={doc} missing={missingKeys(doc.form, answers)} onClose={() => setOpen(undefined)} onGap={(key) => { setOpen(undefined); setTimeout(() => goToQuestion(key), 0); }} />}
    </>
  );
}
