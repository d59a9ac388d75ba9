// SPDX-License-Identifier: Apache-2.0
// One's own passkeys.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get, post, sentence, Refused } from '../../api/request.ts';
import type { PasskeyList } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { momentText } from '../../text/format.ts';
import { WithPassword } from './with_password.tsx';
import { canPasskeys, registerPasskey } from './webauthn.ts';

const kept = ['passkeys'];

export function Passkeys() {
  const { t, lang } = useText();
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: kept, queryFn: ({ signal }) => get<PasskeyList>('/v1/me/passkeys', signal), staleTime: 0 });
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState('');
  const add = async () => {
    setProblem('');
    try {
      client.setQueryData(kept, await registerPasskey(name));
      setOpen(false);
      setName('');
      say(t('passkey.added'));
      await client.invalidateQueries({ queryKey: ['second-factor'] });
    } catch (error) {
      setProblem(error instanceof Refused ? (error.fields[0]?.message ?? sentence(error)) : t('passkey.stopped'));
    }
  };
  if (!canPasskeys()) return null;
  return (
    <div className="stack">
      <h3>{t('passkey')}</h3>
      <p className="soft">{t('passkey.lead')}</p>
      <ul className="stack sign-ins">
        {data?.items.map((one) => (
          <li key={one.key}>
            <div>
              <p><b>{one.name}</b></p>
              <p className="small soft">{t('passkey.times', { at: momentText(one.created_at, lang), used: one.last_used_at ? momentText(one.last_used_at, lang) : t('passkey.never') })}</p>
            </div>
            <WithPassword label={t('passkey.remove')} danger onPassword={async (password) => {
              client.setQueryData(kept, await post<PasskeyList>('/v1/me/passkeys/remove', { key: one.key, password }));
              say(t('passkey.removed'));
            }} />
          </li>
        ))}
      </ul>
      {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
      {open ? (
        <form className="subform stack-tight" onSubmit={(e) => { e.preventDefault(); void add(); }}>
          <TextField label={t('passkey.name')} autoComplete="off" value={name} onValue={setName} />
          <div className="line"><Button look="primary" type="submit">{t('passkey.add')}</Button><Button onClick={() => setOpen(false)}>{t('cancel')}</Button></div>
        </form>
      ) : <div><Button onClick={() => setOpen(true)}>{t('passkey.add')}</Button></div>}
    </div>
  );
}
