// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post, sentence, setCsrf, Refused } from '../api/request.ts';
import type { Session } from '../api/types.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TextField } from '../parts/field.tsx';
import { BrandMark } from '../parts/icons.tsx';
import { say } from '../parts/toast.tsx';
import { useText } from '../parts/use_text.ts';

function PasswordForm({ onDone }: { onDone: () => void }) {
  const { t } = useText();
  const client = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [problem, setProblem] = useState<{ field: string; message: string }>();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const session = await post<Session>('/v1/session/password', { current, next });
      setCsrf(session.csrf);
      client.setQueryData(['session'], session);
      say(t('password.changed'));
      onDone();
    } catch (error) {
      const field = error instanceof Refused ? error.fields[0] : undefined;
      setProblem({ field: field?.field ?? 'next', message: field?.message ?? sentence(error) });
    } finally {
      setBusy(false);
    }
  };
  const errorOf = (field: string) => (problem?.field === field ? problem.message : undefined);
  return (
    <form className="stack" onSubmit={(e) => { e.preventDefault(); void save(); }}>
      <TextField label={t('password.current')} type="password" autoComplete="current-password" value={current} onValue={setCurrent} error={errorOf('current')} />
      <TextField label={t('password.next')} type="password" autoComplete="new-password" support={t('password.rule')} value={next} onValue={setNext} error={errorOf('next')} />
      <Button look="primary" type="submit" busy={busy}>{t('password.save')}</Button>
    </form>
  );
}

export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  return <Dialog title={t('password.change')} onClose={onClose}><PasswordForm onDone={onClose} /></Dialog>;
}

// The first password was told by somebody else: nothing else before it is changed.
export function FirstPassword() {
  const { t } = useText();
  return (
    <main className="door">
      <div className="card door__card">
        <div className="door__mark"><BrandMark /><h1>{t('password.first')}</h1></div>
        <p>{t('password.first.lead')}</p>
        <PasswordForm onDone={() => undefined} />
      </div>
    </main>
  );
}
