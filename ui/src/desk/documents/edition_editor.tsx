// SPDX-License-Identifier: Apache-2.0
// 様式の編集: sections and questions as cards; each is opened to change it, moved by buttons, taken out with the way back. Beside it
// stands what the writer will see.
import { useState } from 'react';
import { Button, IconButton } from '../../parts/button.tsx';
import { Badge } from '../../parts/badge.tsx';
import { SelectField } from '../../parts/field.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { said, type Answers } from './answer_rules.ts';
import type { Form, FormField, FormFieldType, FormSection } from '../../api/types.ts';
import { TwoWords } from '../editions/two_words.tsx';
import { FieldEditor } from './edition_field.tsx';
import { FIELD_TYPES, MOST_COLUMNS, dropField, dropSection, faultsOf, moveField, moved, newField, newSection, putSection, type FormFault } from './edition_rules.ts';
import { Question } from './question.tsx';

function FieldLine({ form, field, n, isOpen, faults, onOpen, onField, onMove, onDrop }: {
  form: Form; field: FormField; n: string; isOpen: boolean; faults: FormFault[]; onOpen: () => void; onField: (field: FormField) => void; onMove: (by: -1 | 1) => void; onDrop: () => void;
}) {
  const { t, lang } = useText();
  const label = said(field.label, lang) || t('form_edit.unnamed');
  return (
    <li className="doc-edit-field" id={`e-${field.key}`}>
      <div className="line">
        <button type="button" className="button button--quiet doc-edit-field__name" aria-expanded={isOpen} onClick={onOpen}>{n} {label}</button>
        <span className="small soft">{t(`form_type.${field.type}`)}</span>
        {field.needed && <Badge tone="info">{t('form_edit.needed_short')}</Badge>}{field.factor && <span className="small">★</span>}{field.prefill && <Badge>{t('form_edit.prefilled')}</Badge>}
        {faults.map((one) => <Badge key={one.fault} tone="bad">{t(`form_fault.${one.fault}`)}</Badge>)}
        <span className="line line-end">
          <IconButton icon="up" label={`${label}: ${t('templates.up')}`} onClick={() => onMove(-1)} />
          <IconButton icon="down" label={`${label}: ${t('templates.down')}`} onClick={() => onMove(1)} />
          <IconButton icon="close" label={`${label}: ${t('form_edit.drop')}`} onClick={onDrop} />
        </span>
      </div>
      {isOpen && <FieldEditor form={form} field={field} onField={onField} />}
    </li>
  );
}

function SectionCard({ form, at, faults, open, onOpen, onForm }: { form: Form; at: number; faults: FormFault[]; open: string; onOpen: (key: string) => void; onForm: (form: Form, undo?: string) => void }) {
  const { t, lang } = useText();
  const section = form.sections[at]!;
  const put = (more: Partial<FormSection>) => onForm(putSection(form, at, { ...section, ...more }));
  const title = said(section.title, lang) || t('form_edit.unnamed');
  const add = (type: FormFieldType) => {
    const field = newField(form, type);
    put({ fields: [...section.fields, field] });
    onOpen(field.key);
  };
  return (
    <section className="card stack" aria-label={title}>
      <div className="card__head"><h2>{at + 1}. {title}</h2>{faults.filter((one) => one.key === section.key).map((one) => <Badge key={one.fault} tone="bad">{t(`form_fault.${one.fault}`)}</Badge>)}
        <span className="line line-end">
          {at > 0 && <IconButton icon="up" label={`${title}: ${t('templates.up')}`} onClick={() => onForm({ ...form, sections: moved(form.sections, at, -1) })} />}
          {at < form.sections.length - 1 && <IconButton icon="down" label={`${title}: ${t('templates.down')}`} onClick={() => onForm({ ...form, sections: moved(form.sections, at, 1) })} />}
          <Button look="quiet" aria-expanded={open === section.key} onClick={() => onOpen(open === section.key ? '' : section.key)}>{t('form_edit.section_words')}</Button>
          <IconButton icon="close" label={`${title}: ${t('form_edit.drop')}`} onClick={() => onForm(dropSection(form, at), title)} />
        </span></div>
      {open === section.key && (
        <div className="form-grid">
          <TwoWords label={t('form_edit.section_title')} value={section.title} onValue={(next) => put({ title: next })} />
          <TwoWords long label={t('form_edit.section_note')} value={section.note} onValue={(note) => put({ note })} />
          <SelectField label={t('form_edit.columns')} value={String(section.columns)} onValue={(n) => put({ columns: Number(n) })} choices={Array.from({ length: MOST_COLUMNS }, (_, i) => ({ value: String(i + 1), label: String(i + 1) }))} />
        </div>
      )}
      <ol className="stack-tight">
        {section.fields.map((field, i) => (
          <FieldLine key={field.key} form={form} field={field} n={`${at + 1}-${i + 1}`} isOpen={open === field.key} faults={faults.filter((one) => one.key === field.key)} onOpen={() => onOpen(open === field.key ? '' : field.key)}
            onField={(next) => put({ fields: section.fields.map((one) => (one.key === next.key ? next : one)) })} onMove={(by) => onForm(moveField(form, at, i, by))} onDrop={() => onForm(dropField(form, at, field.key), said(field.label, lang))} />
        ))}
      </ol>
      <SelectField label={t('form_edit.add_field')} value="" onValue={(type) => type && add(type as FormFieldType)} choices={[{ value: '', label: t('form_edit.choose_type') }, ...FIELD_TYPES.map((value) => ({ value, label: t(`form_type.${value}`) }))]} />
    </section>
  );
}

function Looks({ form }: { form: Form }) {
  const { t, lang } = useText();
  const [answers, setAnswers] = useState<Answers>({});
  return (
    <section className="card stack" aria-labelledby="looks">
      <h2 id="looks">{t('form_edit.preview')}</h2>
      <h3>{said(form.name, lang)}</h3>
      {form.sections.map((section) => (
        <div key={section.key} className="stack-tight"><h3>{said(section.title, lang)}</h3>
          {section.fields.filter((field) => !field.show_if.key || field.show_if.any.some((code) => answers[field.show_if.key]?.values.includes(code))).map((field) => <Question key={field.key} field={field} answer={answers[field.key]} onAnswer={(answer) => setAnswers({ ...answers, [field.key]: answer })} />)}
        </div>
      ))}
    </section>
  );
}

export function EditionEditor({ start, problems, busy, onSave, onChange, onClose }: { start: Form; problems: string[]; busy: boolean; onSave: (form: Form) => void; onChange: (form: Form) => void; onClose: () => void }) {
  const { t } = useText();
  const [form, setForm] = useState(start);
  const [open, setOpen] = useState('');
  const [looks, setLooks] = useState(false);
  const faults = faultsOf(form);
  const put = (next: Form, dropped?: string) => {
    const before = form;
    setForm(next);
    onChange(next);
    if (dropped !== undefined) say(t('form_edit.dropped', { name: dropped || t('form_edit.unnamed') }), { undo: async () => { setForm(before); onChange(before); } });
  };
  return (
    <form className="stack" onSubmit={(e) => { e.preventDefault(); onSave(form); }}>
      <div className="page-head"><h1>{t('form_edit.editing', { name: form.name.ja })}</h1></div>
      <p className="notice small">{t('form_edit.lead')}</p>
      {problems.length > 0 && <div className="notice notice--bad" role="alert">{problems.map((one) => <p key={one}>{one}</p>)}</div>}
      <div className="card form-grid">
        <TwoWords label={t('form_edit.name')} value={form.name} onValue={(name) => put({ ...form, name })} />
        <TwoWords long label={t('form_edit.statement')} value={form.statement} onValue={(statement) => put({ ...form, statement })} />
        <TwoWords long label={t('form_edit.note')} value={form.note} onValue={(note) => put({ ...form, note })} />
      </div>
      {form.sections.map((section, i) => <SectionCard key={section.key} form={form} at={i} faults={faults} open={open} onOpen={setOpen} onForm={put} />)}
      <div className="line"><Button icon="plus" onClick={() => { const section = newSection(form); put({ ...form, sections: [...form.sections, section] }); setOpen(section.key); }}>{t('form_edit.add_section')}</Button>
        <Button aria-expanded={looks} onClick={() => setLooks(!looks)}>{t('form_edit.preview')}</Button></div>
      {looks && <Looks form={form} />}
      <div className="doc-foot no-print">
        <span role="status">{faults.length > 0 ? <Badge tone="bad">{t('form_edit.faults_n', { n: faults.length })}</Badge> : <span className="small soft">{t('form_edit.whole')}</span>}</span>
        <span className="line line-end"><Button look="primary" type="submit" busy={busy}>{t('form_edit.save')}</Button><Button onClick={onClose}>{t('form_edit.close')}</Button></span>
      </div>
    </form>
  );
}
