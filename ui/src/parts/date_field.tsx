// SPDX-License-Identifier: Apache-2.0
// One box that takes S16.4.3, 昭和16年4月3日 or 1941-4-3 and says below how it was read, in the other calendar.
import { useEffect, useState } from 'react';
import type { LocalDate } from '../api/types.ts';
import { parseDate, wareki } from '../text/wareki.ts';
import { Field, type FieldShape } from './field.tsx';
import { useText } from './use_text.ts';

export function DateField({ value, onValue, label, support, error, must, wide, id }: FieldShape & {
  value: LocalDate | undefined; onValue: (value: LocalDate | undefined) => void; id?: string;
}) {
  const { t } = useText();
  const [text, setText] = useState(value ? wareki(value) : '');
  useEffect(() => {
    const now = parseDate(text);
    if (value && !('date' in now && now.date === value)) setText(wareki(value));
    // Only a change from outside replaces what is being typed.
  }, [value]);
  const read = parseDate(text, 'R');
  const bad = 'problem' in read && read.problem !== 'empty' ? t(`date.problem.${read.problem}`) : undefined;
  const change = (next: string) => {
    setText(next);
    const now = parseDate(next, 'R');
    onValue('date' in now ? now.date : undefined);
  };
  const said = 'date' in read ? t('date.read_as', { wareki: wareki(read.date), date: read.date }) : support;
  return (
    <Field {...{ label, support: said ?? t('date.example'), error: bad ?? error, must: must ?? false, wide: wide ?? false }} {...(id ? { id } : {})}>
      {(tied) => <input {...tied} className="input" value={text} autoComplete="off" onChange={(e) => change(e.target.value)} />}
    </Field>
  );
}
