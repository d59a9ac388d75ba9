// SPDX-License-Identifier: Apache-2.0
// 様式の編集: the forms of the town, its drafts, the published editions and what each changed.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { useGet } from '../../api/queries.ts';
import { Refused, get, post, request, sentence } from '../../api/request.ts';
import type { Form, FormEditionView, FormLine, FormView, LocalDate } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Answer } from '../../parts/states.tsx';
import { say, sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf, dateText, momentText } from '../../text/format.ts';
import { said } from './answer_rules.ts';
import { readDraft, writeDraft } from '../editions/local_draft.ts';
import { PublishDialog } from '../editions/publish_dialog.tsx';
import { EditionEditor } from './edition_editor.tsx';
import { formChanges } from './edition_rules.ts';
import { useLook } from './look.ts';

function Changes({ before, now, title, onClose }: { before: Form; now: Form; title: string; onClose: () => void }) {
  const { t, lang } = useText();
  const changes = formChanges(before, now);
  const comma = lang === 'ja' ? '、' : ', ';
  return (
    <Dialog title={title} onClose={onClose}>
      {changes.length === 0 ? <p>{t('form_edit.no_changes')}</p> : (
        <table className="table doc-compare">
          <caption className="sr-only">{title}</caption>
          <thead><tr><th scope="col">{t('document.compare_field')}</th><th scope="col">{t('form_edit.what')}</th></tr></thead>
          <tbody>{changes.map((one, i) => <tr key={i}><th scope="row"><span className="small soft">{said(one.section, lang)}</span><br />{said(one.label, lang)}</th><td data-label={t('form_edit.what')}>{one.changes.map((what) => t(`form_change.${what}`)).join(comma)}{one.changes.includes('label') && one.before && <span className="small soft"><br />{t('form_edit.was', { label: said(one.before, lang) })}</span>}</td></tr>)}</tbody>
        </table>
      )}
    </Dialog>
  );
}

function Publish({ edition, onDone, onClose }: { edition: FormEditionView; onDone: () => Promise<unknown>; onClose: () => void }) {
  const { t } = useText();
  const publish = async (valid_from: LocalDate | undefined) => {
    await post(`/v1/form-editions/${edition.id}/publish`, { valid_from });
    await onDone();
  };
  return <PublishDialog lead={t('form_edit.publish_lead')} start={dateOf(new Date())} onPublish={publish} onClose={onClose} />;
}

// What was begun with it keeps it; new ones take the edition before it again.
function GiveUp({ edition, onGiveUp, onClose }: { edition: FormEditionView; onGiveUp: () => Promise<void>; onClose: () => void }) {
  const { t } = useText();
  return (
    <Dialog title={t('form_edit.give_up_which', { n: edition.number })} onClose={onClose}>
      <div className="stack"><p>{t('form_edit.give_up_lead')}</p>
        <div className="line"><Button look="danger" onClick={() => void onGiveUp().then(onClose)}>{t('form_edit.give_up')}</Button><Button onClick={onClose}>{t('give_up')}</Button></div></div>
    </Dialog>
  );
}

type Open = { what: 'publish' | 'changes' | 'give_up'; edition: FormEditionView };

function Edition({ one, name, onEdit, onOpen, onDrop }: { one: FormEditionView; name: string; onEdit: () => void; onOpen: (what: Open['what']) => void; onDrop: () => void }) {
  const { t, lang } = useText();
  const which = `${name} ${t('form_edit.edition_n', { n: one.number })}`;
  return (
    <li className="stack-tight doc-line">
      <p className="line"><b>{one.state === 'draft' ? t('form_edit.draft') : t('form_edit.edition_n', { n: one.number })}</b><Badge tone={one.state === 'published' ? 'good' : one.state === 'draft' ? 'warn' : 'plain'}>{t(`form_state.${one.state}`)}</Badge>{one.valid_from && <span className="small">{t('form_edit.from', { date: dateText(one.valid_from, lang) })}</span>}<span className="small soft">{one.changed_by} {momentText(one.changed_at, lang)}</span></p>
      <p className="line">
        {one.state === 'draft' && <Button icon="edit" aria-label={`${which}: ${t('form_edit.edit')}`} onClick={onEdit}>{t('form_edit.edit')}</Button>}
        {one.state === 'draft' && <Button look="primary" aria-label={`${which}: ${t('form_edit.publish')}`} onClick={() => onOpen('publish')}>{t('form_edit.publish')}</Button>}
        <Button aria-label={`${which}: ${t('form_edit.changes')}`} onClick={() => onOpen('changes')}>{t('form_edit.changes')}</Button>
        <LinkButton icon="print" href={`/v1/forms/${one.code}/blank.pdf?edition=${one.id}`} target="_blank" aria-label={`${which}: ${t('document.blank')}`}>{t('document.blank')}</LinkButton>
        {one.state === 'published' && <Button look="quiet" aria-label={`${which}: ${t('form_edit.give_up')}`} onClick={() => onOpen('give_up')}>{t('form_edit.give_up')}</Button>}
        {one.state === 'draft' && <Button look="quiet" aria-label={`${which}: ${t('form_edit.throw_away')}`} onClick={onDrop}>{t('form_edit.throw_away')}</Button>}
      </p>
    </li>
  );
}

export default function EditionsScreen() {
  const { t, lang } = useText();
  useLook();
  const client = useQueryClient();
  const forms = useGet<{ items: FormLine[] }>('forms', '/v1/forms');
  const editions = useGet<{ items: FormEditionView[] }>('form_editions', '/v1/form-editions');
  const [editing, setEditing] = useState<FormEditionView>();
  const [open, setOpen] = useState<Open & { before: Form }>();
  const [problems, setProblems] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const fresh = () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'forms' || queryKey[0] === 'form_editions' });
  const copy = async (code: string) => {
    try {
      const { form } = await get<FormView>(`/v1/forms/${code}`);
      const made = await post<FormEditionView>('/v1/form-editions', { form });
      await fresh();
      setEditing(made);
    } catch (problem) {
      sayProblem(problem);
    }
  };
  const save = async (form: Form) => {
    if (!editing) return;
    setBusy(true);
    try {
      await request(`/v1/form-editions/${editing.id}`, { method: 'PUT', body: { form } });
      writeDraft('form', editing.id, undefined);
      await fresh();
      setProblems([]);
      say(t('saved'));
      setEditing(undefined);
    } catch (failure) {
      setProblems(failure instanceof Refused && failure.fields.length > 0 ? failure.fields.map((one) => one.message) : [sentence(failure)]);
    } finally {
      setBusy(false);
    }
  };
  const drop = async (one: FormEditionView) => {
    try {
      await request(`/v1/form-editions/${one.id}`, { method: 'DELETE' });
      writeDraft('form', one.id, undefined);
      await fresh();
      say(t(one.state === 'draft' ? 'form_edit.thrown_away' : 'form_edit.given_up'));
    } catch (problem) {
      sayProblem(problem);
    }
  };
  if (editing) return <EditionEditor key={editing.id} start={readDraft<Form>('form', editing.id) ?? editing.form} problems={problems} busy={busy} onChange={(form) => writeDraft('form', editing.id, form)} onSave={(form) => void save(form)} onClose={() => { setEditing(undefined); setProblems([]); }} />;
  const all = editions.data?.items ?? [];
  // What an edition is compared with: the published one before it, else the form as it was shipped.
  const show = async (what: Open['what'], edition: FormEditionView) => {
    const older = all.filter((one) => one.code === edition.code && one.state === 'published' && one.id !== edition.id && (edition.state === 'draft' || one.number < edition.number)).sort((a, b) => b.number - a.number)[0];
    const current = forms.data?.items.find((one) => one.code === edition.code);
    const shipped = current && !current.own ? current.edition : `${edition.code}.1`;
    try {
      const before = older?.form ?? (await get<FormView>(`/v1/forms/${edition.code}?edition=${shipped}`)).form;
      setOpen({ what, edition, before });
    } catch (problem) {
      sayProblem(problem);
    }
  };
  return (
    <div className="stack">
      <p className="crumb"><Link to="/documents">{t('document.title')}</Link></p>
      <div className="page-head"><h1>{t('form_edit.title')}</h1></div>
      <p className="soft">{t('form_edit.title_lead')}</p>
      <Answer query={forms}>{({ items }) => (
        <ul className="stack">
          {items.map((form) => {
            const name = said(form.name, lang);
            const own = all.filter((one) => one.code === form.code);
            return (
              <li key={form.code} className="card stack-tight" aria-label={name}>
                <div className="line"><h2>{name}</h2><span className="small soft">{form.source}</span>
                  <span className="line line-end"><LinkButton icon="print" href={`/v1/forms/${form.code}/blank.pdf`} target="_blank" aria-label={`${t('document.blank')}: ${name}`}>{t('document.blank')}</LinkButton>
                    {!own.some((one) => one.state === 'draft') && <Button icon="copy" aria-label={`${t('form_edit.copy')}: ${name}`} onClick={() => void copy(form.code)}>{t('form_edit.copy')}</Button>}</span></div>
                {own.length > 0 && <ul className="stack-tight">{own.map((one) => <Edition key={one.id} one={one} name={name} onEdit={() => setEditing(one)} onOpen={(what) => void show(what, one)} onDrop={() => void drop(one)} />)}</ul>}
              </li>
            );
          })}
        </ul>
      )}</Answer>
      {open?.what === 'publish' && <Publish edition={open.edition} onDone={fresh} onClose={() => setOpen(undefined)} />}
      {open?.what === 'give_up' && <GiveUp edition={open.edition} onGiveUp={() => drop(open.edition)} onClose={() => setOpen(undefined)} />}
      {open?.what === 'changes' && <Changes before={open.before} now={open.edition.form} title={`${said(open.edition.form.name, lang)} ${t('form_edit.changes')}`} onClose={() => setOpen(undefined)} />}
    </div>
  );
}
