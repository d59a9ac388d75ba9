// SPDX-License-Identifier: Apache-2.0
// Everything that leaves: booklet in two editions, maps, open data, workbooks. Long work shows how far it is and can be stopped.
import { useState, type ReactNode } from 'react';
import { useGet } from '../../api/queries.ts';
import type { CreditsAnswer } from '../../api/types.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { SelectField } from '../../parts/field.tsx';
import { sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { useMay, useWords } from '../context.tsx';
import { copy } from '../copy.ts';
import { Jobs, useStartJob } from '../jobs/jobs.tsx';

function Card({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return <section className="card stack"><h2>{title}</h2><p className="soft">{lead}</p><div className="stack">{children}</div></section>;
}

function Booklet() {
  const { t } = useText();
  const start = useStartJob();
  const [edition, setEdition] = useState('professional');
  const [busy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    try {
      await start({ kind: 'booklet', edition });
    } catch (problem) {
      sayProblem(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card title={t('out.booklet')} lead={t('out.booklet.lead')}>
      <SelectField label={t('out.edition')} value={edition} onValue={setEdition} choices={[{ value: 'professional', label: t('out.edition.professional') }, { value: 'public', label: t('out.edition.public') }]} />
      <div><Button look="primary" icon="book" busy={busy} onClick={() => void make()}>{t('out.make')}</Button></div>
      <Jobs />
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

// Whose data it is: what a publisher asks for stands on every page and paper that leaves, and here for whoever makes another.
function Credits() {
  const { t } = useText();
  const credits = useGet<CreditsAnswer>('credits', '/v1/credits');
  if (!credits.data || credits.data.lines.length === 0) return null;
  return (
    <section className="card stack">
      <h2>{t('out.credits')}</h2><p className="soft">{t('out.credits.lead')}</p>
      <ul className="stack-tight small">{credits.data.lines.map((line) => <li key={line}>{line}</li>)}</ul>
      <div><Button icon="copy" onClick={() => copy(credits.data.lines.join('\n'))}>{t('copy')}</Button></div>
    </section>
  );
}

export default function OutputsScreen() {
  const { t } = useText();
  const may = useMay();
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
        {may('output.open_data') && <Card title={t('out.open_data')} lead={t('out.open_data.lead')}>
          <div className="stack-tight">
            {file('/v1/opendata/medical.csv', t('out.od.medical'))}{file('/v1/opendata/care.csv', t('out.od.care'))}{file('/v1/opendata/medical_v1.csv', t('out.od.v1m'))}{file('/v1/opendata/care_v1.csv', t('out.od.v1c'))}{file('/v1/facilities.geojson', t('out.od.geojson'))}
          </div>
        </Card>}
        <Credits />
      </div>
    </>
  );
}
