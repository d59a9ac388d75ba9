// SPDX-License-Identifier: Apache-2.0
// Everything that leaves: booklet in two editions, maps, open data, workbooks. Long work shows how far it is and can be stopped.
import { useState, type ReactNode } from 'react';
import { useGet } from '../../api/queries.ts';
import { post, request } from '../../api/request.ts';
import type { Job } from '../../api/types.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { SelectField } from '../../parts/field.tsx';
import { Progress } from '../../parts/states.tsx';
import { sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { useWords } from '../context.tsx';

const POLL_MS = 700;

function Card({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return <section className="card stack"><h2>{title}</h2><p className="soft">{lead}</p><div className="stack">{children}</div></section>;
}

function Booklet() {
  const { t } = useText();
  const [edition, setEdition] = useState('professional');
  const [job, setJob] = useState<Job>();
  const running = job !== undefined && !['done', 'stopped', 'failed'].includes(job.state);
  const now = useGet<Job>('job', `/v1/jobs/${job?.id}`, running, POLL_MS);
  const shown = now.data && now.data.id === job?.id ? now.data : job;
  const active = shown !== undefined && !['done', 'stopped', 'failed'].includes(shown.state);
  const start = async () => {
    try {
      const { id } = await post<{ id: string }>('/v1/jobs', { what: 'booklet', edition });
      setJob({ id, done: 0, total: 1, state: 'running' });
    } catch (problem) {
      sayProblem(problem);
    }
  };
  const stop = async () => {
    try {
      await request(`/v1/jobs/${job!.id}`, { method: 'DELETE' });
      setJob(undefined);
    } catch (problem) {
      sayProblem(problem);
    }
  };
  return (
    <Card title={t('out.booklet')} lead={t('out.booklet.lead')}>
      <SelectField label={t('out.edition')} value={edition} onValue={setEdition} choices={[{ value: 'professional', label: t('out.edition.professional') }, { value: 'public', label: t('out.edition.public') }]} />
      {active && shown && <Progress done={shown.done} total={shown.total} label={t('out.making')} />}
      <div className="line">
        {active ? <Button look="danger" onClick={() => void stop()}>{t('import.stop')}</Button> : <Button look="primary" icon="book" onClick={() => void start()}>{t('out.make')}</Button>}
        {shown?.state === 'done' && <LinkButton href={shown.result_url ?? `/v1/booklet.pdf?edition=${edition}`} target="_blank" icon="file">{t('out.open')}</LinkButton>}
        {shown?.state === 'failed' && <span className="field__error">{t('out.failed')}</span>}
      </div>
    </Card>
  );
}

function PrintedMap() {
  const { t } = useText();
  const words = useWords();
  const [paper, setPaper] = useState('A3');
  const [kind, setKind] = useState('');
  return (
    <Card title={t('out.map')} lead={t('out.map.lead')}>
      <SelectField label={t('out.paper')} value={paper} onValue={setPaper} choices={['A3', 'A4'].map((p) => ({ value: p, label: p }))} />
      <SelectField label={t('filter.kind')} value={kind} onValue={setKind} choices={[{ value: '', label: t('filter.any') }, ...words.choices('FacilityKind')]} />
      <div><LinkButton look="primary" icon="map" href={`/v1/map.pdf?paper=${paper}${kind ? `&kind=${kind}` : ''}`} target="_blank">{t('out.map.make')}</LinkButton></div>
    </Card>
  );
}

export default function OutputsScreen() {
  const { t } = useText();
  const words = useWords();
  const file = (href: string, label: string) => <LinkButton href={href} icon="file" download>{label}</LinkButton>;
  return (
    <>
      <div className="page-head"><h1>{t('nav.outputs')}</h1><p className="page-lead">{t('out.lead')}</p></div>
      <div className="cards">
        <Booklet />
        <PrintedMap />
        <Card title={t('out.lists')} lead={t('out.lists.lead')}>
          <div className="stack-tight">{file('/v1/facilities.xlsx', t('out.xlsx'))}{file('/v1/facilities.csv', t('export.csv'))}{file('/v1/organisation.pdf', t('out.organisation'))}</div>
        </Card>
        <Card title={t('out.open_data')} lead={t('out.open_data.lead')}>
          <div className="stack-tight">
            {file('/v1/opendata/medical.csv', t('out.od.medical'))}{file('/v1/opendata/care.csv', t('out.od.care'))}{file('/v1/opendata/facility_v1.csv', t('out.od.v1'))}{file('/v1/facilities.geojson', t('out.od.geojson'))}
          </div>
        </Card>
        <Card title={t('out.credits')} lead={t('out.credits.lead')}>
          <ul className="stack-tight small">{words.codes.credits.map((c) => <li key={c.title}><b>{c.title}</b> {c.credit} <span className="soft">{c.licence}</span></li>)}</ul>
        </Card>
      </div>
    </>
  );
}
