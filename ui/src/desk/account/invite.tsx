// SPDX-License-Identifier: Apache-2.0
// First use with the printed sheet: the code (from the QR it stands behind the #, which no server sees), then the password.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useGet } from '../../api/queries.ts';
import { post, sentence, setCsrf, Refused } from '../../api/request.ts';
import type { AreasAnswer, InvitationView, Session } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { BrandMark } from '../../parts/icons.tsx';
import { useText } from '../../parts/use_text.ts';
import { LanguageSwitch } from '../account_menu.tsx';
import { CodeStep } from './code_step.tsx';

function fromAddress(): { area: string; code: string } {
  const [, area = '', code = ''] = /^#(\d{6})\.([\w-]+)$/.exec(location.hash) ?? [];
  return { area, code };
}

export function Invite() {
  const { t } = useText();
  const client = useQueryClient();
  const areas = useGet<AreasAnswer>('areas', '/v1/areas');
  const [given] = useState(fromAddress);
  const [code, setCode] = useState(given.code);
  const [area, setArea] = useState(given.area);
  const [who, setWho] = useState<InvitationView>();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [step, setStep] = useState('');
  const [problem, setProblem] = useState<{ field: string; message: string }>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    document.title = t('invite.title');
    if (location.hash) history.replaceState(null, '', location.pathname);
  }, [t]);
  const list = areas.data?.items ?? [];
  const areaId = area || list[0]?.area_id || '';
  const act = async (field: string, work: () => Promise<void>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      const first = error instanceof Refused ? error.fields[0] : undefined;
      setProblem({ field: first?.field ?? field, message: first?.message ?? sentence(error) });
      if (first?.field === 'code') setWho(undefined);
    } finally {
      setBusy(false);
    }
  };
  const begin = (session: Session) => {
    history.replaceState(null, '', '/desk/');
    setCsrf(session.csrf);
    client.setQueryData(['session'], session);
  };
  const open = () => void act('code', async () => setWho(await post<InvitationView>('/v1/invitations/open', { code, area_id: areaId })));
  const start = () => {
    if (password !== again) return setProblem({ field: 'again', message: t('invite.password.differ') });
    return void act('password', async () => {
      const session = await post<Session>('/v1/invitations/begin', { code, area_id: areaId, password });
      if (session.code_needed) setStep(session.code_needed);
      else begin(session);
    });
  };
  const errorOf = (field: string) => (problem?.field === field ? problem.message : undefined);
  return (
    <main className="door">
      <div className="card door__card">
        <div className="door__mark"><BrandMark /><h1>{t('invite.title')}</h1></div>
        {step && <CodeStep step={step} onSession={begin} onBack={() => location.assign('/desk/')} />}
        {!step && !who && (
          <form className="stack" onSubmit={(e) => { e.preventDefault(); open(); }}>
            <p>{t('invite.open.lead')}</p>
            {list.length > 1 && <SelectField label={t('sign_in.area')} value={areaId} onValue={setArea} choices={list.map((a) => ({ value: a.area_id, label: `${a.prefecture} ${a.name}` }))} />}
            <TextField label={t('invite.open.code')} autoComplete="off" autoCapitalize="characters" spellCheck={false} value={code} onValue={setCode} error={errorOf('code')} />
            <Button look="primary" big type="submit" busy={busy}>{t('invite.open.go')}</Button>
          </form>
        )}
        {!step && who && (
          <form className="stack" onSubmit={(e) => { e.preventDefault(); start(); }}>
            <p><b>{t('invite.hello', { name: who.name, area: who.area_name })}</b></p>
            <p>{t('invite.login', { login: who.login })}</p>
            <input className="sr-only" name="username" autoComplete="username" value={who.login} readOnly tabIndex={-1} aria-label={t('sign_in.login')} />
            <TextField label={t('invite.password')} type="password" autoComplete="new-password" support={t('password.rule')} value={password} onValue={setPassword} error={errorOf('password')} />
            <TextField label={t('invite.password.again')} type="password" autoComplete="new-password" value={again} onValue={setAgain} error={errorOf('again')} />
            <Button look="primary" big type="submit" busy={busy}>{t('invite.accept')}</Button>
          </form>
        )}
        <LanguageSwitch />
      </div>
    </main>
  );
}
