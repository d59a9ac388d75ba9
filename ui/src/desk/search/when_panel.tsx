// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { Check, TextField } from '../../parts/field.tsx';
import { DateField } from '../../parts/date_field.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf } from '../../text/format.ts';
import { readTime } from '../../text/hours.ts';
import type { Query } from './query.ts';

// Whom may one reach, who is open: now, or at a time to come.
export function WhenPanel({ query }: { query: Query }) {
  const { t } = useText();
  const [date, setDate] = useState<string | undefined>(dateOf(new Date()));
  const [time, setTime] = useState('10:00');
  const at = date && readTime(time) ? `${date}T${readTime(time)}:00+09:00` : '';
  const row = (name: 'callable' | 'open', label: string) => (
    <Check label={label} checked={query.get(name) === 'now'} onChecked={(on) => query.set({ [name]: on ? 'now' : '' })} />
  );
  return (
    <div className="stack-tight">
      {row('callable', t('filter.callable_now'))}
      {row('open', t('filter.open_now'))}
      <DateField label={t('filter.at.date')} value={date} onValue={setDate} />
      <TextField label={t('filter.at.time')} value={time} onValue={setTime} inputMode="numeric" />
      <div className="line">
        <Button aria-disabled={!at || undefined} onClick={() => query.set({ callable: at })}>{t('filter.at.callable')}</Button>
        <Button aria-disabled={!at || undefined} onClick={() => query.set({ open: at })}>{t('filter.at.open')}</Button>
      </div>
    </div>
  );
}
