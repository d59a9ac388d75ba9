// SPDX-License-Identifier: Apache-2.0
// Vitals by digits only: a field that is full hands over to the next; beside each stand the last three values. An unusual value is
// asked about and never stopped.
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { useText } from '../../parts/use_text.ts';
import type { Entry, VitalName, Vitals } from '../model.ts';
import { vitalWord } from '../text.ts';
import { VITAL_FIELDS, isFull, lastValues, question, valueOf } from '../write/vitals_rules.ts';

const DAILY = 6; // the first fields are measured at every visit, the others are unfolded
const BACK = '⌫';
const KEYS = ['1', '2', '3', BACK, '4', '5', '6', '.', '7', '8', '9', '0'];
type Typed = Partial<Record<VitalName, string>>;

const typedOf = (values: Vitals): Typed => Object.fromEntries(VITAL_FIELDS.map(({ name }) => [name, values[name] === undefined ? '' : String(values[name])]));

export function VitalsPad({ values, entries, onValues, onClose }: { values: Vitals; entries: Entry[]; onValues: (values: Vitals) => void; onClose: () => void }) {
  const { t } = useText();
  const [typed, setTyped] = useState<Typed>(() => typedOf(values));
  const [at, setAt] = useState<VitalName>('systolic');
  const [more, setMore] = useState(() => VITAL_FIELDS.slice(DAILY).some(({ name }) => values[name] !== undefined));
  const inputs = useRef(new Map<VitalName, HTMLInputElement>());
  const fields = VITAL_FIELDS.slice(0, more ? undefined : DAILY);
  // After the dialog has opened: it would give the focus to its close button.
  useEffect(() => inputs.current.get('systolic')?.focus(), []);
  const goTo = (name: VitalName) => {
    setAt(name);
    inputs.current.get(name)?.focus({ preventScroll: true });
    inputs.current.get(name)?.closest('li')?.scrollIntoView({ block: 'nearest' });
  };
  const next = (name: VitalName) => {
    const after = fields[fields.findIndex((field) => field.name === name) + 1];
    if (after) goTo(after.name);
  };
  const put = (name: VitalName, text: string, movesOn = true) => {
    const clean = text.normalize('NFKC').replace(/[^\d.]/g, '').slice(0, 5);
    setTyped({ ...typed, [name]: clean });
    onValues({ ...values, [name]: valueOf(name, clean) });
    if (movesOn && clean.length > (typed[name] ?? '').length && isFull(name, clean)) next(name);
  };
  const key = (digit: string) => {
    const before = typed[at] ?? '';
    // A full field that is typed into again begins anew.
    put(at, isFull(at, before) ? digit : before + digit);
  };
  return (
    <Dialog title={t('phone.vitals')} onClose={onClose}>
      <ul className="vitals">
        {fields.map((field) => {
          const last = lastValues(entries, field.name);
          const asked = question(field, values[field.name], last);
          return (
            <li key={field.name} className={`vitals__row ${at === field.name ? 'vitals__row--at' : ''}`}>
              <label htmlFor={`v-${field.name}`} className="vitals__label">{vitalWord(field.name)}</label>
              <input id={`v-${field.name}`} className="input nums vitals__input" inputMode="none" autoComplete="off" value={typed[field.name] ?? ''}
                aria-describedby={`v-${field.name}-last`}
                ref={(node) => { if (node) inputs.current.set(field.name, node); }}
                onFocus={() => setAt(field.name)} onChange={(e) => put(field.name, e.target.value)} />
              <span className="vitals__unit small">{field.unit}</span>
              <span className="vitals__last small soft nums" id={`v-${field.name}-last`}>{last.length ? t('phone.vitals.last', { values: last.join(' ') }) : ''}</span>
              {asked && <p className="vitals__ask small" role="status">{asked.kind === 'band' ? t('phone.vitals.band', { low: asked.low, high: asked.high }) : t('phone.vitals.jump', { before: asked.before })}</p>}
            </li>
          );
        })}
        {!more && <li><Button look="quiet" onClick={() => setMore(true)}>{t('phone.vitals.more')}</Button></li>}
      </ul>
      <div className="keypad" role="group" aria-label={t('phone.vitals.keypad')}>
        {KEYS.map((digit) => (digit === BACK
          ? <button type="button" key={digit} className="keypad__key" aria-label={t('phone.pad.back')} onClick={() => put(at, (typed[at] ?? '').slice(0, -1), false)}>{BACK}</button>
          : <button type="button" key={digit} className="keypad__key" onClick={() => key(digit)}>{digit}</button>))}
        <Button className="keypad__done" onClick={() => next(at)}>{t('phone.vitals.next')}</Button>
        <Button look="primary" className="keypad__done" onClick={onClose}>{t('phone.vitals.done')}</Button>
      </div>
    </Dialog>
  );
}
