// SPDX-License-Identifier: Apache-2.0
// Label, support text, control and error, tied together for everybody.
import { useEffect, useId, useRef, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react';
import { useText } from './use_text.ts';

export interface FieldShape { label: string; support?: string | undefined; error?: string | undefined; must?: boolean; wide?: boolean }

interface Tied { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

export function Field({ label, support, error, must, wide, id: given, children }: FieldShape & { id?: string; children: (tied: Tied) => ReactNode }) {
  const { t } = useText();
  const made = useId();
  const id = given ?? made;
  const described = [support && `${id}-support`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div className={`field ${wide ? 'wide' : ''}`}>
      <label className="field__label" htmlFor={id}>{label}{must && <span className="field__must">{t('field.must')}</span>}</label>
      {support && <p className="field__support" id={`${id}-support`}>{support}</p>}
      {children({ id, 'aria-describedby': described, 'aria-invalid': error ? true : undefined })}
      {error && <p className="field__error" id={`${id}-error`}>{error}</p>}
    </div>
  );
}

type Own<T> = FieldShape & { value: string; onValue: (value: string) => void } & Omit<T, 'value' | 'onChange'>;

export function TextField({ label, support, error, must, wide, value, onValue, id, ...rest }: Own<InputHTMLAttributes<HTMLInputElement>>) {
  return (
    <Field {...{ label, support, error, must: must ?? false, wide: wide ?? false }} {...(id ? { id } : {})}>
      {(tied) => <input {...rest} {...tied} className="input" value={value} onChange={(e) => onValue(e.target.value)} />}
    </Field>
  );
}

export function TextArea({ label, support, error, must, wide = true, value, onValue, id, ...rest }: Own<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  return (
    <Field {...{ label, support, error, must: must ?? false, wide }} {...(id ? { id } : {})}>
      {(tied) => <textarea rows={3} {...rest} {...tied} className="input" value={value} onChange={(e) => onValue(e.target.value)} />}
    </Field>
  );
}

export interface Choice { value: string; label: string }

export function SelectField({ label, support, error, must, wide, value, onValue, choices, id, ...rest }: Own<SelectHTMLAttributes<HTMLSelectElement>> & { choices: Choice[] }) {
  return (
    <Field {...{ label, support, error, must: must ?? false, wide: wide ?? false }} {...(id ? { id } : {})}>
      {(tied) => (
        <select {...rest} {...tied} className="input" value={value} onChange={(e) => onValue(e.target.value)}>
          {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
        </select>
      )}
    </Field>
  );
}

export function Check({ label, checked, onChecked, ...rest }: { label: ReactNode; checked: boolean; onChecked: (on: boolean) => void } & Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'checked'>) {
  return (
    <label className="check">
      <input type="checkbox" {...rest} checked={checked} onChange={(e) => onChecked(e.target.checked)} />
      <span>{label}</span>
    </label>
  );
}

// Top of a form: what is wrong, each with a link to its field. Takes the focus when it appears.
export function ErrorSummary({ problems }: { problems: { id: string; message: string }[] }) {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length) box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{t('form.errors', { n: problems.length })}</h2>
      <ul>
        {problems.map((p) => (
          <li key={p.id + p.message}>
            <a href={`#${p.id}`} onClick={(e) => { e.preventDefault(); document.getElementById(p.id)?.focus(); }}>{p.message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
