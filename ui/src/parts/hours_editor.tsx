// SPDX-License-Identifier: Apache-2.0
// Spans of hours: press the days, type the times ("9", "0930" and "９時半" are read). Works with keys alone.
import type { OpenHours } from '../api/types.ts';
import { DAYS, checkHours, dayName, hoursText, readTime } from '../text/hours.ts';
import { Button, IconButton } from './button.tsx';
import { useText } from './use_text.ts';

export function DayButtons({ days, onDays, label }: { days: number[]; onDays: (days: number[]) => void; label: string }) {
  const { lang } = useText();
  return (
    <div className="days" role="group" aria-label={label}>
      {DAYS.map((day) => (
        <button key={day} type="button" className="day" aria-pressed={days.includes(day)}
          onClick={() => onDays(days.includes(day) ? days.filter((d) => d !== day) : [...days, day].sort((a, b) => a - b))}>
          {dayName(day, lang)}
        </button>
      ))}
    </div>
  );
}

function TimeBox({ value, onValue, label, bad }: { value: string; onValue: (value: string) => void; label: string; bad: boolean }) {
  return (
    <input className="input input--time" inputMode="numeric" value={value} aria-label={label} aria-invalid={bad || undefined}
      onChange={(e) => onValue(e.target.value)} onFocus={(e) => e.target.select()} onBlur={() => onValue(readTime(value) ?? value)} />
  );
}

export function HoursEditor({ spans, onSpans, showProblems = true, id }: { spans: OpenHours[]; onSpans: (spans: OpenHours[]) => void; showProblems?: boolean; id?: string }) {
  const { t, lang } = useText();
  const problems = checkHours(spans);
  const set = (index: number, part: Partial<OpenHours>) => onSpans(spans.map((s, i) => (i === index ? { ...s, ...part } : s)));
  const last = spans.at(-1);
  const add = () => onSpans([...spans, { days: last ? [] : [1, 2, 3, 4, 5], open: last?.open ?? '09:00', close: last?.close ?? '17:00', note: '' }]);
  return (
    <div className="spans" id={id} tabIndex={id ? -1 : undefined}>
      {spans.map((span, i) => (
        <div className="span" key={i} role="group" aria-label={t('hours.span', { n: i + 1 })}>
          <DayButtons days={span.days} onDays={(days) => set(i, { days })} label={t('hours.days')} />
          <span className="line">
            <TimeBox value={span.open} onValue={(open) => set(i, { open })} label={t('hours.open')} bad={showProblems && problems[i] === 'bad_time'} />
            <span aria-hidden="true">〜</span>
            <TimeBox value={span.close} onValue={(close) => set(i, { close })} label={t('hours.close')} bad={showProblems && (problems[i] === 'bad_time' || problems[i] === 'end_before_start')} />
          </span>
          <input className="input hours-note" value={span.note} aria-label={t('hours.note')} placeholder={t('hours.note_example')} onChange={(e) => set(i, { note: e.target.value })} />
          <IconButton icon="close" label={t('hours.remove')} onClick={() => onSpans(spans.filter((_, j) => j !== i))} />
          {showProblems && problems[i] && <p className="field__error">{t(`hours.problem.${problems[i]}`)}</p>}
        </div>
      ))}
      <div className="line">
        <Button icon="plus" onClick={add}>{t('hours.add')}</Button>
        <span className="small soft">{spans.length ? hoursText(spans, lang) : t('hours.none')}</span>
      </div>
    </div>
  );
}
