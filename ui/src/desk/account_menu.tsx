// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, lazy, useState } from 'react';
import { request } from '../api/request.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Menu } from '../parts/filter_menu.tsx';
import { Segments } from '../parts/tabs.tsx';
import { sayProblem } from '../parts/toast.tsx';
import { useText } from '../parts/use_text.ts';
import { useSession, useWords } from './context.tsx';
import { forgetDrafts } from './people/person_draft.ts';
import { PasswordDialog } from './password_dialog.tsx';
import { SessionsDialog } from './sessions_dialog.tsx';
import { setTextSize, textSize, type TextSize } from './settings.ts';

const SecondFactorDialog = lazy(() => import('./account/second_factor.tsx').then((m) => ({ default: m.SecondFactorDialog })));
const LeaveDialog = lazy(() => import('./account/leave.tsx').then((m) => ({ default: m.LeaveDialog })));
const DevicesDialog = lazy(() => import('./account/devices.tsx').then((m) => ({ default: m.DevicesDialog })));

export function LanguageSwitch() {
  const { t, lang, setLanguage } = useText();
  return (
    <Segments label={t('language')} value={lang} onValue={(next) => void setLanguage(next)}
      options={[{ value: 'ja', label: t('language.ja') }, { value: 'en', label: t('language.en') }]} />
  );
}

export function TextSizeSwitch() {
  const { t } = useText();
  const [size, setSize] = useState<TextSize>(textSize());
  const choose = (next: TextSize) => {
    setTextSize(next);
    setSize(next);
  };
  return (
    <Segments label={t('text_size')} value={size} onValue={choose}
      options={[{ value: 'standard', label: t('text_size.standard') }, { value: 'large', label: t('text_size.large') }, { value: 'huge', label: t('text_size.huge') }]} />
  );
}

export function AccountMenu() {
  const { t } = useText();
  const session = useSession();
  const words = useWords();
  const client = useQueryClient();
  const [open, setOpen] = useState<'password' | 'sessions' | 'factor' | 'devices' | 'leave'>();
  const shut = () => setOpen(undefined);
  const leave = async () => {
    try {
      await request('/v1/session', { method: 'DELETE' });
      forgetDrafts(session.account?.id ?? '');
      client.clear();
      location.assign('/desk/');
    } catch (problem) {
      sayProblem(problem);
    }
  };
  return (
    <>
      <Menu icon="person" end label={<><span className="sr-only">{t('account.menu')}</span><span className="desk-only">{session.account?.name}</span></>} className="button button--quiet account-button">
        {(close) => (
          <div className="stack account-panel">
            <div>
              <p><b>{session.account?.name}</b></p>
              <p className="small soft">{session.roles.map((r) => words.name('Role', r)).join('・')} {session.offices.map((o) => o.name).join('・')}</p>
            </div>
            <div className="stack-tight"><span className="small">{t('language')}</span><LanguageSwitch /></div>
            <div className="stack-tight"><span className="small">{t('text_size')}</span><TextSizeSwitch /></div>
            <Button icon="key" onClick={() => { close(); setOpen('password'); }}>{t('password.change')}</Button>
            <Button icon="key" onClick={() => { close(); setOpen('factor'); }}>{t('factor.menu')}</Button>
            <Button onClick={() => { close(); setOpen('devices'); }}>{t('devices')}</Button>
            <Button onClick={() => { close(); setOpen('sessions'); }}>{t('sessions')}</Button>
            {!session.shared_pc && session.permissions.includes('thread.write') && <LinkButton href="/phone/" icon="phone">{t('account.phone')}</LinkButton>}
            {session.shared_pc && <Button onClick={() => { close(); dispatchEvent(new Event('kaname-lock')); }}>{t('shared.switch')}</Button>}
            <Button onClick={() => void leave()}>{t('sign_out')}</Button>
            <Button look="quiet" onClick={() => { close(); setOpen('leave'); }}>{t('leave')}</Button>
          </div>
        )}
      </Menu>
      {open === 'password' && <PasswordDialog onClose={shut} />}
      <Suspense fallback={null}>
        {open === 'devices' && <DevicesDialog onClose={shut} />}
        {open === 'leave' && <LeaveDialog onClose={shut} />}
        {open === 'factor' && <SecondFactorDialog onClose={shut} />}
      </Suspense>
      {open === 'sessions' && <SessionsDialog onClose={shut} />}
    </>
  );
}
