// SPDX-License-Identifier: Apache-2.0
// One question of a form, opened: its words, its answers, when it is asked, where it is filled from.
import { Button, IconButton } from '../../parts/button.tsx';
import { Check, SelectField, TextField } from '../../parts/field.tsx';
import { useText } from '../../parts/use_text.ts';
import { said } from './answer_rules.ts';
import type { Form, FormColumn, FormField, FormFieldType, FormOption } from '../../api/types.ts';
import { TwoWords } from '../editions/two_words.tsx';
import { MOST_COLUMNS, conditions, moved, newColumn, newOption } from './edition_rules.ts';

// Between these a question may change without losing what it is about.
const ALIKE: FormFieldType[][] = [['text', 'long_text', 'number', 'date', 'time'], ['choice', 'choices']];
const COLUMN_TYPES: FormFieldType[] = ['text', 'number', 'date'];

function Options({ options, onOptions }: { options: FormOption[]; onOptions: (options: FormOption[]) => void }) {
  const { t } = useText();
  const set = (at: number, more: Partial<FormOption>) => onOptions(options.map((one, i) => (i === at ? { ...one, ...more } : one)));
  return (
    <fieldset className="stack-tight wide">
      <legend className="field__label">{t('form_edit.options')}</legend>
      {options.map((one, i) => (
        <div key={one.code} className="doc-option">
          <input className="input" aria-label={t('form_edit.option_n', { n: i + 1 })} value={one.words.ja} onChange={(e) => set(i, { words: { ...one.words, ja: e.target.value } })} />
          <input className="input" aria-label={t('form_edit.in_english', { label: t('form_edit.option_n', { n: i + 1 }) })} placeholder="English" value={one.words.en} onChange={(e) => set(i, { words: { ...one.words, en: e.target.value } })} />
          <Check label={t('form_edit.asks_words')} checked={one.asks_words} onChecked={(asks_words) => set(i, { asks_words })} />
          <span className="line">
            <IconButton icon="up" label={`${t('form_edit.option_n', { n: i + 1 })}: ${t('templates.up')}`} onClick={() => onOptions(moved(options, i, -1))} />
            <IconButton icon="close" label={`${t('form_edit.option_n', { n: i + 1 })}: ${t('form_edit.drop')}`} onClick={() => onOptions(options.filter((_, k) => k !== i))} />
          </span>
        </div>
      ))}
      <div><Button icon="plus" look="quiet" onClick={() => onOptions([...options, newOption(options)])}>{t('form_edit.add_option')}</Button></div>
    </fieldset>
  );
}

function Columns({ field, onField }: { field: FormField; onField: (field: FormField) => void }) {
  const { t } = useText();
  const set = (at: number, more: Partial<FormColumn>) => onField({ ...field, columns: field.columns.map((one, i) => (i === at ? { ...one, ...more } : one)) });
  return (
    <fieldset className="stack-tight wide">
      <legend className="field__label">{t('form_edit.table_columns')}</legend>
      {field.columns.map((one, i) => (
        <div key={one.key} className="doc-option">
          <input className="input" aria-label={t('form_edit.column_n', { n: i + 1 })} value={one.label.ja} onChange={(e) => set(i, { label: { ...one.label, ja: e.target.value } })} />
          {one.type === 'choice' ? <span className="small">{t('form_type.choice')}</span> : (
            <select className="input" aria-label={`${t('form_edit.column_n', { n: i + 1 })}: ${t('form_edit.type')}`} value={one.type} onChange={(e) => set(i, { type: e.target.value as FormFieldType })}>{COLUMN_TYPES.map((type) => <option key={type} value={type}>{t(`form_type.${type}`)}</option>)}</select>
          )}
          <span className="line"><IconButton icon="close" label={`${t('form_edit.column_n', { n: i + 1 })}: ${t('form_edit.drop')}`} onClick={() => onField({ ...field, columns: field.columns.filter((_, k) => k !== i) })} /></span>
        </div>
      ))}
      <div><Button icon="plus" look="quiet" onClick={() => onField({ ...field, columns: [...field.columns, newColumn(field.columns)] })}>{t('form_edit.add_column')}</Button></div>
    </fieldset>
  );
}

function Agenda({ field, onField }: { field: FormField; onField: (field: FormField) => void }) {
  const { t } = useText();
  const drop = (at: number) => onField({ ...field, items: field.items.filter((_, i) => i !== at), minutes: field.minutes.filter((_, i) => i !== at) });
  return (
    <fieldset className="stack-tight wide">
      <legend className="field__label">{t('form_type.agenda')}</legend>
      {field.items.map((item, i) => (
        <div key={i} className="doc-option">
          <input className="input" aria-label={t('form_edit.item_n', { n: i + 1 })} value={item.ja} onChange={(e) => onField({ ...field, items: field.items.map((one, k) => (k === i ? { ...one, ja: e.target.value } : one)) })} />
          <input className="input input--number" aria-label={t('form_edit.minutes_n', { n: i + 1 })} inputMode="numeric" value={field.minutes[i] ?? 0} onChange={(e) => onField({ ...field, minutes: field.items.map((_, k) => (k === i ? Number(e.target.value.normalize('NFKC').replace(/\D/g, '')) : (field.minutes[k] ?? 0))) })} />
          <span className="line"><IconButton icon="close" label={`${t('form_edit.item_n', { n: i + 1 })}: ${t('form_edit.drop')}`} onClick={() => drop(i)} /></span>
        </div>
      ))}
      <div><Button icon="plus" look="quiet" onClick={() => onField({ ...field, items: [...field.items, { ja: '', en: '' }], minutes: [...field.minutes, 5] })}>{t('form_edit.add_item')}</Button></div>
    </fieldset>
  );
}

function Condition({ form, field, onField }: { form: Form; field: FormField; onField: (field: FormField) => void }) {
  const { t, lang } = useText();
  const choices = conditions(form, field.key);
  if (choices.length === 0 && !field.show_if.key) return null;
  const of = choices.find((one) => one.key === field.show_if.key);
  return (
    <fieldset className="stack-tight wide">
      <legend className="field__label">{t('form_edit.condition')}</legend>
      <SelectField label={t('form_edit.condition_of')} value={field.show_if.key} onValue={(key) => onField({ ...field, show_if: { key, any: [] } })} choices={[{ value: '', label: t('form_edit.always') }, ...choices.map((one) => ({ value: one.key, label: said(one.label, lang) || t('form_edit.unnamed') }))]} />
      {of && <div className="doc-choices">{of.options.map((one) => <Check key={one.code} label={said(one.words, lang)} checked={field.show_if.any.includes(one.code)} onChecked={(isOn) => onField({ ...field, show_if: { key: of.key, any: of.options.map((o) => o.code).filter((code) => (code === one.code ? isOn : field.show_if.any.includes(code))) } })} />)}</div>}
    </fieldset>
  );
}

export function FieldEditor({ form, field, onField }: { form: Form; field: FormField; onField: (field: FormField) => void }) {
  const { t } = useText();
  const alike = ALIKE.find((types) => types.includes(field.type)) ?? [field.type];
  const put = (more: Partial<FormField>) => onField({ ...field, ...more });
  return (
    <div className="form-grid doc-edit-body">
      <TwoWords label={t('form_edit.label')} value={field.label} onValue={(label) => put({ label })} />
      <SelectField label={t('form_edit.type')} value={field.type} onValue={(type) => put({ type: type as FormFieldType })} choices={alike.map((value) => ({ value, label: t(`form_type.${value}`) }))} />
      {field.type === 'number' && <TextField label={t('templates.unit')} value={field.unit} onValue={(unit) => put({ unit })} />}
      <TwoWords label={t('form_edit.hint')} value={field.hint} onValue={(hint) => put({ hint })} />
      {(field.type === 'choice' || field.type === 'choices') && <Options options={field.options} onOptions={(options) => put({ options, set: '' })} />}
      {field.type === 'table' && <Columns field={field} onField={onField} />}
      {field.type === 'agenda' && <Agenda field={field} onField={onField} />}
      <div className="line wide"><Check label={t('form_edit.needed')} checked={field.needed} onChecked={(needed) => put({ needed })} /><Check label={t('form_edit.factor')} checked={field.factor} onChecked={(factor) => put({ factor })} /></div>
      <Condition form={form} field={field} onField={onField} />
      <SelectField label={t('form_edit.span')} value={String(field.print.span)} onValue={(n) => put({ print: { ...field.print, span: Number(n) } })} choices={Array.from({ length: MOST_COLUMNS }, (_, i) => ({ value: String(i + 1), label: String(i + 1) }))} />
      {field.prefill && <p className="small wide">{t('form_edit.prefill')} <Button look="quiet" onClick={() => put({ prefill: '' })}>{t('form_edit.prefill_off')}</Button></p>}
    </div>
  );
}
