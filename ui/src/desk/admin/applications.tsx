// SPDX-License-Identifier: Apache-2.0
// 利用申請: what waits for a decision, with whoever may be the same; what was decided, by whom and why.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useGet } from '../../api/queries.ts';
import type { ApplicationRow, Applications } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { momentText } from '../../text/format.ts';
import { ApplyForm } from '../account/apply_form.tsx';
import { useWords } from '../context.tsx';
import { ApproveDialog, DeclineDialog } from './application_dialogs.tsx';

function Same({ row }: { row: ApplicationRow }) {
  const { t } = useText();
  if (row.same_name.length === 0 && row.same_waiting === 0) return null;
  return (
    <div className="notice notice--warn stack-tight">
      {row.same_name.map((one) => <p key={one.id}>{t(one.same_office ? 'application.same_office' : 'application.same_name', { login: one.login, office: one.office_names })}</p>)}
      {row.same_waiting > 0 && <p>{t('application.same_waiting', { n: row.same_waiting })}</p>}
    </div>
  );
}

function Row({ row, onApprove, onDecline }: { row: ApplicationRow; onApprove: () => void; onDecline: () => void }) {
  const { t, lang } = useText();
  const words = useWords();
  const one = row.application;
  const waits = one.state === 'waiting';
  return (
    <li className="result">
      <div className="result__head">
        <b className="result__name">{one.name}</b><span className="small soft">{one.name_kana}</span>
        <span className="small nums">{t('apply.number', { n: one.number })}</span>
        <Badge tone={waits ? 'warn' : one.state === 'approved' ? 'good' : 'plain'}>{t(`application.${one.state}`)}</Badge>
      </div>
      <p>{words.name('Role', one.role)}　{row.office_name || t('application.no_office')}　{words.name('Profession', one.profession)}{row.office_name && !one.office_id && <> <Badge tone="warn">{t('application.unlisted')}</Badge></>}</p>
      <p className="pre-line">{one.reason}</p>
      <p className="small">{t('apply.phone')}: <a className="tel" href={`tel:${one.phone}`}>{one.phone}</a>{one.mail && `　${t('apply.mail')}: ${one.mail}`}</p>
      <p className="small soft">{t(one.written_by ? 'application.written' : 'application.sent', { at: momentText(one.received_at, lang) })}</p>
      {waits ? <Same row={row} /> : <p className="small">{t('application.decided', { name: one.decided_by, at: momentText(one.decided_at!, lang) })} {one.decision}</p>}
      {waits && (
        <div className="line no-print">
          <Button look="primary" onClick={onApprove} aria-label={t('application.approve_who', { name: one.name })}>{t('application.approve')}</Button>
          <Button onClick={onDecline} aria-label={t('application.decline_who', { name: one.name })}>{t('application.decline')}</Button>
        </div>
      )}
    </li>
  );
}

export function ApplicationsPanel() {
  const { t } = useText();
  const client = useQueryClient();
  const query = useGet<Applications>('applications', '/v1/applications');
  const [approving, setApproving] = useState<ApplicationRow>();
  const [declining, setDeclining] = useState<ApplicationRow>();
  const [writing, setWriting] = useState(false);
  const refresh = () => client.invalidateQueries();
  return (
    <section className="stack" aria-labelledby="applications">
      <div className="line"><h2 id="applications">{t('application.title')}</h2><span className="line line-end no-print"><Button icon="plus" onClick={() => setWriting(true)}>{t('application.write')}</Button></span></div>
      <p className="soft narrow">{t('application.lead')}</p>
      <Answer query={query}>{({ items }) => (items.length === 0 ? <Empty title={t('application.none')} /> : (
        <ul className="results">{items.map((row) => <Row key={row.application.id} row={row} onApprove={() => setApproving(row)} onDecline={() => setDeclining(row)} />)}</ul>
      ))}</Answer>
      {approving && <ApproveDialog row={approving} onDone={refresh} onClose={() => setApproving(undefined)} />}
      {declining && <DeclineDialog row={declining} onDone={refresh} onClose={() => setDeclining(undefined)} />}
      {writing && (
        <Dialog title={t('application.write')} onClose={() => setWriting(false)}>
          <p className="soft">{t('application.write.lead')}</p>
          <ApplyForm onSent={({ number }) => { setWriting(false); say(t('application.written_done', { n: number })); void refresh(); }} />
        </Dialog>
      )}
    </section>
  );
}
