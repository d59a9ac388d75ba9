// SPDX-License-Identifier: Apache-2.0
// Signing in on the phone: a password (and a code of the second step), typed here; links from a mail open elsewhere.
import { useEffect, useState } from 'react';
import { get, post, sentence } from '../../api/request.ts';
import type { Area, AreasAnswer, Session } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { BrandMark } from '../../parts/icons.tsx';
import { Segments } from '../../parts/tabs.tsx';
import { useText } from '../../parts/use_text.ts';
import { usePhone } from '../use_phone.ts';
import { InstallGuide } from './install.tsx';

type Answer = Session & { code_needed?: string; second_factor_due?: boolean; pledge_due?: boolean };

export function LanguageSwitch() {
  const { t, lang, setLanguage } = useText();
  return (
    <Segments label={t('language')} value={lang} onValue={(next) => void setLanguage(next)}
      options={[{ value: 'ja', label: t('language.ja') }, { value: 'en', label: t('language.en') }]} />
  );
}

function WipedNotice() {
  const { t } = useText();
  const { phone, state } = usePhone();
  const [sure, setSure] = useState(false);
  if (!state.wiped) return null;
  const words = { tries: t('phone.wiped.tries'), revoked: t('phone.wiped.revoked'), forgotten: t('phone.wiped.forgotten'), rule: t('phone.wiped.rule') }[state.wiped];
  return (
    <div className="notice notice--warn stack-tight" role="status">
      <p>{words}</p>
      {state.keptUnsent > 0 && <p>{t(state.wiped === 'revoked' || state.wiped === 'rule' ? 'phone.wiped.closed' : 'phone.wiped.kept', { n: state.keptUnsent })}</p>}
      {state.keptUnsent > 0 && (
        <Button look="danger" onClick={() => (sure ? void phone.startAnew() : setSure(true))}>{sure ? t('phone.anew.sure', { n: state.keptUnsent }) : t('phone.anew')}</Button>
      )}
    </div>
  );
}

export function Door() {
  const { t } = useText();
  const { phone, state } = usePhone();
  const [areas, setAreas] = useState<Area[]>([]);
  const [area, setArea] = useState('');
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [step, setStep] = useState('');
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    get<AreasAnswer>('/v1/areas').then((answer) => setAreas(answer.items), () => undefined);
  }, []);
  const enter = async () => {
    setBusy(true);
    setProblem('');
    try {
      const session = step
        ? await post<Answer>('/v1/session/code', { step, code: code.normalize('NFKC') })
        : await post<Answer>('/v1/session', { login, password, ...(areas.length > 1 ? { area_id: area || areas[0]!.area_id } : {}) });
      if (session.code_needed) setStep(session.code_needed);
      else if (session.must_change_password || session.pledge_due || session.second_factor_due) setProblem(t('phone.sign_in.at_desk'));
      else await phone.signIn(session);
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  const said = problem || state.problem;
  return (
    <main className="door">
      <form className="card door__card" onSubmit={(e) => { e.preventDefault(); void enter(); }}>
        <div className="door__mark"><BrandMark /><h1>{t('app')} <span className="small soft">{areas.length === 1 ? areas[0]!.name : ''}</span></h1></div>
        <WipedNotice />
        {said && <p className="notice notice--bad" role="alert">{said}</p>}
        {!step && areas.length > 1 && (
          <SelectField label={t('sign_in.area')} value={area || areas[0]!.area_id} onValue={setArea}
            choices={areas.map((a) => ({ value: a.area_id, label: `${a.prefecture} ${a.name}` }))} />
        )}
        {!step && <TextField label={t('sign_in.login')} name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} value={login} onValue={setLogin} />}
        {!step && <TextField label={t('sign_in.password')} name="password" type="password" autoComplete="current-password" value={password} onValue={setPassword} />}
        {step && <TextField label={t('phone.sign_in.code')} name="code" inputMode="numeric" autoComplete="one-time-code" value={code} onValue={setCode} />}
        <Button look="primary" big type="submit" busy={busy}>{t('sign_in.enter')}</Button>
        <InstallGuide />
        <LanguageSwitch />
      </form>
    </main>
  );
}
