// SPDX-License-Identifier: Apache-2.0
// 利用者の名簿: the list an office has in its own software, as a file or pasted from a spreadsheet; columns are matched, every row
// is looked at, and only what was confirmed is written.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { request } from '../../../api/request.ts';
import type { PersonListPreview } from '../../../api/types.ts';
import { Button } from '../../../parts/button.tsx';
import { TextArea } from '../../../parts/field.tsx';
import { Answer } from '../../../parts/states.tsx';
import { useText } from '../../../parts/use_text.ts';
import { CaseOffice, officeOf, useOffices, type Offices } from './case_office.tsx';
import { ChooseFiles } from './choose_files.tsx';
import { IntakeList, IntakeResult } from './intake_list.tsx';
import { PastImports } from './past_imports.tsx';
import { contentOf, useIntake, type ChosenFile, type Intake } from './use_intake.ts';

// What was decided of the columns of a file is offered again for the next one like it. Headers name no person.
const PLACE = 'kaname.list-columns';
const remembered = (): Record<string, string[]> => {
  try {
    return JSON.parse(localStorage.getItem(PLACE) ?? '{}') as Record<string, string[]>;
  } catch {
    return {};
  }
};
function remember(headers: string, columns: string[]): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify({ ...remembered(), [headers]: columns }));
  } catch {
    // then they are matched by hand again
  }
}
const fingerprint = (data: PersonListPreview) => data.columns.map((one) => one.header).join('\t');

function Columns({ data, onColumns }: { data: PersonListPreview; onColumns: (columns: string[]) => void }) {
  const { t, lang } = useText();
  const unused = data.columns.filter((one) => !one.field).length;
  const before = remembered()[fingerprint(data)];
  const now = data.columns.map((one) => one.field);
  const offer = before && before.join('\t') !== now.join('\t') ? before : undefined;
  return (
    <details className="card" open={data.warnings.length > 0}>
      <summary><b>{t('intake.columns', { used: data.columns.length - unused, unused })}</b></summary>
      <div className="stack">
        <p className="soft">{t('intake.columns_lead')}</p>
        {offer && <div><Button onClick={() => onColumns(offer)}>{t('intake.columns_again')}</Button></div>}
        <div className="intake-columns">
          {data.columns.map((column, i) => (
            <label className="field" key={column.header}>
              <span className="field__label">{column.header}</span>
              <select className="input" aria-label={t('mapping.choose', { header: column.header })} value={column.field}
                onChange={(e) => { const next = now.map((field, j) => (i === j ? e.target.value : field === e.target.value ? '' : field)); remember(fingerprint(data), next); onColumns(next); }}>
                <option value="">{t('mapping.unused')}</option>
                {data.fields.map((field) => <option key={field.name} value={field.name}>{lang === 'en' ? field.en : field.ja}</option>)}
              </select>
            </label>
          ))}
        </div>
      </div>
    </details>
  );
}

function Compared({ intake, offices }: { intake: Intake; offices: Offices }) {
  const { t } = useText();
  const { files, choices, columns } = intake.kept;
  const file = files[0]!;
  const preview = useQuery({
    queryKey: ['intake', 'list', file.content, columns, choices, offices.chosen?.id], placeholderData: keepPreviousData, staleTime: Number.POSITIVE_INFINITY, gcTime: 0, retry: false,
    queryFn: () => request<PersonListPreview>('/v1/person-lists/preview', { method: 'POST', body: { content: file.content, choices, ...(columns ? { columns } : {}), ...(offices.chosen ? { office_id: offices.chosen.id } : {}) } }),
  });
  const choose = (key: string, id: string | undefined) =>
    intake.set({ choices: [...choices.filter((one) => one.key !== key), id ? { key, person_id: id } : { key }] });
  return (
    <section className="stack">
      <p className="small soft">{t('intake.file', { name: file.name, encoding: preview.data?.encoding ?? '', office: offices.chosen?.name ?? '' })}</p>
      {preview.error && !preview.data && <div><Button onClick={intake.clear}>{t('import.other_file')}</Button></div>}
      <Answer query={preview}>{(data) => (
        <>
          {data.warnings.map((words) => <p className="notice notice--warn" role="alert" key={words}>{words}</p>)}
          <Columns data={data} onColumns={(next) => intake.set({ columns: next })} />
          <IntakeList people={data.people} intake={intake} onChoose={choose} />
        </>
      )}</Answer>
    </section>
  );
}

function Choose({ intake, offices }: { intake: Intake; offices: Offices }) {
  const { t } = useText();
  const [pasted, setPasted] = useState('');
  const take = (files: ChosenFile[]) => intake.set({ files, ...officeOf(offices) });
  const paste = async () => take([{ name: t('intake.pasted'), content: await contentOf(new Blob([pasted])) }]);
  return (
    <section className="card stack">
      <CaseOffice offices={offices} />
      {!offices.missing && (
        <>
          <ChooseFiles several={false} accept=".csv,.tsv,.txt,.xlsx" drop={t('intake.list_drop')} support={t('intake.list_support')} onFiles={take} />
          <TextArea label={t('intake.paste')} support={t('intake.paste_support')} value={pasted} onValue={setPasted} rows={4} />
          <div><Button onClick={() => pasted.trim() && void paste()} aria-disabled={!pasted.trim() || undefined}>{t('intake.paste_check')}</Button></div>
        </>
      )}
    </section>
  );
}

export default function PersonListScreen() {
  const { t } = useText();
  const intake = useIntake('list');
  const offices = useOffices(intake);
  const { items, files } = intake.kept;
  return (
    <>
      <p className="crumb no-print"><Link to="/people">{t('people.title')}</Link></p>
      <div className="page-head"><h1>{t('intake.list')}</h1></div>
      <p className="soft narrow">{t('intake.list_lead')}</p>
      {!intake.ready ? null : items ? <IntakeResult items={items} intake={intake} />
        : files.length > 0 ? <Compared intake={intake} offices={offices} /> : <Choose intake={intake} offices={offices} />}
      <PastImports />
    </>
  );
}
