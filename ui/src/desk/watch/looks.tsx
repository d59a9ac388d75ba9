// SPDX-License-Identifier: Apache-2.0
// だれが何を見たか, for the town: each account with its counters in a period; one opened shows what it looked at.
import { useState } from 'react';
import { Link } from 'wouter';
import { useGet } from '../../api/queries.ts';
import type { AccessReview, AccountCount, AccountLook, AccountLooks } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date_field.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { Table, type Column } from '../../parts/table.tsx';
import { useText } from '../../parts/use_text.ts';
import { countText, dateOf, momentText } from '../../text/format.ts';

const DAYS = 30;
const DAY_MS = 86_400_000;

function Looks({ account, period, onBack }: { account: AccountCount; period: string; onBack: () => void }) {
  const { t, lang } = useText();
  const looks = useGet<AccountLooks>('looks', `/v1/access?account_id=${account.account_id}&${period}`);
  const columns: Column<AccountLook & { key: string }>[] = [
    { id: 'at', label: t('access.at'), head: true, rem: 11, sortBy: (l) => l.at, cell: (l) => momentText(l.at, lang) },
    { id: 'person', label: t('looks.person'), rem: 8, sortBy: (l) => l.person_name, cell: (l) => (l.person_name ? <Link to={`/people/${l.person_id}`}>{l.person_name}</Link> : '–') },
    { id: 'what', label: t('access.what'), rem: 8, sortBy: (l) => l.what, cell: (l) => l.what },
    { id: 'basis', label: t('access.basis'), rem: 9, sortBy: (l) => l.basis, cell: (l) => t(`basis.${l.basis}`) },
    { id: 'remote', label: t('access.remote'), rem: 7, cell: (l) => l.remote },
  ];
  return (
    <section className="stack" aria-labelledby="looks-of">
      <div className="line"><h2 id="looks-of">{t('looks.of', { name: account.name })}</h2><span className="line-end no-print"><Button icon="undo" onClick={onBack}>{t('looks.back')}</Button></span></div>
      <Answer query={looks} rows={2}>{({ items, more }) => (
        <>
          <p role="status" className="nums">{t('access.count', { n: items.length })}{more && ` ${t('looks.more')}`}</p>
          <Table caption={t('looks.of', { name: account.name })} rows={items.map((look, i) => ({ ...look, key: `${look.at}-${i}` }))} keyOf={(l) => l.key} columns={columns} dense />
        </>
      )}</Answer>
    </section>
  );
}

function Counters({ review, onOpen }: { review: AccessReview; onOpen: (account: AccountCount) => void }) {
  const { t } = useText();
  const number = (id: 'looks' | 'people' | 'without_basis' | 'emergencies', label: string): Column<AccountCount> => ({ id, label, number: true, sortBy: (a) => a[id], cell: (a) => (a[id] && id !== 'looks' && id !== 'people' ? <b>{countText(a[id])}</b> : countText(a[id])) });
  const columns: Column<AccountCount>[] = [
    { id: 'name', label: t('looks.name'), head: true, rem: 9, sortBy: (a) => a.name, cell: (a) => <Button look="quiet" aria-label={t('looks.show_who', { name: a.name })} onClick={() => onOpen(a)}>{a.name}</Button> },
    number('people', t('looks.people')), number('looks', t('looks.looks')), number('without_basis', t('looks.without_basis')), number('emergencies', t('looks.emergency')),
  ];
  return (
    <>
      <p role="status" className={`notice ${review.emergencies_unreviewed ? 'notice--warn' : 'notice--good'}`}>
        <b>{t('looks.total', { n: countText(review.looks) })}</b> {t('looks.emergencies', { n: review.emergencies })} {review.emergencies_unreviewed > 0 && <Link to="/bases">{t('looks.unreviewed', { n: review.emergencies_unreviewed })}</Link>}
      </p>
      {review.accounts.length === 0 ? <Empty title={t('looks.none')} /> : <Table caption={t('looks.title')} rows={review.accounts} keyOf={(a) => a.account_id} columns={columns} dense />}
    </>
  );
}

export default function LooksScreen() {
  const { t } = useText();
  const [from, setFrom] = useState<string | undefined>(dateOf(new Date(Date.now() - DAYS * DAY_MS)));
  const [to, setTo] = useState<string | undefined>(dateOf(new Date()));
  const [account, setAccount] = useState<AccountCount>();
  const period = `from=${from ?? ''}&to=${to ?? ''}`;
  const review = useGet<AccessReview>('looks', `/v1/access/review?${period}`, Boolean(from && to));
  return (
    <>
      <div className="page-head"><h1>{t('looks.title')}</h1></div>
      <p className="soft narrow">{t('looks.lead')}</p>
      <div className="form-grid no-print"><DateField label={t('s.from')} value={from} onValue={setFrom} /><DateField label={t('s.to')} value={to} onValue={setTo} /></div>
      {!from || !to ? <p className="notice">{t('looks.period_must')}</p>
        : account ? <Looks account={account} period={period} onBack={() => setAccount(undefined)} />
          : <Answer query={review}>{(found) => <Counters review={found} onOpen={setAccount} />}</Answer>}
    </>
  );
}
