// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { post, sentence } from '../api/request.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TextField } from '../parts/field.tsx';
import { say } from '../parts/toast.tsx';
import { useText } from '../parts/use_text.ts';

export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      await post('/v1/session/password', { current, next });
      say(t('password.changed'));
      onClose();
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('password.change')} onClose={onClose}>
      <form className="stack" onSubmit={(e) => { e.preventDefault(); void save(); }}>
        <TextField label={t('password.current')} type="password" autoComplete="current-password" value={current} onValue={setCurrent} />
        <TextField label={t('password.next')} type="password" autoComplete="new-password" support={t('password.rule')} value={next} onValue={setNext} error={problem || undefined} />
        <Button look="primary" type="submit" busy={busy}>{t('password.save')}</Button>
      </form>
    </Dialog>
  );
}
