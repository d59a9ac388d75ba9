// SPDX-License-Identifier: Apache-2.0
// Notices to this phone, and when they may come.
import { useEffect, useState } from 'react';
import type { NoticeSettings } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { Check, TextField } from '../../parts/field.tsx';
import { useText } from '../../parts/use_text.ts';
import { isApple, isInstalled } from '../look.ts';
import { askNotices, clock, isOn, minutesOf, possible, saveNotices, turnOff, turnOn, wordsOf } from '../notices.ts';

type Standing = 'asking' | 'on' | 'off' | 'unknown';

function Switch() {
  const { t } = useText();
  const [standing, setStanding] = useState<Standing>('asking');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const can = possible(isApple(), isInstalled());
  useEffect(() => {
    if (can === 'yes') isOn().then((on) => setStanding(on ? 'on' : 'off'), () => setStanding('unknown'));
  }, [can]);

  async function change() {
    setBusy(true);
    setProblem('');
    try {
      if (standing === 'on') {
        await turnOff();
        setStanding('off');
      } else if (await turnOn()) {
        setStanding('on');
      } else {
        setProblem(t('phone.notices.refused'));
      }
    } catch (reason) {
      setProblem(wordsOf(reason, t('phone.notices.failed')));
    }
    setBusy(false);
  }

  if (can !== 'yes') return <p className="notice small">{t(`phone.notices.${can}`)}</p>;
  return (
    <>
      <p className="small" role="status">{standing === 'asking' ? '' : t(`phone.notices.is_${standing}`)}</p>
      <Button busy={busy || standing === 'asking'} onClick={() => void change()}>{t(standing === 'on' ? 'phone.notices.turn_off' : 'phone.notices.turn_on')}</Button>
      {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
    </>
  );
}

function Times() {
  const { t } = useText();
  const [now, setNow] = useState<NoticeSettings>();
  const [said, setSaid] = useState<{ good: boolean; words: string }>();
  useEffect(() => {
    askNotices().then(setNow, () => undefined);
  }, []);
  if (!now) return null;
  const change = (part: Partial<NoticeSettings>) => {
    setSaid(undefined);
    setNow({ ...now, ...part });
  };
  const save = () => saveNotices(now).then(
    (kept) => {
      setNow(kept);
      setSaid({ good: true, words: t('phone.notices.saved') });
    },
    (reason: unknown) => setSaid({ good: false, words: wordsOf(reason, t('error.unknown')) }),
  );
  return (
    <>
      <TextField label={t('phone.notices.from')} type="time" value={clock(now.quiet_from)} onValue={(text) => text && change({ quiet_from: minutesOf(text) })} />
      <TextField label={t('phone.notices.to')} type="time" value={clock(now.quiet_to)} onValue={(text) => text && change({ quiet_to: minutesOf(text) })} />
      <p className="small">{t('phone.notices.quiet')}</p>
      <Check label={t('phone.notices.urgent_only')} checked={now.urgent_only} onChecked={(on) => change({ urgent_only: on })} />
      <TextField label={t('phone.notices.mail')} support={t('phone.notices.mail_why')} type="email" autoComplete="email" value={now.mail} onValue={(mail) => change({ mail })} />
      <Button onClick={() => void save()}>{t('phone.notices.save')}</Button>
      {said && <p className={`notice ${said.good ? '' : 'notice--bad'}`} role={said.good ? 'status' : 'alert'}>{said.words}</p>}
    </>
  );
}

export function Notices() {
  const { t } = useText();
  return (
    <details className="install">
      <summary>{t('phone.notices')}</summary>
      <div className="stack-tight">
        <p className="small">{t('phone.notices.what')}</p>
        <Switch />
        <Times />
      </div>
    </details>
  );
}
