// SPDX-License-Identifier: Apache-2.0
// 手引き（ルール）の編集: the edition in force, the draft beside it, what was before; publishing with a day; who has read it.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { useGet } from '../../../api/queries.ts';
import { post, request } from '../../../api/request.ts';
import type { LocalDate, StayRuleReaders, StayRuleShown, StayRuleView } from '../../../api/types.ts';
import { Badge } from '../../../parts/badge.tsx';
import { Button, LinkButton } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { TextArea } from '../../../parts/field.tsx';
import { Answer } from '../../../parts/states.tsx';
import { say, sayProblem } from '../../../parts/toast.tsx';
import { useText } from '../../../parts/use_text.ts';
import { dateOf, dateText, momentText } from '../../../text/format.ts';
import { useLook } from '../../documents/look.ts';
import { writeDraft } from '../../editions/local_draft.ts';
import { PublishDialog } from '../../editions/publish_dialog.tsx';
import { RuleChanges } from './rule_changes.tsx';
import { RuleEditor } from './rule_editor.tsx';
import { TakeFile } from './take_file.tsx';
import { plusDays } from './rule_rules.ts';

function Publish({ draft, onDone, onClose }: { draft: StayRuleView; onDone: () => Promise<unknown>; onClose: () => void }) {
  const { t } = useText();
  const [changes, setChanges] = useState(draft.changes);
  const publish = async (valid_from: LocalDate | undefined) => {
    await post(`/v1/stay-rule-editions/${draft.id}/publish`, { valid_from, changes });
    await onDone();
  };
  return (
    <PublishDialog lead={t('rule.publish_lead')} start={plusDays(dateOf(new Date()), 1)} onPublish={publish} onClose={onClose}>
      <TextArea label={t('rule.changes')} support={t('rule.changes_support')} must value={changes} onValue={setChanges} />
    </PublishDialog>
  );
}

function Readers({ edition, onClose }: { edition: StayRuleView; onClose: () => void }) {
  const { t } = useText();
  const query = useGet<{ items: StayRuleReaders[] }>('stay_rule', `/v1/stay-rule-editions/${edition.id}/readers`);
  return (
    <Dialog title={t('rule.readers', { n: edition.number })} onClose={onClose}>
      <Answer query={query} rows={3}>{({ items }) => (
        <table className="table doc-compare">
          <caption className="sr-only">{t('rule.readers', { n: edition.number })}</caption>
          <thead><tr><th scope="col">{t('rule.office')}</th><th scope="col">{t('rule.not_read')}</th><th scope="col">{t('rule.read')}</th></tr></thead>
          <tbody>{items.map((one) => <tr key={one.office_id ?? ''}><th scope="row">{one.office_name || t('rule.desk')}</th><td data-label={t('rule.not_read')}>{one.people > one.read ? <Badge tone="warn">{t('rule.people', { n: one.people - one.read })}</Badge> : t('rule.people', { n: 0 })}</td><td data-label={t('rule.read')}>{t('rule.people', { n: one.read })}</td></tr>)}</tbody>
        </table>
      )}</Answer>
    </Dialog>
  );
}

type Opened = { what: 'publish' | 'changes' | 'readers'; edition: StayRuleView };
interface Acts { onEdit: () => void; onOpen: (what: Opened['what']) => void; onDrop: () => void }

function Edition({ one, today, isNow, onEdit, onOpen, onDrop }: Acts & { one: StayRuleView; today: LocalDate; isNow: boolean }) {
  const { t, lang } = useText();
  const draft = one.state === 'draft';
  const published = one.state === 'published';
  const coming = published && Boolean(one.valid_from && one.valid_from > today);
  const name = t('rule.edition_n', { n: one.number });
  const state = isNow ? 'rule.in_force' : coming ? 'rule.coming' : published ? 'rule.past' : draft ? 'form_state.draft' : 'form_state.retired';
  return (
    <li className="card stack-tight" aria-label={name}>
      <p className="line"><b>{name}</b><Badge tone={isNow ? 'good' : draft || coming ? 'warn' : 'plain'}>{t(state)}</Badge><span className="small">{one.valid_from ? t('rule.since', { date: dateText(one.valid_from, lang) }) : published ? t('rule.shipped') : ''}</span>{one.changed_by && <span className="small soft">{one.changed_by} {momentText(one.changed_at, lang)}</span>}</p>
      {one.changes && <p className="small pre-line">{one.changes}</p>}
      <p className="line">
        {draft && <Button icon="edit" aria-label={`${name}: ${t('form_edit.edit')}`} onClick={onEdit}>{t('form_edit.edit')}</Button>}
        {draft && <Button look="primary" aria-label={`${name}: ${t('form_edit.publish')}`} onClick={() => onOpen('publish')}>{t('form_edit.publish')}</Button>}
        {one.number > 1 && <Button aria-label={`${name}: ${t('form_edit.changes')}`} onClick={() => onOpen('changes')}>{t('form_edit.changes')}</Button>}
        {published && one.number > 1 && <Button icon="people" aria-label={`${name}: ${t('rule.who_read')}`} onClick={() => onOpen('readers')}>{t('rule.who_read')}</Button>}
        <LinkButton icon="book" to={`/stays/rule?edition=${one.id}`} aria-label={t('rule.read_n', { n: one.number })}>{t('rule.open')}</LinkButton>
        <LinkButton icon="print" href={`/v1/stay-rules/${one.id}/rule.pdf`} target="_blank" aria-label={`${name}: ${t('rule.print')}`}>{t('rule.print')}</LinkButton>
        <LinkButton icon="file" href={`/v1/stay-rules/${one.id}/rule.json`} download aria-label={`${name}: ${t('rule.save_file')}`}>{t('rule.save_file')}</LinkButton>
        {(draft || coming) && <Button look="quiet" aria-label={`${name}: ${t(draft ? 'form_edit.throw_away' : 'rule.give_up')}`} onClick={onDrop}>{t(draft ? 'form_edit.throw_away' : 'rule.give_up')}</Button>}
      </p>
    </li>
  );
}

export default function RulesScreen() {
  const { t } = useText();
  useLook();
  const client = useQueryClient();
  const query = useGet<{ items: StayRuleView[] }>('stay_rule', '/v1/stay-rule-editions');
  const now = useGet<StayRuleShown>('stay_rule', '/v1/stay-rules').data?.edition.id;
  const [editing, setEditing] = useState('');
  const [opened, setOpened] = useState<Opened>();
  const [taking, setTaking] = useState(false);
  const fresh = () => client.invalidateQueries({ queryKey: ['stay_rule'] });
  const all = query.data?.items ?? [];
  const close = () => setOpened(undefined);
  const copy = async (from: string) => {
    try {
      const made = await post<StayRuleView>('/v1/stay-rule-editions', { from });
      await fresh();
      setEditing(made.id);
    } catch (problem) {
      sayProblem(problem);
    }
  };
  const drop = async (one: StayRuleView) => {
    try {
      await request(`/v1/stay-rule-editions/${one.id}`, { method: 'DELETE' });
      writeDraft('rule', one.id, undefined);
      await fresh();
      say(t('form_edit.thrown_away'));
    } catch (problem) {
      sayProblem(problem);
    }
  };
  const draft = all.find((one) => one.id === editing && one.state === 'draft');
  if (draft) return <RuleEditor key={draft.id} draft={draft} onSaved={fresh} onClose={() => setEditing('')} />;
  // What an edition is compared with: the published one before it.
  const before = opened && all.find((one) => one.state === 'published' && one.number < opened.edition.number);
  return (
    <div className="stack">
      <p className="crumb"><Link to="/stays">{t('stay.title')}</Link></p>
      <div className="page-head"><h1>{t('rule.edit_title')}</h1></div>
      <p className="soft">{t('rule.title_lead')}</p>
      <Answer query={query}>{({ items }) => (
        <>
          {!items.some((one) => one.state === 'draft') && <div className="line"><Button look="primary" icon="copy" onClick={() => void copy('')}>{t('rule.copy')}</Button>{items.length > 1 && <Button onClick={() => void copy('kit.1')}>{t('rule.copy_shipped')}</Button>}<Button icon="import" onClick={() => setTaking(true)}>{t('rule.from_file')}</Button></div>}
          <ul className="stack">{items.map((one) => <Edition key={one.id} one={one} today={dateOf(new Date())} isNow={one.id === now} onEdit={() => setEditing(one.id)} onOpen={(what) => setOpened({ what, edition: one })} onDrop={() => void drop(one)} />)}</ul>
        </>
      )}</Answer>
      {taking && <TakeFile onClose={() => setTaking(false)} onTaken={(taken) => { setTaking(false); void fresh().then(() => setEditing(taken.edition.id)); }} />}
      {opened?.what === 'publish' && <Publish draft={opened.edition} onDone={fresh} onClose={close} />}
      {opened?.what === 'readers' && <Readers edition={opened.edition} onClose={close} />}
      {opened?.what === 'changes' && before && <RuleChanges before={before} now={opened.edition} onClose={close} />}
    </div>
  );
}
