// SPDX-License-Identifier: Apache-2.0
// The person's consent: whether there is one, in words; recording, withdrawing, and all there ever were.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useGet } from '../../api/queries.ts';
import { post, sentence } from '../../api/request.ts';
import type { Consent, Consents, PersonPage } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextArea } from '../../parts/field.tsx';
import { Answer } from '../../parts/states.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf, dateText, momentText } from '../../text/format.ts';
import { ConsentForm } from './consent_form.tsx';

export type ConsentState = 'running' | 'coming' | 'over' | 'withdrawn';

export function consentState(consent: Pick<Consent, 'withdrawn_at' | 'starts_on' | 'ends_on'>, today: string): ConsentState {
  if (consent.withdrawn_at) return 'withdrawn';
  if (consent.starts_on > today) return 'coming';
  return consent.ends_on && consent.ends_on < today ? 'over' : 'running';
}

const TONE = { running: 'good', coming: 'info', over: 'warn', withdrawn: 'plain' } as const;

function WithdrawDialog({ page, consent, onDone, onClose }: { page: PersonPage; consent: Consent; onDone: () => Promise<void>; onClose: () => void }) {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const withdraw = async () => {
    setBusy(true);
    try {
      await post(`/v1/people/${page.person.id}/consents/${consent.id}/withdraw`, { reason });
      say(t('consent.withdrawn'));
      await onDone();
      onClose();
    } catch (error) {
      setProblem(sentence(error));
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('consent.withdraw')} onClose={onClose}>
      <p className="notice notice--warn">{t('consent.withdraw_lead', { name: page.person.name })}</p>
      {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
      <TextArea label={t('consent.withdraw_reason')} support={t('consent.withdraw_support')} value={reason} onValue={setReason} />
      <div className="line"><Button look="danger" busy={busy} onClick={() => void withdraw()}>{t('consent.withdraw_now')}</Button><Button onClick={onClose}>{t('give_up')}</Button></div>
    </Dialog>
  );
}

function OneConsent({ consent, mayChange, onWithdraw }: { consent: Consent; mayChange: boolean; onWithdraw: () => void }) {
  const { t, lang } = useText();
  const state = consentState(consent, dateOf(new Date()));
  const period = consent.ends_on ? t('team.from_to', { from: dateText(consent.starts_on, lang), to: dateText(consent.ends_on, lang) }) : t('consent.from', { date: dateText(consent.starts_on, lang) });
  const signer = consent.signer === 'self' ? t('consent.signed_self', { name: consent.signer_name })
    : t('consent.signed_proxy', { name: consent.signer_name, relation: consent.signer_relation, reason: consent.proxy_reason });
  const rows: [string, string][] = [
    [t('consent.field.purpose'), consent.purpose], [t('consent.field.items'), consent.items.join(t('fact_word.comma'))],
    [t('consent.field.parties'), consent.parties === 'team' ? t('consent_parties.team') : t('consent.parties_listed', { n: consent.party_offices.length })],
    [t('consent.period'), period], [t('consent.field.method'), t(`consent_method.${consent.method}`)],
    [t('consent.explained'), `${dateText(consent.explained_on, lang)} ${consent.explained_by}`], [t('consent.signature'), signer],
    [t('consent.field.family_consent'), consent.family_consent ? t('consent.family_yes', { name: consent.family_name }) : t('consent.family_no')],
    [t('consent.field.disaster_use'), t(consent.disaster_use ? 'fact_word.yes' : 'fact_word.no')],
    [t('consent.field.statistics_use'), t(consent.statistics_use ? 'fact_word.yes' : 'fact_word.no')],
    [t('consent.recorded'), `${momentText(consent.recorded_at, lang)} ${consent.recorded_by}`],
    ...(consent.withdrawn_at ? [[t('consent.field.withdrawn_at'), `${momentText(consent.withdrawn_at, lang)} ${consent.withdrawn_by} ${consent.withdrawn_reason}`] as [string, string]] : []),
  ];
  return (
    <li className="card stack">
      <div className="line"><Badge tone={TONE[state]}>{t(`consent.state_${state}`)}</Badge><b>{period}</b>
        {mayChange && (state === 'running' || state === 'coming') && <span className="line-end no-print"><Button onClick={onWithdraw}>{t('consent.withdraw')}</Button></span>}</div>
      <dl className="facts">{rows.map(([label, value]) => <div key={label}><dt>{label}</dt><dd className="pre-line">{value}</dd></div>)}</dl>
      {consent.scan && <p className="line"><a href={`/v1/people/${consent.person_id}/files/${consent.scan}`} target="_blank" rel="noopener">{t('consent.scan_open')}</a></p>}
    </li>
  );
}

export function ConsentPanel({ page }: { page: PersonPage }) {
  const { t, lang } = useText();
  const client = useQueryClient();
  const consents = useGet<Consents>('consents', `/v1/people/${page.person.id}/consents`);
  const [recording, setRecording] = useState(false);
  const [withdrawing, setWithdrawing] = useState<Consent>();
  const refresh = async () => {
    await Promise.all([client.invalidateQueries({ queryKey: ['consents'] }), client.invalidateQueries({ queryKey: ['person', page.person.id] })]);
  };
  const words = (items: Consent[]) => {
    const running = items.find((one) => consentState(one, dateOf(new Date())) === 'running');
    if (!running) return t('consent.none_running');
    return running.ends_on ? t('consent.running_until', { date: dateText(running.starts_on, lang), until: dateText(running.ends_on, lang) }) : t('consent.running', { date: dateText(running.starts_on, lang) });
  };
  return (
    <section className="stack" aria-labelledby="consent">
      <div className="line"><h2 id="consent">{t('consent.title')}</h2>
        {!recording && <span className="line line-end no-print"><LinkButton icon="print" href={`/v1/people/${page.person.id}/consent-sheet.pdf`} target="_blank">{t('consent.sheet')}</LinkButton><Button look="primary" icon="plus" onClick={() => setRecording(true)}>{t('consent.record')}</Button></span>}</div>
      {recording && <ConsentForm page={page} onDone={async () => { setRecording(false); await refresh(); }} onGiveUp={() => setRecording(false)} />}
      <Answer query={consents} rows={2}>{({ items }) => (
        <>
          <p className={`notice ${items.some((one) => consentState(one, dateOf(new Date())) === 'running') ? 'notice--good' : 'notice--warn'}`}>{words(items)}</p>
          {items.length === 0 && !recording && <p>{t('consent.empty')}</p>}
          <ul className="stack">{items.map((one) => <OneConsent key={one.id} consent={one} mayChange onWithdraw={() => setWithdrawing(one)} />)}</ul>
        </>
      )}</Answer>
      {withdrawing && <WithdrawDialog page={page} consent={withdrawing} onDone={refresh} onClose={() => setWithdrawing(undefined)} />}
    </section>
  );
}
