// SPDX-License-Identifier: Apache-2.0
// What a conference speaks about, with its minutes and a clock that says which item it is time for; the words of each item.
import { useEffect, useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { TextArea } from '../../parts/field.tsx';
import { useText } from '../../parts/use_text.ts';
import { said, typed } from './answer_rules.ts';
import type { GroupProps } from './question.tsx';

const SECONDS = 60;

// The item in whose time the clock stands; past the last one the last.
export function itemAt(minutes: number[], seconds: number): number {
  let end = 0;
  for (const [i, some] of minutes.entries()) {
    end += some * SECONDS;
    if (seconds < end) return i;
  }
  return minutes.length - 1;
}

function useClock() {
  const [from, setFrom] = useState<number>();
  const [before, setBefore] = useState(0);
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (from === undefined) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [from]);
  const seconds = Math.floor((before + (from === undefined ? 0 : Math.max(0, now - from))) / 1000);
  return {
    seconds, runs: from !== undefined,
    toggle: () => {
      if (from !== undefined) setBefore(before + Date.now() - from);
      setNow(Date.now());
      setFrom(from === undefined ? Date.now() : undefined);
    },
  };
}

export function AgendaField({ field, label, answer, onAnswer, children }: GroupProps) {
  const { t, lang } = useText();
  const clock = useClock();
  const total = field.minutes.reduce((sum, one) => sum + one, 0);
  const here = clock.seconds > 0 || clock.runs ? itemAt(field.minutes, clock.seconds) : -1;
  const rows = field.items.map((_, i) => answer?.rows[i] ?? { cells: [''] });
  const set = (at: number, text: string) => onAnswer(typed(answer, field.key, { rows: rows.map((row, i) => (i === at ? { cells: [text] } : row)) }));
  const time = `${Math.floor(clock.seconds / SECONDS)}:${String(clock.seconds % SECONDS).padStart(2, '0')}`;
  return (
    <fieldset className="field" aria-describedby={`f-${field.key}-about`}>
      <legend className="field__label">{label}</legend>
      {children}
      <p className="line no-print"><Button icon="clock" onClick={clock.toggle}>{t(clock.runs ? 'document.clock_stop' : 'document.clock_start')}</Button><span className="nums">{t('document.clock', { time, total })}</span>{clock.seconds > total * SECONDS && <b>{t('document.clock_over')}</b>}</p>
      <ol className="stack-tight">
        {field.items.map((item, i) => (
          <li key={i} className={`doc-agenda ${i === here ? 'doc-agenda--now' : ''}`} aria-current={i === here ? 'step' : undefined}>
            <TextArea label={`${said(item, lang)}${field.minutes[i] ? t('document.minutes', { n: field.minutes[i] }) : ''}`} rows={2} value={rows[i]?.cells[0] ?? ''} onValue={(text) => set(i, text)} className="input doc-text" />
          </li>
        ))}
      </ol>
    </fieldset>
  );
}
