// SPDX-License-Identifier: Apache-2.0
// The first minutes in a real town: the area, its code, the first account; then the files.
import { useState } from 'react';
import { useGet } from '../../api/queries.ts';
import { Refused, post, sentence } from '../../api/request.ts';
import type { AreasAnswer } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { ErrorSummary, TextField } from '../../parts/field.tsx';
import { BrandMark } from '../../parts/icons.tsx';
import { Bones, Problem } from '../../parts/states.tsx';
import { useText } from '../../parts/use_text.ts';
import { LanguageSwitch } from '../account_menu.tsx';
import { checkAreaCode, prefectureOf } from './area_code.ts';

const EMPTY = { area_id: '', prefecture: '', municipality: '', name: '', name_kana: '', account_name: '', login: '', password: '' };
type Values = typeof EMPTY;
const STEPS: (keyof Values)[][] = [['area_id', 'prefecture', 'municipality', 'name', 'name_kana'], ['account_name', 'login', 'password']];

export default function SetupScreen() {
  const { t } = useText();
  const setup = useGet<AreasAnswer>('areas', '/v1/areas');
  const [step, setStep] = useState(0);
  const [values, setValues] = useState<Values>(EMPTY);
  const [problems, setProblems] = useState<{ id: string; message: string }[]>([]);
  const [busy, setBusy] = useState(false);
  // A code tells the prefecture, the municipality is mostly the name of the area: filled in until somebody writes else.
  const set = (name: keyof Values) => (value: string) => setValues((before) => {
    const next = { ...before, [name]: value };
    if (name === 'area_id' && checkAreaCode(value)) next.prefecture ||= prefectureOf(value) ?? '';
    if (name === 'municipality' && (before.name === '' || before.name === before.municipality)) next.name = value;
    return next;
  });
  const missing = () => STEPS[step]!.filter((name) => name !== 'name_kana' && values[name].trim() === '').map((name) => ({ id: `setup-${name}`, message: t('problem.must', { field: t(`setup.${name}`) }) }));
  const next = async () => {
    const found = missing();
    if (step === 0 && !found.length && !checkAreaCode(values.area_id)) found.push({ id: 'setup-area_id', message: t('setup.area_id.wrong') });
    setProblems(found);
    if (found.length) return;
    if (step === 0) {
      setStep(1);
      return;
    }
    setBusy(true);
    try {
      await post('/v1/setup', {
        area_id: values.area_id.normalize('NFKC').trim(), name: values.name, name_kana: values.name_kana, prefecture: values.prefecture, municipality: values.municipality,
        account_name: values.account_name, account_login: values.login, account_password: values.password,
      });
      // Straight in; should that fail, the door is shown and the way is the same.
      await post('/v1/session', { login: values.login, password: values.password, area_id: values.area_id.normalize('NFKC').trim() }).catch(() => undefined);
      location.assign('/desk/imports');
    } catch (error) {
      const fields = error instanceof Refused ? error.fields : [];
      setProblems(fields.length ? fields.map((f) => ({ id: `setup-${f.field.replace(/^account_(login|password)$/, '$1')}`, message: f.message })) : [{ id: 'setup-form', message: sentence(error) }]);
    } finally {
      setBusy(false);
    }
  };
  const box = (name: keyof Values, more: object = {}) => (
    <TextField key={name} id={`setup-${name}`} label={t(`setup.${name}`)} must={name !== 'name_kana'} value={values[name]} onValue={set(name)} error={problems.find((p) => p.id === `setup-${name}`)?.message} {...more} />
  );
  return (
    <main className="door">
      <form className="card door__card" id="setup-form" tabIndex={-1} onSubmit={(e) => { e.preventDefault(); void next(); }}>
        <div className="door__mark"><BrandMark /><h1>{t('setup.title')}</h1></div>
        {setup.error ? <Problem error={setup.error} /> : !setup.data ? <Bones rows={2} /> : !setup.data.setup_needed ? (
          <><p>{t('setup.not_needed')}</p><a className="button button--primary" href="/desk/">{t('setup.to_desk')}</a></>
        ) : (
          <>
            <ol className="steps">{[t('setup.step1'), t('setup.step2'), t('setup.step3')].map((name, i) => <li key={name} aria-current={i === step ? 'step' : undefined}>{name}</li>)}</ol>
            <ErrorSummary problems={problems} />
            {step === 0 && <>{box('area_id', { support: t('setup.area_id.support'), inputMode: 'numeric' })}{box('prefecture')}{box('municipality')}{box('name', { support: t('setup.name.support') })}{box('name_kana')}</>}
            {step === 1 && <>{box('account_name', { autoComplete: 'name' })}{box('login', { autoComplete: 'username', autoCapitalize: 'none' })}{box('password', { type: 'password', autoComplete: 'new-password', support: t('password.rule') })}</>}
            <div className="line">
              <Button look="primary" type="submit" busy={busy}>{t(step === 0 ? 'setup.next' : 'setup.create')}</Button>
              {step === 1 && <Button onClick={() => setStep(0)}>{t('setup.back')}</Button>}
            </div>
          </>
        )}
        <LanguageSwitch />
      </form>
    </main>
  );
}
