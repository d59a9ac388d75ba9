// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { setTextSize, textSize, type TextSize } from '../../desk/settings.ts';
import { Button } from '../../parts/button.tsx';
import { Segments } from '../../parts/tabs.tsx';
import { useText } from '../../parts/use_text.ts';
import { look, setLook, type Look } from '../look.ts';
import { counted } from '../sync/outbox.ts';
import { useCopy } from '../use_phone.ts';
import { LanguageSwitch } from './door.tsx';
import { InstallGuide } from './install.tsx';
import { Notices } from './notices.tsx';
import { UpdateNotice } from './update.tsx';

const MEGA = 1_000_000;

function Choice<T extends string>({ label, value, options, onValue }: { label: string; value: T; options: { value: T; label: string }[]; onValue: (value: T) => void }) {
  const [now, setNow] = useState(value);
  return <div className="stack-tight"><span>{label}</span><Segments label={label} value={now} onValue={(next) => { setNow(next); onValue(next); }} options={options} /></div>;
}

function Leave() {
  const { t } = useText();
  const { phone, copy } = useCopy();
  const [sure, setSure] = useState(false);
  const unsent = counted(copy.outbox.list()).length + copy.drafts.all().length;
  return (
    <div className="stack-tight">
      <Button look="danger" onClick={() => (sure ? void phone.startAnew() : setSure(true))}>{t(sure ? 'phone.leave.sure' : 'phone.leave')}</Button>
      {sure && unsent > 0 && <p className="notice notice--bad" role="alert">{t('phone.leave.unsent', { n: unsent })}</p>}
    </div>
  );
}

export function Settings() {
  const { t } = useText();
  const { phone, state, copy } = useCopy();
  const [used, setUsed] = useState<number>();
  useEffect(() => {
    void navigator.storage?.estimate?.().then((estimate) => setUsed(estimate.usage));
  }, []);
  return (
    <div className="stack">
      <h1>{t('phone.settings')}</h1>
      <p>{copy.me.name}</p>
      <UpdateNotice />
      <Choice<TextSize> label={t('text_size')} value={textSize()} onValue={setTextSize}
        options={[{ value: 'standard', label: t('text_size.standard') }, { value: 'large', label: t('text_size.large') }, { value: 'huge', label: t('text_size.huge') }]} />
      <Choice<Look> label={t('phone.look')} value={look()} onValue={setLook}
        options={[{ value: 'system', label: t('phone.look.system') }, { value: 'light', label: t('phone.look.light') }, { value: 'dark', label: t('phone.look.dark') }]} />
      <div className="stack-tight"><span>{t('language')}</span><LanguageSwitch /></div>
      <p className="small">{state.keeps ? t('phone.keeps', { n: copy.book.all().length, size: used === undefined ? '–' : (used / MEGA).toFixed(1), hours: phone.hours }) : t('phone.keeps_nothing')}</p>
      <Notices />
      <InstallGuide />
      <Button onClick={() => void phone.lock()}>{t('phone.lock_now')}</Button>
      <Leave />
    </div>
  );
}
