// SPDX-License-Identifier: Apache-2.0
// The second step at the door: the code of the app, or one from paper.
import { useEffect, useState } from 'react';
import { post, sentence, Refused } from '../../api/request.ts';
import type { Session } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { useText } from '../../parts/use_text.ts';

export function CodeStep({ step, onSession, onBack }: { step: string; onSession: (session: Session) => void; onBack: (why: string) => void }) {
  const { t } = useText();
  const [code, setCode] = useState('');
  const [paper, setPaper] = useState(false);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const id = paper ? 'recovery-code' : 'app-code';
  useEffect(() => document.getElementById(id)?.focus(), [id]);
  const send = async () => {
    setBusy(true);
    setProblem('');
    try {
      onSession(await post<Session>('/v1/session/code', { step, code }));
    } catch (error) {
      if (error instanceof Refused && error.code === 'sign_in_step_over') return onBack(error.message);
      setCode('');
      setProblem(error instanceof Refused && error.fields[0] ? error.fields[0].message : sentence(error));
      document.getElementById(id)?.focus();
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="stack" onSubmit={(e) => { e.preventDefault(); void send(); }}>
      <h2>{t('sign_in.code.title')}</h2>
      <p>{t(paper ? 'sign_in.recovery.lead' : 'sign_in.code.lead')}</p>
      {paper
        ? <TextField key="paper" id={id} label={t('sign_in.recovery')} autoComplete="off" autoCapitalize="characters" spellCheck={false} value={code} onValue={setCode} error={problem} />
        : <TextField key="app" id={id} label={t('sign_in.code')} inputMode="numeric" autoComplete="one-time-code" className="input nums" value={code} onValue={setCode} error={problem} />}
      <Button look="primary" big type="submit" busy={busy}>{t('sign_in.enter')}</Button>
      <Button look="quiet" onClick={() => { setPaper(!paper); setCode(''); setProblem(''); }}>{t(paper ? 'sign_in.use_app' : 'sign_in.use_recovery')}</Button>
      <Button look="quiet" onClick={() => onBack('')}>{t('sign_in.again')}</Button>
    </form>
  );
}
