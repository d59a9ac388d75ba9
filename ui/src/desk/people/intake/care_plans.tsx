// SPDX-License-Identifier: Apache-2.0
// ケアプラン標準仕様 V4: files that the care manager's own software wrote, laid beside what is known; nothing is written before it
// was seen.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { request } from '../../../api/request.ts';
import type { CarePlanPreview } from '../../../api/types.ts';
import { Answer } from '../../../parts/states.tsx';
import { useText } from '../../../parts/use_text.ts';
import { CaseOffice, officeOf, useOffices } from './case_office.tsx';
import { ChooseFiles } from './choose_files.tsx';
import { IntakeList, IntakeResult } from './intake_list.tsx';
import { PastImports } from './past_imports.tsx';
import { useIntake, type Intake } from './use_intake.ts';

function Compared({ intake }: { intake: Intake }) {
  const { t } = useText();
  const { files, choices } = intake.kept;
  const preview = useQuery({
    queryKey: ['intake', 'care_plan', files, choices], placeholderData: keepPreviousData, staleTime: Number.POSITIVE_INFINITY, gcTime: 0,
    queryFn: () => request<CarePlanPreview>('/v1/care-plans/preview', { method: 'POST', body: { files, choices } }),
  });
  const choose = (key: string, id: string | undefined) =>
    intake.set({ choices: [...choices.filter((one) => one.key !== key), id ? { key, person_id: id } : { key }] });
  return (
    <section className="stack">
      <p className="small soft">{t('intake.files', { names: files.map((one) => one.name).join(t('fact_word.comma')) })}</p>
      <Answer query={preview}>{(data) => (
        <>
          {data.errors.length > 0 && (
            <div className="notice notice--bad" role="alert">
              <p><b>{t('intake.errors', { n: data.errors.length })}</b></p>
              <ul>{data.errors.map((one) => <li key={one.file + one.line + one.message}>{one.file} {one.line > 0 && t('row.line', { line: one.line })} {one.message}</li>)}</ul>
            </div>
          )}
          <IntakeList people={data.people} intake={intake} onChoose={choose} />
        </>
      )}</Answer>
    </section>
  );
}

export default function CarePlansScreen() {
  const { t } = useText();
  const intake = useIntake('care_plan');
  const offices = useOffices(intake);
  const { items, files } = intake.kept;
  return (
    <>
      <p className="crumb no-print"><Link to="/people">{t('people.title')}</Link></p>
      <div className="page-head"><h1>{t('intake.care_plans')}</h1></div>
      <p className="soft narrow">{t('intake.care_plans_lead')}</p>
      {!intake.ready ? null : items ? <IntakeResult items={items} intake={intake} />
        : files.length > 0 ? <Compared intake={intake} />
          : offices.missing ? <CaseOffice offices={offices} />
            : (
              <section className="card stack">
                <CaseOffice offices={offices} />
                <ChooseFiles several accept=".csv,.CSV" drop={t('intake.care_plans_drop')} support={t('intake.care_plans_support')} onFiles={(chosen) => intake.set({ files: chosen, ...officeOf(offices) })} />
              </section>
            )}
      <PastImports />
    </>
  );
}
