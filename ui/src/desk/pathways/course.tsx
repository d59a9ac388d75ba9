// SPDX-License-Identifier: Apache-2.0
// One course: where it stands, what comes next and whose it is; everybody notes hers in one tap and a day.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useGet } from '../../api/queries.ts';
import { post } from '../../api/request.ts';
import type { PathwayCourseView, PathwayItemView, PathwayMilestoneView } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Answer } from '../../parts/states.tsx';
import { sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateText } from '../../text/format.ts';
import { said } from '../documents/answer_rules.ts';
import { useParams } from '../params.ts';
import { CourseItem } from './course_item.tsx';
import { DelayDialog, EndDialog, MarkDialog } from './item_dialogs.tsx';
import { isFolded, standsAt } from './pathway_rules.ts';

export type Act = { kind: 'done' | 'not_needed' | 'delay'; item: PathwayItemView } | { kind: 'end' };

function MilestoneCard({ course, milestone, here, onAct, onReopen }: { course: PathwayCourseView; milestone: PathwayMilestoneView; here: boolean; onAct: (act: Act) => void; onReopen: (item: PathwayItemView) => void }) {
  const { t, lang } = useText();
  const title = said(milestone.title, lang) + (milestone.round > 0 ? ` ${t('pathway.round', { n: milestone.round + 1 })}` : '');
  const day = milestone.reached_on ? t('pathway.reached', { date: dateText(milestone.reached_on, lang) }) : t(milestone.forecast ? 'pathway.about' : 'pathway.until', { date: dateText(milestone.due, lang) });
  const items = <ul className="plain-list stack-tight">{milestone.items.map((item) => <CourseItem key={item.key} course={course} item={item} ahead={milestone.forecast} onAct={onAct} onReopen={onReopen} />)}</ul>;
  return (
    <section className="card stack-tight" aria-label={title}>
      {isFolded(milestone) ? <details><summary><b>{title}</b> <Badge tone="good">{day}</Badge></summary>{items}</details> : (
        <>
          <div className="line"><h2>{title}</h2><span className="small soft">{day}</span>{here && <Badge tone="info">{t('pathway.here')}</Badge>}<Badge>{t(`pathway_side.${milestone.side === 'hospital' ? 'hospital' : 'team'}`)}</Badge></div>
          {items}
        </>
      )}
    </section>
  );
}

function Course({ course, onChanged }: { course: PathwayCourseView; onChanged: (course: PathwayCourseView) => void }) {
  const { t, lang } = useText();
  const params = useParams(`/pathways/${course.line.id}`);
  const [act, setAct] = useState<Act>();
  const wanted = params.get('item');
  // From the list of what is due straight to the item.
  useEffect(() => { if (wanted) document.getElementById(`item-${wanted}`)?.scrollIntoView({ block: 'center' }); }, [wanted]);
  const done = (next: PathwayCourseView) => { onChanged(next); setAct(undefined); };
  const reopen = async (item: PathwayItemView) => {
    try {
      onChanged(await post<PathwayCourseView>(`/v1/pathway-courses/${course.line.id}/reopen`, { item: item.key, round: item.round }));
    } catch (problem) {
      sayProblem(problem);
    }
  };
  const { line } = course;
  const here = line.state === 'running' ? standsAt(course.milestones) : undefined;
  const common = { course: line.id, onClose: () => setAct(undefined), onDone: done };
  return (
    <>
      <p className="crumb no-print"><Link to="/pathways">{t('pathway.title')}</Link></p>
      <div className="page-head"><h1>{said(line.name, lang)}</h1>
        <span className="line line-end no-print"><LinkButton icon="print" href={`/v1/pathway-courses/${line.id}/sheet.pdf`} target="_blank">{t('export.print')}</LinkButton>{line.may_write && <Button onClick={() => setAct({ kind: 'end' })}>{t('pathway.end')}</Button>}</span></div>
      <section className="card stack-tight" aria-label={line.person_name}>
        <div className="line"><b>{line.person_name}</b><span className="small">{line.person_kana}</span>{line.person_id && <LinkButton icon="person" to={`/people/${line.person_id}`}>{t('stay.page')}</LinkButton>}{line.state !== 'running' && <Badge tone={line.state === 'reached' ? 'good' : 'plain'}>{t(`pathway_state.${line.state}`)}</Badge>}{line.late > 0 && <Badge tone="bad">{t('pathway.late_n', { n: line.late })}</Badge>}</div>
        {course.goal && <p className="pre-line"><b>{t('pathway.goal')}</b> {course.goal}</p>}
        <p className="small soft">{t('pathway.since', { date: dateText(line.begun_on, lang) })} · {t('pathway.progress', { done: line.done, all: line.all })} · {t('pathway.agreed', { who: t(`pathway_agreed.${course.agreed_by}`), date: dateText(course.agreed_on, lang) })} · {course.begun_by} {course.office_name}</p>
        {line.ended_on && <p>{dateText(line.ended_on, lang)} {course.ended_note}</p>}
      </section>
      {course.milestones.map((one) => <MilestoneCard key={`${one.key}${one.round}`} course={course} milestone={one} here={one === here} onAct={setAct} onReopen={(item) => void reopen(item)} />)}
      <p className="small soft narrow">{said(course.note, lang)}</p>
      {act && (act.kind === 'end' ? <EndDialog {...common} /> : act.kind === 'delay' ? <DelayDialog {...common} item={act.item} /> : <MarkDialog {...common} item={act.item} state={act.kind} />)}
    </>
  );
}

export default function CourseScreen({ id }: { id: string }) {
  const client = useQueryClient();
  const path = `/v1/pathway-courses/${id}`;
  const query = useGet<PathwayCourseView>('pathway-course', path);
  const changed = (next: PathwayCourseView) => {
    client.setQueryData(['pathway-course', path], next);
    void client.invalidateQueries({ queryKey: ['pathways'] });
  };
  return <Answer query={query}>{(course) => <Course course={course} onChanged={changed} />}</Answer>;
}
