// SPDX-License-Identifier: Apache-2.0
// Who has answered, who has opened it, who is to be reminded.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { useGet } from '../../api/queries.ts';
import { post } from '../../api/request.ts';
import type { LinkState, UpdateLink } from '../../api/types.ts';
import { LinkStateBadge } from '../../parts/badge.tsx';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { Table, type Column } from '../../parts/table.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { say, sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { shortDate } from '../../text/format.ts';
import { copy } from '../copy.ts';
import { useParams } from '../params.ts';

const STATES: LinkState[] = ['waiting', 'opened', 'answered', 'expired', 'revoked'];
interface Links { items: UpdateLink[]; counts: Partial<Record<LinkState, number>> }

export default function LinksScreen() {
  const { t, lang } = useText();
  const client = useQueryClient();
  const { get: param, set } = useParams('/links');
  const state = param('state');
  const query = useGet<Links>('links', `/v1/update-links?state=${state}`);
  const [mail, setMail] = useState<string>();
  const act = async (link: UpdateLink, what: 'remind' | 'revoke') => {
    try {
      const answer = await post<{ mail_text?: string } | undefined>(`/v1/update-links/${link.id}/${what}`);
      await client.invalidateQueries({ queryKey: ['links'] });
      if (answer?.mail_text) setMail(answer.mail_text);
      else say(t('links.revoked'));
    } catch (problem) {
      sayProblem(problem);
    }
  };
  const day = (at: string | undefined) => at && <span className="nowrap nums">{shortDate(at, lang)}</span>;
  const columns: Column<UpdateLink>[] = [
    { id: 'name', label: t('col.name'), head: true, sortBy: (l) => l.facility_name ?? '', cell: (l) => <Link to={`/facilities/${l.facility_id}`}>{l.facility_name ?? l.facility_id}</Link> },
    { id: 'state', label: t('links.state'), sortBy: (l) => STATES.indexOf(l.state), cell: (l) => <LinkStateBadge state={l.state} /> },
    { id: 'made', label: t('links.made'), sortBy: (l) => l.created_at, cell: (l) => day(l.created_at) },
    { id: 'opened', label: t('links.opened'), sortBy: (l) => l.opened_at ?? '', cell: (l) => day(l.opened_at) },
    { id: 'answered', label: t('links.answered'), sortBy: (l) => l.answered_at ?? '', cell: (l) => day(l.answered_at) },
    { id: 'reminded', label: t('links.reminded'), sortBy: (l) => l.reminded_at ?? '', cell: (l) => day(l.reminded_at) },
    { id: 'expires', label: t('links.expires'), sortBy: (l) => l.expires_at, cell: (l) => day(l.expires_at) },
    {
      id: 'act', label: t('links.act'), cell: (l) => (l.state === 'waiting' || l.state === 'opened') && (
        <span className="line">
          <Button onClick={() => void act(l, 'remind')}>{t('links.remind')}</Button>
          <LinkButton href={`/v1/update-links/${l.id}.pdf`} target="_blank">{t('ask.fax')}</LinkButton>
          <Button look="quiet" onClick={() => void act(l, 'revoke')}>{t('links.revoke')}</Button>
        </span>
      ),
    },
  ];
  const counts = query.data?.counts ?? {};
  const all = Object.values(counts).reduce((a, b) => a + b, 0);
  return (
    <>
      <div className="page-head"><h1>{t('nav.links')}</h1><p className="page-lead">{t('links.lead')}</p></div>
      <Tabs label={t('links.state')} active={state || 'all'} onTab={(id) => set({ state: id === 'all' ? '' : id })}
        tabs={[{ id: 'all', label: t('links.all'), count: all }, ...STATES.map((s) => ({ id: s, label: t(`link_state.${s}`), count: counts[s] ?? 0 }))]}>
        <Answer query={query}>{(data) => (
          data.items.length === 0
            ? <Empty title={t('links.none')}><LinkButton to="/freshness">{t('links.none.go')}</LinkButton></Empty>
            : <Table caption={t('nav.links')} columns={columns} rows={data.items} keyOf={(l) => l.id} dense />
        )}</Answer>
      </Tabs>
      {mail !== undefined && (
        <Dialog title={t('links.remind_text')} onClose={() => setMail(undefined)}>
          <p className="pre-line">{mail}</p>
          <div><Button look="primary" icon="copy" onClick={() => copy(mail)}>{t('copy')}</Button></div>
        </Dialog>
      )}
    </>
  );
}
