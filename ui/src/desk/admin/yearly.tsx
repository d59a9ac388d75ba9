// SPDX-License-Identifier: Apache-2.0
// 年に一度の確認: one's own list, each person 「いまも在籍」 or ended, or all at once; for the town also what the offices owe.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useGet } from '../../api/queries.ts';
import { post } from '../../api/request.ts';
import type { AccountRow, AccountsWaiting } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Answer } from '../../parts/states.tsx';
import { Table, type Column } from '../../parts/table.tsx';
import { say, sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateText, momentText, shortDate } from '../../text/format.ts';
import { useSession, useWords } from '../context.tsx';
import { isLate, officesOf, type OfficeState } from './yearly_rules.ts';

function ConfirmationBadge({ account }: { account: AccountRow }) {
  const { t } = useText();
  const state = account.confirmation;
  if (state === 'none') return null;
  return <Badge tone={state === 'confirmed' ? 'good' : state === 'waiting' ? 'warn' : 'bad'}>{t(`yearly_state.${state}`)}</Badge>;
}

function Term({ waiting }: { waiting: AccountsWaiting }) {
  const { t, lang } = useText();
  if (!waiting.opens || !waiting.due) return <p className="notice">{t('yearly.none')}</p>;
  const open = waiting.waiting + waiting.overdue + waiting.suspended;
  const late = waiting.overdue + waiting.suspended > 0;
  return (
    <p role="status" className={`notice ${open === 0 ? 'notice--good' : late ? 'notice--bad' : 'notice--warn'}`}>
      <b>{open === 0 ? t('yearly.all_done', { n: waiting.confirmed }) : t('yearly.open', { n: open })}</b>{' '}
      {t('yearly.term', { opens: dateText(waiting.opens, lang), due: dateText(waiting.due, lang) })}
    </p>
  );
}

function Offices({ items }: { items: OfficeState[] }) {
  const { t } = useText();
  const columns: Column<OfficeState>[] = [
    { id: 'office', label: t('account.office'), head: true, rem: 14, sortBy: (o) => o.name, cell: (o) => o.name },
    { id: 'total', label: t('yearly.total'), sortBy: (o) => o.total, cell: (o) => <span className="nums">{o.total}</span> },
    { id: 'done', label: t('yearly.confirmed'), sortBy: (o) => o.confirmed, cell: (o) => <span className="nums">{o.confirmed}</span> },
    { id: 'late', label: t('yearly.late'), sortBy: (o) => o.late, cell: (o) => (o.late > 0 ? <Badge tone="bad">{t('yearly.late_n', { n: o.late })}</Badge> : <span className="nums">0</span>) },
  ];
  return <Table caption={t('yearly.offices')} columns={columns} rows={items} keyOf={(o) => o.id} dense />;
}

export function YearlyPanel({ onOpen }: { onOpen: (account: AccountRow) => void }) {
  const { t, lang } = useText();
  const words = useWords();
  const client = useQueryClient();
  const session = useSession();
  const town = session.roles.includes('town');
  const accounts = useGet<{ items: AccountRow[] }>('accounts', '/v1/accounts');
  const waiting = useGet<AccountsWaiting>('accounts_waiting', '/v1/accounts/waiting');
  const [busy, setBusy] = useState(false);
  const confirm = async (rows: AccountRow[]) => {
    setBusy(true);
    try {
      await post('/v1/accounts/confirm', { accounts: rows.map((row) => row.id) });
      say(rows.length === 1 ? t('yearly.confirmed_one', { name: rows[0]!.name }) : t('yearly.confirmed_n', { n: rows.length }));
      await Promise.all(['accounts', 'accounts_waiting'].map((key) => client.invalidateQueries({ queryKey: [key] })));
    } catch (problem) {
      sayProblem(problem);
    } finally {
      setBusy(false);
    }
  };
  const columns: Column<AccountRow>[] = [
    { id: 'name', label: t('account.name'), head: true, rem: 8, sortBy: (a) => a.name_kana || a.name, cell: (a) => a.name },
    {
      id: 'act', label: t('links.act'), cell: (a) => (
        <span className="line">
          {a.confirmation !== 'confirmed' && <Button icon="check" busy={busy} aria-label={t('yearly.stays_who', { name: a.name })} onClick={() => void confirm([a])}>{t('yearly.stays')}</Button>}
          <Button look="quiet" aria-label={t('yearly.end_who', { name: a.name })} onClick={() => onOpen(a)}>{t('yearly.end')}</Button>
        </span>
      ),
    },
    { id: 'roles', label: t('account.role'), rem: 14, cell: (a) => a.roles.map((r) => [words.name('Role', r.role), words.name('Profession', r.profession), r.facility_name].filter(Boolean).join(' ')).join('、') || t('account.no_role') },
    { id: 'seen', label: t('yearly.last_sign_in'), sortBy: (a) => a.last_sign_in_at ?? '', cell: (a) => <span className="nums nowrap">{a.last_sign_in_at ? shortDate(a.last_sign_in_at, lang) : t('yearly.never')}</span> },
    { id: 'state', label: t('links.state'), sortBy: (a) => a.confirmation, cell: (a) => <ConfirmationBadge account={a} /> },
    { id: 'by', label: t('yearly.by'), cell: (a) => (a.confirmed_at ? <span className="small">{a.confirmed_by} {momentText(a.confirmed_at, lang)}</span> : null) },
  ];
  return (
    <section className="stack" aria-labelledby="yearly">
      <div className="line"><h2 id="yearly">{t('yearly.title')}</h2><span className="line line-end no-print"><LinkButton icon="file" href="/v1/accounts.csv" download>{t('yearly.csv')}</LinkButton></span></div>
      <p className="soft narrow">{t(town ? 'yearly.lead.town' : 'yearly.lead')}</p>
      {waiting.data && <Term waiting={waiting.data} />}
      <Answer query={accounts}>{({ items }) => {
        const active = items.filter((a) => a.active);
        const own = active.filter((a) => a.kept_by_town === town);
        const open_ = own.filter((a) => a.confirmation === 'waiting' || isLate(a.confirmation));
        const offices = town ? officesOf(active) : [];
        return (
          <>
            {open_.length > 1 && <div className="line no-print"><Button look="primary" icon="check" busy={busy} onClick={() => void confirm(open_)}>{t('yearly.all', { n: open_.length })}</Button></div>}
            <Table caption={t('yearly.own')} columns={columns} rows={own} keyOf={(a) => a.id} dense />
            {offices.length > 0 && <><h3>{t('yearly.offices')}</h3><Offices items={offices} /></>}
          </>
        );
      }}</Answer>
    </section>
  );
}
