// SPDX-License-Identifier: Apache-2.0
// The door. Password managers and paste work; nothing to solve.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useGet } from '../api/queries.ts';
import { post, sentence, setCsrf, Refused } from '../api/request.ts';
import type { AreasAnswer, Session } from '../api/types.ts';
import { Button } from '../parts/button.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { BrandMark } from '../parts/icons.tsx';
import { useText } from '../parts/use_text.ts';
import { canPasskeys, enterByPasskey } from './account/webauthn.ts';
import { PickPerson, goOnAs, useSharedPc } from './account/shared_pc.tsx';
import { CodeStep } from './account/code_step.tsx';
import { LanguageSwitch } from './account_menu.tsx';

export function SignIn() {
  const { t } = useText();
  const client = useQueryClient();
  const areas = useGet<AreasAnswer>('areas', '/v1/areas');
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [area, setArea] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const [step, setStep] = useState('');
  const [full, setFull] = useState(false);
  const pc = useSharedPc();
  useEffect(() => {
    document.title = t('sign_in.title');
  });
  useEffect(() => {
    if (areas.data?.setup_needed) location.assign('/desk/setup');
  }, [areas.data]);
  const list = areas.data?.items ?? [];
  const begin = (session: Session) => {
    setCsrf(session.csrf);
    client.setQueryData(['session'], session);
  };
  const enter = async () => {
    setBusy(true);
    setProblem('');
    try {
      const session = await post<Session>('/v1/session', { login, password, ...(list.length > 1 ? { area_id: area || list[0]!.area_id } : {}) });
      if (session.code_needed) setStep(session.code_needed);
      else begin(session);
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  const byPasskey = async () => {
    setProblem('');
    try {
      begin(await enterByPasskey(list.length > 1 ? area || list[0]!.area_id : undefined));
    } catch (error) {
      setProblem(error instanceof Refused ? sentence(error) : t('passkey.stopped'));
    }
  };
  if (pc.data?.registered && pc.data.people.length > 0 && !full) {
    return <PickPerson pc={pc.data} onSession={(session) => goOnAs(session, begin)} onFull={(why) => { setFull(true); setProblem(why); }} />;
  }
  if (step) {
    return (
      <main className="door">
        <div className="card door__card">
          <div className="door__mark"><BrandMark /><h1>{t('app')}</h1></div>
          <CodeStep step={step} onSession={begin} onBack={(why) => { setStep(''); setPassword(''); setProblem(why); }} />
        </div>
      </main>
    );
  }
  return (
    <main className="door">
      <form className="card door__card" onSubmit={(e) => { e.preventDefault(); void enter(); }}>
        <div className="door__mark"><BrandMark /><h1>{t('app')} <span className="small soft">{list.length === 1 ? list[0]!.name : ''}</span></h1></div>
        <p className="soft">{t('sign_in.lead')}</p>
        {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
        {list.length > 1 && (
          <SelectField label={t('sign_in.area')} value={area || list[0]!.area_id} onValue={setArea}
            choices={list.map((a) => ({ value: a.area_id, label: `${a.prefecture} ${a.name}` }))} />
        )}
        <TextField label={t('sign_in.login')} name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} value={login} onValue={setLogin} />
        <TextField label={t('sign_in.password')} name="password" type="password" autoComplete="current-password" value={password} onValue={setPassword} />
        <Button look="primary" big type="submit" busy={busy}>{t('sign_in.enter')}</Button>
        {canPasskeys() && <Button icon="key" onClick={() => void byPasskey()}>{t('passkey.enter')}</Button>}
        <a className="button button--quiet" href="/desk/invite">{t('invite.link')}</a>
        <a className="button button--quiet" href="/desk/apply">{t('apply.title')}</a>
        <LanguageSwitch />
      </form>
    </main>
  );
}
