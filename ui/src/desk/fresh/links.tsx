// SPDX-License-Identifier: Apache-2.0
// Who has answered, who has opened it, who is to be reminded; an answer by FAX is entered and noted here.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { useGet } from '../../api/queries.ts';
import { post } from '../../api/request.ts';
import type { LinkRow, LinkRows, LinkState } from '../../api/types.ts';
import { LinkStateBadge } from '../../parts/badge.tsx';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { Table, type Column } from '../../parts/table.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { say, sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { shortDate } from '../../text/format.ts';
import { useParams } from '../params.ts';
import { LinkCard, withTokens } from './ask_dialog.tsx';

const STATES: LinkState[] = ['waiting', 'opened', 'answered', 'expired', 'revoked'];

function FaxAnswer({ row, onClose, onDone }: { row: LinkRow; onClose: () => void; onDone: () => void }) {
  const { t } = useText();
  const [by, setBy] = useState('');
  const save = async () => {
    try {
      await post(`/v1/update-links/${row.link.id}/fax-answer`, { by });
      say(t('links.fax.done'));
      onDone();
      onClose();
    } catch (problem) {
      sayProblem(problem);
    }
  };
  return (
    <Dialog title={t('links.fax')} onClose={onClose}>
      <ol className="stack-tight numbered">
        <li>{t('links.fax.step1')} <LinkButton to={`/facilities/${row.link.facility_id}`}>{row.facility_name}</LinkButton></li>
        <li>{t('links.fax.step2')}</li>
      </ol>
      <TextField label={t('links.fax.by')} support={t('links.fax.by.support')} value={by} onValue={setBy} />
      <div><Button look="primary" icon="check" onClick={() => void save()}>{t('links.fax.save')}</Button></div>
    </Dialog>
  );
}

export default function LinksScreen() {
  const { t, lang } = useText();
  const client = useQueryClient();
  const { get: param, set } = useParams('/links');
  const state = param('state');
  const query = useGet<LinkRows>('links', '/v1/update-links');
  const [reminded, setReminded] = useState<LinkRow>();
  const [faxed, setFaxed] = useState<LinkRow>();
  const refresh = () => client.invalidateQueries({ queryKey: ['links'] });
  const act = async (row: LinkRow, what: 'remind' | 'revoke') => {
    try {
      const answer = await post<LinkRow>(`/v1/update-links/${row.link.id}/${what}`);
      await refresh();
      if (what === 'remind') setReminded((await withTokens([answer]))[0]);
      else say(t('links.revoked'));
    } catch (problem) {
      sayProblem(problem);
    }
  };
  const day = (at: string | undefined) => at && <span className="nowrap nums">{shortDate(at, lang)}</span>;
  const columns: Column<LinkRow>[] = [
    { id: 'name', label: t('col.name'), head: true, rem: 12, sortBy: (r) => r.facility_name, cell: (r) => <Link to={`/facilities/${r.link.facility_id}`}>{r.facility_name || r.link.facility_id}</Link> },
    { id: 'state', label: t('links.state'), sortBy: (r) => STATES.indexOf(r.state), cell: (r) => <span className="line"><LinkStateBadge state={r.state} />{r.link.answered_by_fax && <span className="small soft">{t('links.by_fax')}</span>}</span> },
    { id: 'made', label: t('links.made'), sortBy: (r) => r.link.created_at, cell: (r) => day(r.link.created_at) },
    { id: 'opened', label: t('links.opened'), sortBy: (r) => r.link.opened_at ?? '', cell: (r) => day(r.link.opened_at) },
    { id: 'answered', label: t('links.answered'), sortBy: (r) => r.link.answered_at ?? '', cell: (r) => day(r.link.answered_at) },
    { id: 'reminded', label: t('links.reminded'), sortBy: (r) => r.link.reminded_at ?? '', cell: (r) => day(r.link.reminded_at) },
    { id: 'expires', label: t('links.expires'), sortBy: (r) => r.link.expires_at, cell: (r) => day(r.link.expires_at) },
    {
      id: 'act', label: t('links.act'), cell: (r) => (r.state !== 'answered' && r.state !== 'revoked') && (
        <span className="line">
          <Button onClick={() => void act(r, 'remind')}>{t('links.remind')}</Button>
          <Button onClick={() => setFaxed(r)}>{t('links.fax')}</Button>
          <Button look="quiet" onClick={() => void act(r, 'revoke')}>{t('links.revoke')}</Button>
        </span>
      ),
    },
  ];
  const items = query.data?.items ?? [];
  const count = (s: LinkState) => items.filter((r) => r.state === s).length;
  const shown = items.filter((r) => !state || r.state === state);
  return (
    <>
      <div className="page-head"><h1>{t('nav.links')}</h1><p className="page-lead">{t('links.lead')}</p></div>
      <Tabs label={t('links.state')} active={state || 'all'} onTab={(id) => set({ state: id === 'all' ? '' : id })}
        tabs={[{ id: 'all', label: t('links.all'), count: items.length }, ...STATES.map((s) => ({ id: s, label: t(`link_state.${s}`), count: count(s) }))]}>
        <Answer query={query}>{() => (
          shown.length === 0
            ? <Empty title={t('links.none')}><LinkButton to="/freshness">{t('links.none.go')}</LinkButton></Empty>
            : <Table caption={t('nav.links')} columns={columns} rows={shown} keyOf={(r) => r.link.id} dense />
        )}</Answer>
      </Tabs>
      {reminded && <Dialog title={t('links.remind_text')} onClose={() => setReminded(undefined)}><ul><LinkCard row={reminded} kind="remind" /></ul></Dialog>}
      {faxed && <FaxAnswer row={faxed} onClose={() => setFaxed(undefined)} onDone={() => void refresh()} />}
    </>
  );
}
