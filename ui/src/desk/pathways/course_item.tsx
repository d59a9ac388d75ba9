// SPDX-License-Identifier: Apache-2.0
// One item of a milestone: whose, until when, what was done, and the buttons of whoever may write.
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { post } from '../../api/request.ts';
import type { DocumentView, PathwayCourseView, PathwayItemView } from '../../api/types.ts';
import { Badge, type Tone } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateText, shortDate } from '../../text/format.ts';
import { said } from '../documents/answer_rules.ts';
import type { Act } from './course.tsx';
import { itemState, type ItemState } from './pathway_rules.ts';

const TONES: Record<ItemState, Tone> = { done: 'good', not_needed: 'plain', late: 'bad', open: 'plain' };

function Said({ item }: { item: PathwayItemView }) {
  const { t, lang } = useText();
  return (
    <>
      {item.done_on && <p className="small">{item.done_by}{item.by_itself && ` · ${t('pathway.by_itself')}`}{item.document_id && <> <Link to={`/documents/${item.document_id}`}>{t('pathway.read_form')}</Link></>}{item.note && ` · ${item.note}`}</p>}
      {item.variances.map((one) => <p key={one.noted_at} className="small soft">{t('pathway.moved', { date: dateText(one.moved_to, lang), cause: t(`pathway_cause.${one.cause}`) })} {one.note} ({one.noted_by})</p>)}
    </>
  );
}

function WriteForm({ course, item }: { course: PathwayCourseView; item: PathwayItemView }) {
  const { t, lang } = useText();
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    try {
      const made = await post<DocumentView>('/v1/documents', { form_code: item.form, person_id: course.line.person_id });
      navigate(`/documents/${made.line.id}`);
    } catch (problem) {
      sayProblem(problem);
      setBusy(false);
    }
  };
  return <Button icon="edit" busy={busy} aria-label={`${t('document.write_form')}: ${said(item.title, lang)}`} onClick={() => void start()}>{t('document.write_form')}</Button>;
}

export function CourseItem({ course, item, ahead, onAct, onReopen }: { course: PathwayCourseView; item: PathwayItemView; ahead: boolean; onAct: (act: Act) => void; onReopen: (item: PathwayItemView) => void }) {
  const { t, lang } = useText();
  const state = itemState(item);
  const what = said(item.title, lang);
  const mine = item.mine && !ahead;  // what lies ahead calls nobody yet
  const day = item.done_on ? t(`pathway.item.${state === 'not_needed' ? 'not_needed' : 'done'}`, { date: shortDate(item.done_on, lang) }) : t(state === 'late' ? 'stay.late_since' : 'stay.until', { date: shortDate(item.due, lang) });
  return (
    <li id={`item-${item.key}`} className="doc-line" aria-label={what}>
      <span className="line"><Badge tone={TONES[state]}>{day}</Badge><b className="grow">{what}</b>{mine && <Badge tone="info">{t('pathway.yours')}</Badge>}{item.nobody && <Badge tone="warn">{t('pathway.nobody')}</Badge>}</span>
      <span className="small soft">{item.by.map((one) => t(`profession.${one}`)).join(lang === 'ja' ? '・' : ', ')}</span>
      <Said item={item} />
      {course.line.may_write && (
        <div className="line no-print">
          {!item.done_on && item.proof === 'form' && course.line.person_id && <WriteForm course={course} item={item} />}
          {!item.done_on && <Button look={mine ? 'primary' : 'plain'} aria-label={t('pathway.done_which', { what })} onClick={() => onAct({ kind: 'done', item })}>{t('pathway.do')}</Button>}
          {!item.done_on && <Button aria-label={t('pathway.delay_which', { what })} onClick={() => onAct({ kind: 'delay', item })}>{t('pathway.delay')}</Button>}
          {!item.done_on && <Button look="quiet" aria-label={t('pathway.skip_which', { what })} onClick={() => onAct({ kind: 'not_needed', item })}>{t('pathway.skip')}</Button>}
          {item.done_on && !item.by_itself && <Button look="quiet" aria-label={t('pathway.reopen_which', { what })} onClick={() => onReopen(item)}>{t('pathway.reopen')}</Button>}
        </div>
      )}
    </li>
  );
}
