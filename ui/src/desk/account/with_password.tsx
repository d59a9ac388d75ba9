// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { sentence, Refused } from '../../api/request.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { useText } from '../../parts/use_text.ts';

// What weakens the account asks for the password once more.
export function WithPassword({ label, lead, danger, onPassword }: { label: string; lead?: string; danger?: boolean; onPassword: (password: string) => Promise<void> }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState('');
  const send = async () => {
    try {
      await onPassword(password);
      setOpen(false);
    } catch (error) {
      setProblem(error instanceof Refused && error.fields[0] ? error.fields[0].message : sentence(error));
    } finally {
      setPassword('');
    }
  };
  if (!open) return <div><Button onClick={() => setOpen(true)}>{label}</Button></div>;
  return (
    <form className="subform stack-tight" onSubmit={(e) => { e.preventDefault(); void send(); }}>
      {lead && <p>{lead}</p>}
      <TextField label={t('factor.password')} type="password" autoComplete="current-password" value={password} onValue={setPassword} error={problem} />
      <div className="line"><Button look={danger ? 'danger' : 'primary'} type="submit">{label}</Button><Button onClick={() => setOpen(false)}>{t('cancel')}</Button></div>
    </form>
  );
}
