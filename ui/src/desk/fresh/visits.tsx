// SPDX-License-Identifier: Apache-2.0
// The visit log: who was seen, how many of all (coverage), and what was noted on the spot.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { useGet } from '../../api/queries.ts';
import { post, sentence } from '../../api/request.ts';
import type { FactGroup, VisitRow, VisitsAnswer } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date_field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { SelectField, TextArea } from '../../parts/field.tsx';
import { CheckList } from '../../parts/filter_menu.tsx';
import { Answer, Empty, Progress } from '../../parts/states.tsx';
import { Table, type Column } from '../../parts/table.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf, shortDate } from '../../text/format.ts';
import { useWords } from '../context.tsx';
import { useParams } from '../params.ts';
import { PickFacility, type Picked } from '../pick_facility.tsx';

function NewVisit({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const words = useWords();
  const client = useQueryClient();
  const [facility, setFacility] = useState<Picked>();
  const [on, setOn] = useState<string | undefined>(dateOf(new Date()));
  const [note, setNote] = useState('');
  const [issues, setIssues] = useState('');
  const [groups, setGroups] = useState<string[]>([]);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (!facility || !on) {
      setProblem(t('visit.which'));
      return;
    }
    setBusy(true);
    try {
      await post('/v1/visits', { facility_id: facility.id, visited_on: on, note, issues, confirmed_groups: groups as FactGroup[] });
      await client.invalidateQueries({ queryKey: ['visits'] });
      say(t('visit.saved'));
      onClose();
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('visit.new')} onClose={onClose}>
      {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
      <PickFacility label={t('visit.facility')} picked={facility} onPicked={setFacility} />
      <DateField label={t('visit.on')} value={on} onValue={setOn} />
      <TextArea label={t('visit.note')} value={note} onValue={setNote} />
      <TextArea label={t('visit.issues')} support={t('visit.issues.support')} value={issues} onValue={setIssues} />
      <div><b>{t('visit.confirmed')}</b>
        <CheckList label={t('visit.confirmed')} chosen={groups} onChosen={setGroups} choices={words.choices('FactGroup').filter((c) => c.value !== 'notifications')} /></div>
      <div><Button look="primary" busy={busy} onClick={() => void save()}>{t('save')}</Button></div>
    </Dialog>
  );
}

export default function VisitsScreen() {
  const { t, lang } = useText();
  const { get: param, set } = useParams('/visits');
  const now = new Date();
  const fiscal = now.getMonth() < 3 ? now.getFullYear() - 1 : now.getFullYear();
  const year = param('year') || String(fiscal);
  const query = useGet<VisitsAnswer>('visits', `/v1/visits?year=${year}`);
  const [adding, setAdding] = useState(false);
  const columns: Column<VisitRow>[] = [
    { id: 'on', label: t('visit.on'), sortBy: (v) => v.visit.visited_on, cell: (v) => <span className="nowrap nums">{shortDate(v.visit.visited_on, lang)}</span> },
    { id: 'name', label: t('visit.facility'), head: true, sortBy: (v) => v.facility_name, cell: (v) => <Link to={`/facilities/${v.visit.facility_id}`}>{v.facility_name}</Link> },
    { id: 'note', label: t('visit.note'), cell: (v) => <span className="pre-line">{v.visit.note}</span> },
    { id: 'issues', label: t('visit.issues'), cell: (v) => <span className="pre-line">{v.visit.issues}</span> },
    { id: 'by', label: t('visit.by'), cell: (v) => v.visit.visitor },
  ];
  return (
    <>
      <div className="page-head">
        <h1>{t('nav.visits')}</h1>
        <span className="line line-end no-print">
          <SelectField label={t('visit.year')} value={year} onValue={(y) => set({ year: y })} choices={[0, 1, 2, 3].map((n) => ({ value: String(fiscal - n), label: t('visit.fiscal', { year: fiscal - n }) }))} />
          <Button look="primary" icon="plus" onClick={() => setAdding(true)}>{t('visit.new')}</Button>
        </span>
      </div>
      <Answer query={query}>{({ items, visited, total, percent, by_zone }) => (
        <>
          <section className="card stack">
            <p className="figure"><b className="nums">{t('visit.percent', { percent: percent.toFixed(1) })}</b> {t('visit.coverage', { visited, total })}</p>
            <div className="coverage">{by_zone.map((z) => <Progress key={z.zone} done={z.visited} total={z.total} label={z.zone} />)}</div>
          </section>
          {items.length === 0 ? <Empty title={t('visit.none')}><Button icon="plus" onClick={() => setAdding(true)}>{t('visit.new')}</Button></Empty>
            : <Table caption={t('nav.visits')} columns={columns} rows={items} keyOf={(v) => v.visit.id} dense />}
        </>
      )}</Answer>
      {adding && <NewVisit onClose={() => setAdding(false)} />}
    </>
  );
}
