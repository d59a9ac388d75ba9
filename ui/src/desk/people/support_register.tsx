// SPDX-License-Identifier: Apache-2.0
// 支援が必要な住民の名簿: who is on it, how many of those of 65 and over, as a file for the day it is needed.
import { Link } from 'wouter';
import { useGet } from '../../api/queries.ts';
import type { SupportCoverage, SupportRegister, SupportRow } from '../../api/types.ts';
import { LinkButton } from '../../parts/button.tsx';
import { Check, SelectField } from '../../parts/field.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { Table, type Column } from '../../parts/table.tsx';
import { useText } from '../../parts/use_text.ts';
import { countText, dateText } from '../../text/format.ts';
import { useParams } from '../params.ts';

const FILTERS = ['neighbourhood', 'consented', 'ended'] as const;

function Coverage({ coverage }: { coverage: SupportCoverage }) {
  const { t, lang } = useText();
  const { percent, people_65: all, as_of: asOf } = coverage;
  return (
    <dl className="facts card">
      <div><dt>{t('support.registered')}</dt><dd className="nums"><b>{t('support.count', { n: countText(coverage.registered) })}</b></dd></div>
      <div><dt>{t('support.consented')}</dt><dd className="nums">{t('support.count', { n: countText(coverage.consented) })}</dd></div>
      <div><dt>{t('support.coverage')}</dt><dd className="nums">{percent !== undefined && all !== undefined && asOf
        ? <><b>{percent.toFixed(2)}%</b> {t('support.coverage_of', { n: countText(coverage.registered_65), all: countText(all), source: coverage.source_name, date: dateText(asOf, lang) })}</>
        : t('support.no_population')}</dd></div>
    </dl>
  );
}

export default function SupportRegisterScreen() {
  const { t, lang } = useText();
  const params = useParams('/support-register');
  const wanted = new URLSearchParams(FILTERS.filter((name) => params.get(name)).map((name) => [name, params.get(name)]));
  const query = wanted.size ? `?${wanted}` : '';
  const register = useGet<SupportRegister>('support-register', `/v1/support-register${query}`);
  const columns: Column<SupportRow>[] = [
    { id: 'name', label: t('person.field.name'), head: true, rem: 9, sortBy: (row) => row.name_kana, cell: (row) => <><Link to={`/people/${row.entry.person_id}`}>{row.name}</Link>{row.age !== undefined && <span className="small"> {t('people.age', { n: row.age })}</span>}</> },
    { id: 'neighbourhood', label: t('support.neighbourhood'), rem: 6, sortBy: (row) => row.entry.neighbourhood, cell: (row) => row.entry.neighbourhood },
    { id: 'address', label: t('person.field.address'), rem: 12, sortBy: (row) => row.address, cell: (row) => row.address },
    { id: 'phone', label: t('person.field.phone'), rem: 8, cell: (row) => row.phone },
    { id: 'reasons', label: t('support.reasons'), rem: 9, cell: (row) => row.entry.reasons.join(t('fact_word.comma')) },
    { id: 'helper', label: t('support.helper'), rem: 9, cell: (row) => row.entry.helper },
    { id: 'consented', label: t('support.consented_on'), rem: 8, sortBy: (row) => row.entry.consented_on ?? '', cell: (row) => (row.entry.consented_on ? dateText(row.entry.consented_on, lang) : t('support.no_consent')) },
  ];
  return (
    <>
      <div className="page-head"><h1>{t('support.title')}</h1><div className="line line-end no-print"><LinkButton icon="file" href={`/v1/support-register.csv${query}`} download>{t('support.csv')}</LinkButton></div></div>
      <p className="soft narrow">{t('support.lead')}</p>
      <Answer query={register}>{({ coverage, neighbourhoods, items }) => (
        <div className="stack">
          <Coverage coverage={coverage} />
          <div className="people-filters no-print">
            <SelectField label={t('support.neighbourhood')} value={params.get('neighbourhood')} onValue={(value) => params.set({ neighbourhood: value })} choices={[{ value: '', label: t('support.all') }, ...neighbourhoods.map((value) => ({ value, label: value }))]} />
            <div className="line">
              <Check label={t('support.only_consented')} checked={params.get('consented') === 'true'} onChecked={(on) => params.set({ consented: on ? 'true' : '' })} />
              <Check label={t('support.only_ended')} checked={params.get('ended') === 'true'} onChecked={(on) => params.set({ ended: on ? 'true' : '' })} />
            </div>
          </div>
          {items.length === 0 ? <Empty title={t('support.none')}><p>{t('support.none_lead')}</p></Empty> : (
            <>
              <p role="status" className="nums">{t('support.count', { n: countText(items.length) })}</p>
              <Table caption={t('support.title')} rows={items} keyOf={(row) => row.entry.person_id} columns={columns} dense />
            </>
          )}
        </div>
      )}</Answer>
    </>
  );
}
