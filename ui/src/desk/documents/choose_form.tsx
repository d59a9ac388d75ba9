// SPDX-License-Identifier: Apache-2.0
// 様式を書く: which form; those that fit where one stands first.
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useQueryClient } from '@tanstack/react-query';
import { useGet } from '../../api/queries.ts';
import { post } from '../../api/request.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Answer } from '../../parts/states.tsx';
import { sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { said } from './answer_rules.ts';
import { offered } from './list_rules.ts';
import type { DocumentView, FormLine, StaySide } from '../../api/types.ts';

export interface About { person_id?: string; stay_id?: string }

export function ChooseForm({ about, side, name, onClose }: { about: About; side: StaySide | undefined; name: string; onClose: () => void }) {
  const { t } = useText();
  const query = useGet<{ items: FormLine[] }>('forms', '/v1/forms');
  const [every, setEvery] = useState(false);
  return (
    <Dialog title={t('document.choose', { name })} onClose={onClose}>
      <Answer query={query} rows={4}>{({ items }) => {
        const { first, others } = offered(items, side);
        return (
          <div className="stack">
            <Forms forms={first} about={about} />
            {others.length > 0 && (every ? <><h3>{t('document.other_forms')}</h3><Forms forms={others} about={about} /></> : <div><Button icon="down" onClick={() => setEvery(true)}>{t('document.other_forms_n', { n: others.length })}</Button></div>)}
          </div>
        );
      }}</Answer>
    </Dialog>
  );
}

function Forms({ forms, about }: { forms: FormLine[]; about: About }) {
  const { t, lang } = useText();
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState('');
  const start = async (form: FormLine) => {
    if (busy) return;
    setBusy(form.code);
    try {
      const made = await post<DocumentView>('/v1/documents', { form_code: form.code, ...about });
      client.setQueryData(['document', made.line.id], made);
      navigate(`/documents/${made.line.id}`);
    } catch (problem) {
      sayProblem(problem);
      setBusy('');
    }
  };
  return (
    <ul className="stack-tight">
      {forms.map((form) => {
        const name = said(form.name, lang);
        return (
          <li key={form.code} className="line doc-form">
            <span className="grow"><b>{name}</b><br /><span className="small soft">{form.source}</span></span>
            <LinkButton icon="print" href={`/v1/forms/${form.code}/blank.pdf`} target="_blank" aria-label={`${t('document.blank')}: ${name}`}>{t('document.blank')}</LinkButton>
            <LinkButton href={`/v1/forms/${form.code}/blank.pdf?fax=true`} target="_blank" aria-label={`${t('document.blank_fax')}: ${name}`}>{t('document.blank_fax')}</LinkButton>
            <Button look="primary" icon="edit" busy={busy === form.code} aria-label={`${t('document.write')}: ${name}`} onClick={() => void start(form)}>{t('document.write')}</Button>
          </li>
        );
      })}
    </ul>
  );
}
