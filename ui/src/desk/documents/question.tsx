// SPDX-License-Identifier: Apache-2.0
// One question of a form by its type, with what its reader needs it for and where a prefilled answer comes from.
import type { ReactNode } from 'react';
import { Badge } from '../../parts/badge.tsx';
import { DateField } from '../../parts/date_field.tsx';
import { Field, TextArea, TextField } from '../../parts/field.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateText } from '../../text/format.ts';
import { AgendaField } from './agenda_field.tsx';
import { isEmpty, said, toggled, typed, withChoice } from './answer_rules.ts';
import { BodyField } from './body_field.tsx';
import { PhotoField } from './photo_field.tsx';
import type { Answer, FormField } from '../../api/types.ts';
import { TableField } from './table_field.tsx';

export interface QuestionProps { field: FormField; answer: Answer | undefined; onAnswer: (answer: Answer) => void; error?: string | undefined; missing?: boolean }
export interface GroupProps { field: FormField; label: string; answer: Answer | undefined; onAnswer: (answer: Answer) => void; children: ReactNode }

const SHORT: FormField['type'][] = ['text', 'number', 'date', 'time'];

// Where it comes from and how old that is, until somebody types.
export function useSource() {
  const { t, lang } = useText();
  return (answer: Answer | undefined): string => {
    if (!answer || isEmpty(answer) || answer.origin === 'typed') return '';
    const date = answer.as_of ? dateText(answer.as_of, lang) : '';
    return date ? t(`document.from_on.${answer.origin}`, { date }) : t(`document.from.${answer.origin}`);
  };
}

function Choices({ field, label, answer, onAnswer, children }: GroupProps) {
  const { t, lang } = useText();
  const several = field.type === 'choices';
  const values = answer?.values ?? [];
  const asking = field.options.find((one) => one.asks_words && values.includes(one.code));
  const name = `f-${field.key}`;
  const clear = () => onAnswer(withChoice(field, answer, []));
  return (
    <fieldset className="field" aria-describedby={`${name}-about`}>
      <legend className="field__label">{label}</legend>
      {children}
      <div className="doc-choices">
        {field.options.map((one) => {
          const isOn = values.includes(one.code);
          return (
            <label key={one.code} className="doc-choice">
              {several
                ? <input type="checkbox" checked={isOn} onChange={(e) => onAnswer(toggled(field, answer, one.code, e.target.checked))} />
                : <input type="radio" name={name} checked={isOn} onChange={() => onAnswer(withChoice(field, answer, [one.code]))} onClick={() => isOn && clear()} />}
              <span>{said(one.words, lang)}</span>
            </label>
          );
        })}
      </div>
      {asking && <input className="input" aria-label={t('document.other', { label, option: said(asking.words, lang) })} placeholder={t('document.other_words', { option: said(asking.words, lang) })} value={answer?.other ?? ''} onChange={(e) => onAnswer(typed(answer, field.key, { other: e.target.value }))} />}
    </fieldset>
  );
}

function Control({ field, answer, onAnswer, error, label, about }: QuestionProps & { label: string; about: string }) {
  const { t } = useText();
  const value = answer?.values[0] ?? '';
  const set = (next: string) => onAnswer(typed(answer, field.key, { values: next ? [next] : [] }));
  const shape = { id: `f-${field.key}`, label, support: about || undefined, error };
  const group = { field, label, answer, onAnswer, children: <GroupHead id={`f-${field.key}-about`} about={about} error={error} /> };
  switch (field.type) {
    case 'choice':
    case 'choices': return <Choices {...group} />;
    case 'table': return <TableField {...group} />;
    case 'body': return <BodyField {...group} />;
    case 'photo': return <PhotoField {...group} />;
    case 'agenda': return <AgendaField {...group} />;
    case 'long_text': return <TextArea {...shape} value={value} onValue={set} className="input doc-text" />;
    case 'date': return <DateField {...shape} value={value || undefined} onValue={(next) => set(next ?? '')} />;
    case 'time': return <TextField {...shape} type="time" value={value} onValue={set} />;
    case 'number': return (
      <Field {...shape}>{(tied) => <span className="line doc-number"><input {...tied} className="input input--number" inputMode="decimal" value={value} autoComplete="off" onChange={(e) => set(e.target.value)} />{field.unit}</span>}</Field>
    );
    case 'signature': return <div className="field"><p className="field__label">{label}</p>{about && <p className="field__support">{about}</p>}<p className="small soft">{t('document.signed_on_paper')}</p></div>;
    default: return <TextField {...shape} value={value} onValue={set} autoComplete="off" />;
  }
}

function GroupHead({ id, about, error }: { id: string; about: string; error: string | undefined }) {
  return <div id={id}>{about && <p className="field__support">{about}</p>}{error && <p className="field__error">{error}</p>}</div>;
}

export function Question({ field, answer, onAnswer, error, missing }: QuestionProps) {
  const { t, lang } = useText();
  const source = useSource()(answer);
  const label = `${field.factor ? `★ ${said(field.label, lang)}${t('document.factor')}` : said(field.label, lang)}`;
  return (
    <div className={`doc-question ${SHORT.includes(field.type) ? '' : 'doc-question--wide'} ${missing ? 'doc-question--missing' : ''}`} id={`q-${field.key}`} data-question={field.key}>
      <Control {...{ field, answer, onAnswer, error, label, about: said(field.hint, lang) }} />
      {missing ? <p><Badge tone="warn">{t('document.not_filled')}</Badge></p> : source && <p className="doc-source">{source}</p>}
    </div>
  );
}
