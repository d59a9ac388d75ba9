// SPDX-License-Identifier: Apache-2.0
// 連携パス: one list of what is due for me over all pathways, and who is on one.
import { Suspense, lazy } from 'react';
import { Link } from 'wouter';
import { useGet } from '../../api/queries.ts';
import type { PathwayCourseLine, PathwayDueItem, PathwayDueList } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { LinkButton } from '../../parts/button.tsx';
import { Answer, Bones, Empty } from '../../parts/states.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf, shortDate } from '../../text/format.ts';
import { useMay } from '../context.tsx';
import { said } from '../documents/answer_rules.ts';
import { useParams } from '../params.ts';
import { CourseProgress } from './person_pathways.tsx';
import { GROUPS, grouped, type Group } from './pathway_rules.ts';

const Summary = lazy(() => import('./summary.tsx'));

const TONES: Record<Group, 'bad' | 'warn' | 'plain'> = { late: 'bad', week: 'warn', later: 'plain' };

function DueLine({ one, group }: { one: PathwayDueItem; group: Group }) {
  const { t, lang } = useText();
  return (
    <li className="doc-line">
      <span className="line"><Badge tone={TONES[group]}>{t('stay.until', { date: shortDate(one.item.due, lang) })}</Badge>
        <Link to={`/pathways/${one.course.id}?item=${one.item.key}`}><b>{t('pathway.item_of', { what: said(one.item.title, lang), name: one.course.person_name })}</b></Link>
        {one.item.nobody && <Badge tone="warn">{t('pathway.nobody')}</Badge>}</span>
      <span className="small soft">{said(one.course.name, lang)} · {said(one.milestone, lang)}</span>
    </li>
  );
}

function CourseRow({ course }: { course: PathwayCourseLine }) {
  const { t, lang } = useText();
  return (
    <li className="doc-line">
      <span className="line"><Link to={`/pathways/${course.id}`}><b>{t('document.of_whom', { form: said(course.name, lang), name: course.person_name })}</b></Link>{course.late > 0 && <Badge tone="bad">{t('pathway.late_n', { n: course.late })}</Badge>}</span>
      <CourseProgress course={course} />
    </li>
  );
}

export default function PathwaysScreen() {
  const may = useMay();
  if (useParams('/pathways').get('summary') && may('indicator.read')) return <Suspense fallback={<Bones rows={6} />}><Summary /></Suspense>;
  return <Mine />;
}

function Mine() {
  const { t } = useText();
  const may = useMay();
  const query = useGet<PathwayDueList>('pathways', '/v1/pathway-items');
  return (
    <>
      <div className="page-head"><h1>{t('pathway.title')}</h1>{may('indicator.read') && <span className="line line-end no-print"><LinkButton icon="trend" to="/pathways?summary=present">{t('pathway.summary')}</LinkButton></span>}</div>
      <p className="soft">{t('pathway.lead')}</p>
      <Answer query={query}>{({ items, courses }) => {
        if (courses.length === 0) return <Empty title={t('pathway.none')}><p>{t('pathway.begin_how')}</p></Empty>;
        const groups = grouped(items, dateOf(new Date()));
        return (
          <div className="stack">
            <section className="card stack" aria-labelledby="pathway-mine">
              <h2 id="pathway-mine">{t('pathway.mine')}</h2>
              {groups.length === 0 && <p role="status" className="notice notice--good">{t('pathway.mine_none')}</p>}
              {GROUPS.filter((group) => groups.some((one) => one.group === group)).map((group) => (
                <div key={group} className="stack-tight"><h3>{t(`pathway.group.${group}`)}</h3><ul className="stack-tight">{groups.find((one) => one.group === group)!.items.map((one) => <DueLine key={`${one.course.id}${one.item.key}${one.item.round}`} one={one} group={group} />)}</ul></div>
              ))}
            </section>
            <section className="card stack" aria-labelledby="pathway-courses"><h2 id="pathway-courses">{t('pathway.running', { n: courses.length })}</h2><ul className="stack-tight">{courses.map((course) => <CourseRow key={course.id} course={course} />)}</ul></section>
          </div>
        );
      }}</Answer>
    </>
  );
}
