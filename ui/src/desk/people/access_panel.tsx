// SPDX-License-Identifier: Apache-2.0
// 見た人: who looked, when, at what and on which basis, in plain words; as a file for the person who asks.
import { useState } from 'react';
import { useGet } from '../../api/queries.ts';
import type { AccessLine, AccessLines, PersonPage } from '../../api/types.ts';
import { LinkButton } from '../../parts/button.tsx';
import { DateField } from '../../parts/date_field.tsx';
import { Answer } from '../../parts/states.tsx';
import { Table, type Column } from '../../parts/table.tsx';
import { useText } from '../../parts/use_text.ts';
import { momentText } from '../../text/format.ts';
import { useWords } from '../context.tsx';

export function AccessPanel({ page }: { page: PersonPage }) {
  const { t, lang } = useText();
  const words = useWords();
  const [from, setFrom] = useState<string>();
  const [to, setTo] = useState<string>();
  const query = new URLSearchParams({ ...(from ? { from } : {}), ...(to ? { to } : {}) });
  const path = `/v1/people/${page.person.id}/access`;
  const lines = useGet<AccessLines>('access', `${path}${query.size ? `?${query}` : ''}`);
  const columns = (items: AccessLine[]): Column<AccessLine & { key: string }>[] => [
    { id: 'at', label: t('access.at'), cell: (l) => momentText(l.at, lang), sortBy: (l) => l.at, rem: 11 },
    { id: 'name', label: t('person.field.name'), cell: (l) => l.name, sortBy: (l) => l.name, head: true, rem: 8 },
    { id: 'office', label: t('team.office'), cell: (l) => l.office_name || words.name('Role', l.role), sortBy: (l) => l.office_name, rem: 9 },
    { id: 'what', label: t('access.what'), cell: (l) => l.what, sortBy: (l) => l.what, rem: 8 },
    { id: 'basis', label: t('access.basis'), cell: (l) => t(`basis.${l.basis}`), sortBy: (l) => l.basis, rem: 9 },
    ...(items.some((l) => l.remote) ? [{ id: 'remote', label: t('access.remote'), cell: (l: AccessLine) => l.remote }] : []),
  ];
  return (
    <section className="stack" aria-labelledby="access">
      <div className="line"><h2 id="access">{t('access.title')}</h2>
        <span className="line line-end no-print"><LinkButton icon="print" href={`${path}-sheet.pdf${query.size ? `?${query}` : ''}`} target="_blank">{t('access.sheet')}</LinkButton><LinkButton icon="file" href={`${path}.csv${query.size ? `?${query}` : ''}`} download>{t('access.csv')}</LinkButton></span></div>
      <p className="small soft">{t('access.lead')}</p>
      <div className="form-grid no-print"><DateField label={t('s.from')} value={from} onValue={setFrom} /><DateField label={t('s.to')} value={to} onValue={setTo} /></div>
      <Answer query={lines} rows={2}>{({ items, more }) => (
        items.length === 0 ? <p>{t('access.none')}</p> : (
          <>
            <p role="status" className="nums">{t('access.count', { n: items.length })}{more && ` ${t('access.more')}`}</p>
            <Table caption={t('access.title')} rows={items.map((line, i) => ({ ...line, key: `${line.at}-${i}` }))} keyOf={(l) => l.key} columns={columns(items)} dense />
          </>
        )
      )}</Answer>
    </section>
  );
}
