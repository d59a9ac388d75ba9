// SPDX-License-Identifier: Apache-2.0
// A shared PC: the list of names at the door, and the lock that brings it back when nobody is there.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { get, post, request, sentence, setCsrf, Refused } from '../../api/request.ts';
import type { Session, SharedPc, SharedPerson } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { BrandMark } from '../../parts/icons.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';

export const useSharedPc = () => useQuery({ queryKey: ['shared-pc'], queryFn: ({ signal }) => get<SharedPc>('/v1/shared-pc', signal), staleTime: 0 });

const IDLE_MS = 5 * 60_000;
const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

function CodeOf({ person, onSession, onBack }: { person: SharedPerson; onSession: (session: Session) => void; onBack: (full: string) => void }) {
  const { t } = useText();
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => document.getElementById('short-code')?.focus(), []);
  const enter = async () => {
    setBusy(true);
    try {
      onSession(await post<Session>('/v1/session/switch', { account_id: person.account_id, code }));
    } catch (error) {
      if (error instanceof Refused && error.code === 'full_sign_in_needed') return onBack(error.message);
      setCode('');
      setProblem(error instanceof Refused && error.fields[0] ? error.fields[0].message : sentence(error));
      document.getElementById('short-code')?.focus();
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="stack" onSubmit={(e) => { e.preventDefault(); void enter(); }}>
      <TextField id="short-code" label={t('shared.code_of', { name: person.name })} type="password" inputMode="numeric" autoComplete="off" value={code} onValue={setCode} error={problem} />
      <Button look="primary" big type="submit" busy={busy}>{t('shared.enter')}</Button>
      <Button look="quiet" onClick={() => onBack('')}>{t('shared.back')}</Button>
    </form>
  );
}

export function PickPerson({ pc, onSession, onFull }: { pc: SharedPc; onSession: (session: Session) => void; onFull: (why: string) => void }) {
  const { t } = useText();
  const [person, setPerson] = useState<SharedPerson>();
  return (
    <main className="door">
      <div className="card door__card">
        <div className="door__mark"><BrandMark /><h1>{t('shared.pick')} <span className="small soft">{pc.office_name} {pc.name}</span></h1></div>
        {person
          ? <CodeOf person={person} onSession={onSession} onBack={(full) => (full ? onFull(full) : setPerson(undefined))} />
          : (
            <>
              <p>{t('shared.pick.lead')}</p>
              <ul className="stack-tight people-list">
                {pc.people.map((one) => (
                  <li key={one.account_id}><Button big icon="person" onClick={() => (one.ready ? setPerson(one) : onFull(''))}>{one.name}{!one.ready && <span className="small soft"> {t('shared.full')}</span>}</Button></li>
                ))}
              </ul>
              <Button look="quiet" onClick={() => onFull('')}>{t('shared.other')}</Button>
            </>
          )}
      </div>
    </main>
  );
}

// Whose screen it was: somebody else begins at the start page, not where the one before was.
let before: string | undefined;
export function goOnAs(session: Session, begin: (session: Session) => void): void {
  if (before && session.account?.id !== before) return location.assign('/desk/');
  begin(session);
}

// At a shared PC: after five minutes without a sign of anybody the session ends and the names come back. Nothing of the one
// before stays in the page.
export function useLockWhenIdle(session: Session | undefined): void {
  const { t } = useText();
  const client = useQueryClient();
  const on = session?.shared_pc === true;
  const account = session?.account?.id;
  useEffect(() => {
    if (!on) return undefined;
    const lock = (left: boolean) => {
      before = account;
      void request<Session>('/v1/session', { method: 'DELETE' }).then((gone) => {
        setCsrf(gone.csrf);
        client.setQueryData(['session'], gone);
        client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
        if (left) say(t('shared.locked'));
      }).catch(() => location.reload());
    };
    let timer = setTimeout(lock, IDLE_MS, true);
    const stay = () => {
      clearTimeout(timer);
      timer = setTimeout(lock, IDLE_MS, true);
    };
    const change = () => lock(false);
    addEventListener('kaname-lock', change);
    for (const sign of SIGNS) addEventListener(sign, stay, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      removeEventListener('kaname-lock', change);
      for (const sign of SIGNS) removeEventListener(sign, stay, { capture: true });
    };
  }, [on, account, client, t]);
}
