// SPDX-License-Identifier: Apache-2.0
// The pathways of one person, on her page, and the way to begin one; how far a course is.
import { useState } from 'react';
import { Link } from 'wouter';
import { useGet } from '../../api/queries.ts';
import type { PathwayCourseLine, PathwayCourseList } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { Answer } from '../../parts/states.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateText } from '../../text/format.ts';
import { useMay } from '../context.tsx';
import { said } from '../documents/answer_rules.ts';
import { BeginDialog } from './begin_dialog.tsx';

export function CourseProgress({ course }: { course: PathwayCourseLine }) {
  const { t, lang } = useText();
  return <span className="small soft">{t('pathway.since', { date: dateText(course.begun_on, lang) })} · {t('pathway.progress', { done: course.done, all: course.all })}</span>;
}

export function PersonPathways({ id, name, mayWrite }: { id: string; name: string; mayWrite: boolean }) {
  const { t, lang } = useText();
  const may = useMay();
  const [beginning, setBeginning] = useState(false);
  const query = useGet<PathwayCourseList>('pathways', `/v1/people/${id}/pathway-courses`);
  return (
    <section className="card stack" aria-labelledby="pathways">
      <div className="card__head"><h2 id="pathways">{t('pathway.title')}</h2>{mayWrite && may('pathway.write') && <span className="line-end"><Button icon="plus" aria-label={t('pathway.begin_which', { name })} onClick={() => setBeginning(true)}>{t('pathway.begin')}</Button></span>}</div>
      <Answer query={query} rows={1}>{({ items }) => (items.length === 0 ? <p className="soft small">{t('pathway.none_here')}</p> : (
        <ul className="stack-tight">
          {items.map((course) => (
            <li key={course.id} className="doc-line">
              <span className="line"><Link to={`/pathways/${course.id}`}><b>{said(course.name, lang)}</b></Link>{course.state !== 'running' && <Badge>{t(`pathway_state.${course.state}`)}</Badge>}{course.late > 0 && <Badge tone="bad">{t('pathway.late_n', { n: course.late })}</Badge>}</span>
              <CourseProgress course={course} />
            </li>
          ))}
        </ul>
      ))}</Answer>
      {beginning && <BeginDialog about={{ person_id: id }} name={name} onClose={() => setBeginning(false)} />}
    </section>
  );
}
