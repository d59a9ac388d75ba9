// SPDX-License-Identifier: Apache-2.0
// 利用者: my people (for the town: all by name). What is typed here is a name: it goes in the body of the question and is
// kept in memory only, never in an address. Filters that name nobody stand in the address as elsewhere.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { request } from '../../api/request.ts';
import type { People, PeopleInput, PersonRow, PersonStatus } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Check, SelectField, TextField } from '../../parts/field.tsx';
import { KanaBar } from '../../parts/kana_bar.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { Pages } from '../../parts/table.tsx';
import { useText } from '../../parts/use_text.ts';
import { countText, dateOf, dateText } from '../../text/format.ts';
import { useMay, useSession } from '../context.tsx';
import { useListKeys, useScrollMemory } from '../hooks.ts';
import { useParams } from '../params.ts';
import { choiceWord, PERSON_STATUSES } from './choices.ts';
import { birthText } from './fact_words.ts';
import { LookUpDialog } from './look_up_dialog.tsx';
import { PersonStatusBadge } from './person_head.tsx';
import { RegisterDialog } from './register_dialog.tsx';

const LIMIT = 50;
const PAUSE_MS = 250;
const DUE_DAYS = 30;
const EVERY = 'every';

// Nothing is due: told as the last day of the calendar.
const NEVER = '9000';

// Until the page is closed: who comes Back finds what was typed.
let lastTyped = '';

export function usePeople(input: PeopleInput, enabled = true) {
  return useQuery({
    queryKey: ['people', input], enabled, placeholderData: keepPreviousData,
    queryFn: ({ signal }) => request<People>('/v1/people/find', { method: 'POST', body: input, signal }),
  });
}

function Row({ row }: { row: PersonRow }) {
  const { t, lang } = useText();
  const due = row.next_due && row.next_due < NEVER ? row.next_due : undefined;
  const overdue = due !== undefined && due <= dateOf(new Date());
  return (
    <li className="result person-row">
      <div className="result__head">
        <Link className="result__name" to={`/people/${row.id}`}>{row.name}</Link>
        <span className="small soft">{row.name_kana}{row.known_as && ` ${t('people.known_as', { name: row.known_as })}`}</span>
        <span>{birthText(row)}{row.age !== undefined && ` ${t('people.age', { n: row.age })}`}{row.sex !== 'unknown' && ` ${choiceWord('sex', row.sex)}`}</span>
        {row.care_level !== 'unknown' && <b>{row.certified_until ? t('people.level_until', { level: choiceWord('care_level', row.care_level), date: dateText(row.certified_until, lang) }) : choiceWord('care_level', row.care_level)}</b>}
        <PersonStatusBadge status={row.status} />
      </div>
      {row.warnings.length > 0 && <p className="row-warnings"><span aria-hidden="true">⚠ </span>{row.warnings.join(' │ ')}</p>}
      {due && <p className="small">{overdue ? <Badge tone="warn">{t('people.due_over', { date: dateText(due, lang) })}</Badge> : t('people.due_on', { date: dateText(due, lang) })}</p>}
      {!row.mine && <p className="small soft">{t('people.name_only')}</p>}
    </li>
  );
}

export default function PeopleScreen() {
  const { t } = useText();
  const may = useMay();
  const session = useSession();
  const params = useParams('/people');
  const [typed, setTyped] = useState(lastTyped);
  const [q, setQ] = useState(lastTyped);
  const [open, setOpen] = useState<'register' | 'look_up'>();
  const findsAll = session.roles.some((role) => role === 'town' || role === 'coordinator');
  useListKeys('.person-row .result__name');
  useScrollMemory();
  useEffect(() => {
    lastTyped = typed;
    const timer = setTimeout(() => setQ(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const status = params.get('status');
  const offset = Number(params.get('offset')) || 0;
  const query = usePeople({
    q, row: params.get('row'), offset, limit: LIMIT, mine: params.get('mine') === '1', every_status: status === EVERY,
    ...(status && status !== EVERY ? { status: status as PersonStatus } : {}), ...(params.get('due') ? { due_days: DUE_DAYS } : {}),
  });
  const set = (changes: Record<string, string>) => params.set({ offset: '', ...changes });
  const narrowed = Boolean(q || params.get('row') || status || params.get('due') || params.get('mine'));
  const widen = () => {
    setTyped('');
    set({ row: '', status: '', due: '', mine: '' });
  };
  return (
    <>
      <div className="page-head">
        <h1>{t('people.title')}</h1>
        <div className="line line-end no-print">
          {may('person.merge') && <LinkButton icon="merge" to="/people/merge">{t('person_merge.open')}</LinkButton>}
          {may('person.register') && <LinkButton icon="import" to="/people/care-plans">{t('people.import_care_plans')}</LinkButton>}
          {may('person.register') && <LinkButton icon="import" to="/people/list">{t('people.import_list')}</LinkButton>}
          {may('basis.protect') && <Button onClick={() => setOpen('look_up')}>{t('people.look_up')}</Button>}
          {may('person.register') && <Button look="primary" icon="plus" onClick={() => setOpen('register')}>{t('people.register')}</Button>}
        </div>
      </div>
      <div className="people-filters no-print">
        <TextField label={t('people.find')} support={t('people.find_support')} value={typed} onValue={(v) => { setTyped(v); if (offset) set({}); }} autoComplete="off" data-main-search="" type="text" enterKeyHint="search" />
        <SelectField label={t('person.field.status')} value={status} onValue={(v) => set({ status: v })}
          choices={[{ value: '', label: t('people.status_now') }, ...PERSON_STATUSES.map((value) => ({ value, label: t(`person_status.${value}`) })), { value: EVERY, label: t('people.status_every') }]} />
        <div className="line">
          <Check label={t('people.due_soon', { n: DUE_DAYS })} checked={params.get('due') === '1'} onChecked={(on) => set({ due: on ? '1' : '' })} />
          {findsAll && <Check label={t('people.mine_only')} checked={params.get('mine') === '1'} onChecked={(on) => set({ mine: on ? '1' : '' })} />}
        </div>
      </div>
      <Answer query={query}>{(found) => (
        <div className={`stack ${query.isPlaceholderData ? 'waiting' : ''}`}>
          {(found.total > 0 || params.get('row')) && <KanaBar counts={new Map(found.rows.map((r) => [r.row, r.count]))} value={params.get('row')} onValue={(row) => set({ row })} />}
          {found.total > 0 ? (
            <>
              <p role="status"><b className="search-count nums">{t('people.count', { n: countText(found.total) })}</b></p>
              <ul className="results">{found.items.map((row) => <Row key={row.id} row={row} />)}</ul>
              <Pages total={found.total} offset={offset} limit={LIMIT} onOffset={(next) => params.set({ offset: next ? String(next) : '' })} />
            </>
          ) : narrowed ? (
            <Empty title={t('people.none_found')}><p>{t('people.none_found_lead')}</p><Button onClick={widen}>{t('people.widen')}</Button></Empty>
          ) : (
            <Empty title={t('people.empty')}><p>{t('people.empty_lead')}</p>{may('person.register') && <Button look="primary" icon="plus" onClick={() => setOpen('register')}>{t('people.register')}</Button>}</Empty>
          )}
        </div>
      )}</Answer>
      {open === 'register' && <RegisterDialog onClose={() => setOpen(undefined)} />}
      {open === 'look_up' && <LookUpDialog onClose={() => setOpen(undefined)} />}
    </>
  );
}
