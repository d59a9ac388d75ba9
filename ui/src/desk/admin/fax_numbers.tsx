// SPDX-License-Identifier: Apache-2.0
// Numbers that FAX goes to by itself: a test page, the code read back by telephone, and out again.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useGet } from '../../api/queries.ts';
import { Refused, post, sentence } from '../../api/request.ts';
import type { FaxNumberState, FaxNumbers, FaxNumberView } from '../../api/types.ts';
import type { Key } from '../../i18n/index.ts';
import { Badge, type Tone } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { Answer } from '../../parts/states.tsx';
import { say, sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateText } from '../../text/format.ts';

const PATH = '/v1/fax-numbers';
const WAIT_MS = 2000;
const TONES: Record<FaxNumberState, Tone> = { asked: 'info', sent: 'warn', failed: 'bad', verified: 'good' };

function useNumbers() {
  const client = useQueryClient();
  return async (what: '' | '/verify' | '/forget', body: object) => {
    client.setQueryData(['fax', PATH], await post<FaxNumbers>(`${PATH}${what}`, body));
  };
}

const faultOf = (problem: unknown, field: string) => (problem instanceof Refused ? problem.fields.find((one) => one.field === field)?.message : undefined);

function Ask() {
  const { t } = useText();
  const act = useNumbers();
  const [number, setNumber] = useState('');
  const [office, setOffice] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await act('', { number, office });
      say(t('fax.asked'));
      setNumber('');
      setOffice('');
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const fault = faultOf(problem, 'number');
  return (
    <form className="stack" onSubmit={(e) => { e.preventDefault(); void send(); }}>
      <div className="form-grid">
        <TextField label={t('fax.number')} inputMode="tel" value={number} error={fault} onValue={setNumber} />
        <TextField label={t('fax.office')} value={office} onValue={setOffice} />
      </div>
      {problem !== undefined && !fault && <p className="notice notice--bad" role="alert">{sentence(problem)}</p>}
      <div className="line"><Button type="submit" busy={busy}>{t('fax.ask')}</Button></div>
    </form>
  );
}

function Verify({ one, onClose }: { one: FaxNumberView; onClose: () => void }) {
  const { t } = useText();
  const act = useNumbers();
  const [code, setCode] = useState('');
  const [toldBy, setToldBy] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    try {
      await act('/verify', { number: one.number, code, told_by: toldBy });
      say(t('fax.verified_now'));
      onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  const known = faultOf(problem, 'code') ?? faultOf(problem, 'told_by');
  return (
    <Dialog title={t('fax.verify_which', { name: one.office || one.number })} onClose={onClose}>
      <form className="stack" onSubmit={(e) => { e.preventDefault(); void send(); }}>
        <p className="small">{t('fax.verify_lead')}</p>
        <TextField label={t('fax.code')} inputMode="numeric" autoComplete="off" value={code} error={faultOf(problem, 'code')} onValue={setCode} />
        <TextField label={t('fax.told_by')} value={toldBy} error={faultOf(problem, 'told_by')} onValue={setToldBy} />
        {problem !== undefined && !known && <p className="notice notice--bad" role="alert">{sentence(problem)}</p>}
        <div className="line"><Button look="primary" type="submit" busy={busy}>{t('fax.verify')}</Button><Button onClick={onClose}>{t('give_up')}</Button></div>
      </form>
    </Dialog>
  );
}

export function FaxNumbersPart() {
  const { t, lang } = useText();
  const act = useNumbers();
  const [wait, setWait] = useState<number | false>(false);
  const [verifying, setVerifying] = useState<FaxNumberView>();
  const numbers = useGet<FaxNumbers>('fax', PATH, true, wait);
  const waits = numbers.data?.items.some((one) => one.state === 'asked') ? WAIT_MS : false;
  if (waits !== wait) setWait(waits);
  return (
    <section className="card stack">
      <h2>{t('fax.title')}</h2>
      <p className="soft">{t('fax.lead')}</p>
      <Answer query={numbers} rows={2}>
        {({ items }) => (
          <ul className="plain-list stack-tight">
            {items.length === 0 && <li className="soft">{t('fax.none')}</li>}
            {items.map((one) => (
              <li key={one.number} className="line">
                <span className="grow"><b className="nums">{one.number}</b> {one.office} <Badge tone={TONES[one.state]}>{t(`fax_state.${one.state}`)}</Badge>
                  {one.why && <span className="small"> {t(`outside.why_${one.why}` as Key)}</span>}
                  {one.verified_at && <span className="small"> {t('fax.verified', { date: dateText(one.verified_at, lang), told: one.told_by, by: one.verified_by })}</span>}
                </span>
                {one.state === 'sent' && <Button onClick={() => setVerifying(one)} aria-label={t('fax.verify_which', { name: one.office || one.number })}>{t('fax.verify')}</Button>}
                {one.state !== 'asked' && one.state !== 'verified' && <Button look="quiet" onClick={() => void act('', { number: one.number, office: one.office }).catch(sayProblem)}>{t('fax.again')}</Button>}
                <Button look="quiet" onClick={() => void act('/forget', { number: one.number }).catch(sayProblem)} aria-label={t('fax.forget_which', { name: one.office || one.number })}>{t('fax.forget')}</Button>
              </li>
            ))}
          </ul>
        )}
      </Answer>
      <Ask />
      {verifying && <Verify one={verifying} onClose={() => setVerifying(undefined)} />}
    </section>
  );
}
