// SPDX-License-Identifier: Apache-2.0
// Locked: only the mark and the code pad. The same pad chooses the code at first, typed twice.
import { useEffect, useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { BrandMark } from '../../parts/icons.tsx';
import { useText } from '../../parts/use_text.ts';
import { plainCode } from '../store/seal.ts';
import { usePhone } from '../use_phone.ts';

const LENGTH = 6;
// 000000, 111111, 123456 and the like are guessed first.
const isEasy = (code: string) => /^(\d)\1+$/.test(code) || '01234567890'.includes(code) || '09876543210'.includes(code);

function Pad({ label, busy, onCode }: { label: string; busy: boolean; onCode: (code: string) => void }) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const put = (next: string) => {
    if (busy) return;
    const digits = plainCode(next).slice(0, LENGTH);
    setTyped(digits);
    if (digits.length === LENGTH) {
      setTyped('');
      onCode(digits);
    }
  };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^[0-9０-９]$/.test(event.key)) put(typed + event.key);
      else if (event.key === 'Backspace') put(typed.slice(0, -1));
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
  return (
    <>
      <p className="pad__dots" role="status" aria-label={t('phone.lock.typed', { n: typed.length })}>
        {Array.from({ length: LENGTH }, (_, i) => <i key={i} className={i < typed.length ? 'pad__dot pad__dot--on' : 'pad__dot'} />)}
      </p>
      <div className="pad" role="group" aria-label={label}>
        {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => <button type="button" key={digit} className="pad__key" aria-disabled={busy || undefined} onClick={() => put(typed + digit)}>{digit}</button>)}
        <span />
        <button type="button" className="pad__key" aria-disabled={busy || undefined} onClick={() => put(`${typed}0`)}>0</button>
        <button type="button" className="pad__key" aria-label={t('phone.pad.back')} onClick={() => put(typed.slice(0, -1))}>⌫</button>
      </div>
    </>
  );
}

function ChooseCode() {
  const { t } = useText();
  const { phone, state } = usePhone();
  const [first, setFirst] = useState('');
  const [problem, setProblem] = useState('');
  const take = (code: string) => {
    setProblem('');
    if (!first) return isEasy(code) ? setProblem(t('phone.code.easy')) : setFirst(code);
    if (code === first) return void phone.chooseCode(code);
    setFirst('');
    setProblem(t('phone.code.differ'));
  };
  const said = problem || state.problem;
  return (
    <>
      <h1>{first ? t('phone.code.again') : t('phone.code.choose')}</h1>
      <p className="small">{t('phone.code.lead')}</p>
      {said && <p className="notice notice--bad" role="alert">{said}</p>}
      {state.busy && <p role="status">{t('phone.lock.busy')}</p>}
      <Pad label={t('phone.code.choose')} busy={state.busy} onCode={take} />
    </>
  );
}

function Unlock() {
  const { t } = useText();
  const { phone, state } = usePhone();
  const [lost, setLost] = useState(false);
  const [sure, setSure] = useState(false);
  return (
    <>
      <h1 className="sr-only">{t('phone.lock')}</h1>
      <p className="locked__say" role="status">{state.busy ? t('phone.lock.busy') : t('phone.lock.ask')}</p>
      {state.problem && <p className="notice notice--bad" role="alert">{state.problem}</p>}
      <Pad label={t('phone.lock')} busy={state.busy} onCode={(code) => void phone.unlock(code)} />
      {!lost && <Button look="quiet" onClick={() => setLost(true)}>{t('phone.lock.lost')}</Button>}
      {lost && (
        <div className="notice notice--warn stack-tight">
          <p>{state.keptUnsent > 0 ? t('phone.lock.lost.unsent', { n: state.keptUnsent }) : t('phone.lock.lost.lead')}</p>
          <Button look="danger" onClick={() => (sure ? void phone.startAnew() : setSure(true))}>{sure ? t('phone.lock.lost.sure') : t('phone.lock.lost.anew')}</Button>
        </div>
      )}
    </>
  );
}

export function Locked() {
  const { state } = usePhone();
  return (
    <main className="locked">
      <div className="locked__mark"><BrandMark /></div>
      {state.phase === 'set_code' ? <ChooseCode /> : <Unlock />}
    </main>
  );
}
