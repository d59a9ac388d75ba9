// SPDX-License-Identifier: Apache-2.0
// One document: a draft is written section by section and kept at each pause, what came is read. Sending is done at the desk.
import { useEffect, useRef, useState } from 'react';
import type { Answer, Form, FormSection } from '../../api/types.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Empty } from '../../parts/states.tsx';
import { useText } from '../../parts/use_text.ts';
import { shortDate } from '../../text/format.ts';
import { byKey, isEmpty, isMissing, isShown, missingOf, said, wordsOf } from '../../desk/documents/answer_rules.ts';
import { useLook } from '../../desk/documents/look.ts';
import { PhotoFieldOf, Photos } from '../../desk/documents/photo_field.tsx';
import { Question } from '../../desk/documents/question.tsx';
import { SectionClash } from '../../desk/documents/section_clash.tsx';
import { ItemSign } from '../screens/item_sign.tsx';
import { PersonHead } from '../screens/person_head.tsx';
import { useCopy } from '../use_phone.ts';
import { Judge } from './judge.tsx';
import { PaperPlace, PhonePhotos } from './photo_field.tsx';
import { allAnswers, itemsOf, type Paper } from './rules.ts';

const PAUSE_MS = 400;

// Answers of one section, told together at a pause of typing or when the section or the page is left.
function useTyping(paper: Paper, section: string) {
  const { phone, copy } = useCopy();
  const [typed, setTyped] = useState<Record<string, Answer>>({});
  const waiting = useRef<Record<string, Answer>>({});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const keep = useRef(async () => undefined as void);
  keep.current = async () => {
    clearTimeout(timer.current);
    const answers = Object.values(waiting.current);
    waiting.current = {};
    if (answers.length === 0) return;
    await copy.papers.type(paper.id, section, answers, Date.now());
    void phone.sync();
  };
  useEffect(() => {
    const now = () => void keep.current();
    addEventListener('pagehide', now);
    document.addEventListener('visibilitychange', now);
    return () => {
      removeEventListener('pagehide', now);
      document.removeEventListener('visibilitychange', now);
      now();
    };
  }, []);
  const type = (answer: Answer) => {
    waiting.current[answer.key] = answer;
    setTyped((all) => ({ ...all, [answer.key]: answer }));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void keep.current(), PAUSE_MS);
  };
  // What was chosen between two texts stands in the place of what was typed.
  return { typed, type, forget: () => setTyped({}) };
}

function Section({ paper, section }: { paper: Paper; section: FormSection }) {
  const { lang } = useText();
  const { phone, copy } = useCopy();
  const { typed, type, forget } = useTyping(paper, section.key);
  const desk = paper.sections[section.key];
  const answers = { ...allAnswers(paper), ...typed };
  const resolve = async (picked: Record<string, Answer | undefined>) => {
    forget();
    await copy.papers.resolve(paper.id, section.key, picked, Date.now());
    void phone.sync();
  };
  return (
    <section className="card stack doc-section" aria-labelledby="section">
      <h2 id="section">{said(section.title, lang)}</h2>
      {said(section.note, lang) && <p className="soft small">{said(section.note, lang)}</p>}
      {desk && desk.clashes.length > 0 && <SectionClash section={section} clashes={desk.clashes} by={paper.by[section.key] ?? ''} onResolved={(picked) => void resolve(picked)} />}
      <PhotoFieldOf.Provider value={PhonePhotos}><PaperPlace.Provider value={{ paper, section: section.key }}><div className="doc-questions">
        {section.fields.filter((field) => isShown(field, answers)).map((field) => (
          <Question key={field.key} field={field} answer={answers[field.key]} onAnswer={type} missing={isMissing(field, answers)} />
        ))}
      </div></PaperPlace.Provider></PhotoFieldOf.Provider>
    </section>
  );
}

function Kept({ paper }: { paper: Paper }) {
  const { t } = useText();
  const { copy } = useCopy();
  const item = itemsOf(copy.outbox.list(), paper).at(-1);
  return <div role="status">{item ? <ItemSign item={item} /> : <p className="small soft">{t('phone.document.saved')}</p>}{item?.problem && <p className="notice notice--bad small">{item.problem}</p>}</div>;
}

function Write({ paper, form }: { paper: Paper; form: Form }) {
  const { t, lang } = useText();
  const [at, setAt] = useState(0);
  const top = useRef<HTMLDivElement>(null);
  const answers = allAnswers(paper);
  const section = form.sections[at]!;
  const go = (to: number) => {
    setAt(to);
    top.current?.scrollIntoView();
  };
  return (
    <>
      <div ref={top} className="stack-tight">
        <Kept paper={paper} />
        {!paper.line && <p className="notice small">{t('phone.document.not_there')}</p>}
        {form.append_only && <p className="notice small">{t('document.append_only')}</p>}
        <details className="install">
          <summary>{t('phone.document.section', { n: at + 1, all: form.sections.length })}</summary>
          <nav className="stack-tight" aria-label={t('document.sections')}>
            {form.sections.map((one, i) => {
              const n = missingOf(one, answers).length;
              return <Button key={one.key} aria-current={i === at ? 'step' : undefined} onClick={() => go(i)}>{said(one.title, lang)} {n > 0 ? t('document.missing_n', { n }) : ''}</Button>;
            })}
          </nav>
        </details>
      </div>
      <Section key={section.key} paper={paper} section={section} />
      <div className="line">
        {at > 0 && <Button onClick={() => go(at - 1)}>{t('phone.document.before')}</Button>}
        {at + 1 < form.sections.length && <Button look="primary" onClick={() => go(at + 1)}>{t('phone.document.next')}</Button>}
      </div>
      <p className="small soft">{t('phone.document.send_at_desk')}</p>
    </>
  );
}

function Read({ paper, form }: { paper: Paper; form: Form }) {
  const { t, lang } = useText();
  const { phone, state, copy } = useCopy();
  const waits = paper.line?.waits_for_me;
  useEffect(() => {
    if (waits) void copy.papers.opened(paper, Date.now()).then(() => phone.sync());
  }, [waits, copy, phone, paper]);
  return (
    <>
      {(paper.mine ?? []).map((one) => <Judge key={one.id} paper={paper} sending={one} />)}
      <p className="small soft">{t('phone.document.from', { name: [paper.line?.office_name, paper.line?.started_by].filter(Boolean).join(' '), date: shortDate(paper.line?.sent_at ?? '', lang) })}</p>
      {form.sections.map((section) => {
        const answers = byKey(Object.values(paper.sections[section.key]?.values ?? {}));
        const filled = section.fields.filter((field) => !isEmpty(answers[field.key]));
        if (filled.length === 0) return null;
        return <section key={section.key} className="card stack-tight"><h2>{said(section.title, lang)}</h2><dl className="doc-words">{filled.map((field) => <div key={field.key}><dt>{said(field.label, lang)}</dt><dd className="pre-line">{wordsOf(field, answers[field.key], lang)}{field.type === 'photo' && (state.line === 'on' ? <Photos from={`/v1/documents/${paper.id}/photos`} hashes={answers[field.key]?.values ?? []} /> : <span className="small soft"> {t('phone.photo.online')}</span>)}</dd></div>)}</dl></section>;
      })}
    </>
  );
}

export default function PaperScreen({ person, id }: { person: string; id: string }) {
  const { t, lang } = useText();
  const { copy } = useCopy();
  useLook();
  const known = copy.book.person(person), paper = copy.papers.one(id);
  const form = paper && copy.papers.form(paper.edition);
  if (!known || !paper || !form) return <Empty title={t('phone.document.gone')} isPage><LinkButton to={`/people/${person}`}>{t('phone.person')}</LinkButton></Empty>;
  return (
    <div className="stack">
      <PersonHead id={person} page={known.page} />
      <h2>{said(form.name, lang)}</h2>
      {paper.may_write ? <Write paper={paper} form={form} /> : <Read paper={paper} form={form} />}
      <LinkButton to={`/people/${person}`}>{t('phone.document.back')}</LinkButton>
    </div>
  );
}
