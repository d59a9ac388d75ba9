// SPDX-License-Identifier: Apache-2.0
// 世帯: who lives with the person and which section leads each part. Of another person of this program only name, relation,
// law and section are shown, unless the reader may see that person too.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { useGet } from '../../api/queries.ts';
import { post, sentence } from '../../api/request.ts';
import type { HouseholdMemberView, HouseholdPage, PersonPage } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Answer } from '../../parts/states.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateText } from '../../text/format.ts';
import { HouseholdDialog } from './household_dialog.tsx';
import { HouseholdMemberDialog } from './household_member_dialog.tsx';

type Open = { what: 'household' | 'add' } | { what: 'edit' | 'end'; member: HouseholdMemberView };

function EndDialog({ personId, member, onSaved, onClose }: { personId: string; member: HouseholdMemberView; onSaved: (page: HouseholdPage) => void; onClose: () => void }) {
  const { t } = useText();
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const end = async () => {
    setBusy(true);
    try {
      onSaved(await post<HouseholdPage>(`/v1/people/${personId}/household/members/${member.id}/end`));
      say(t('household.ended'));
      onClose();
    } catch (error) {
      setProblem(sentence(error));
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('household.end_who', { name: member.name })} onClose={onClose}>
      <p>{t('household.end_lead', { name: member.name })}</p>
      {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
      <div className="line"><Button look="primary" busy={busy} onClick={() => void end()}>{t('household.end')}</Button><Button onClick={onClose}>{t('give_up')}</Button></div>
    </Dialog>
  );
}

function Member({ member, asked, mayWrite, onOpen }: { member: HouseholdMemberView; asked: string; mayWrite: boolean; onOpen: (open: Open) => void }) {
  const { t } = useText();
  const self = member.person_id === asked;
  return (
    <li className="stack-tight">
      <div className="line">
        {member.person_id && !self ? <Link to={`/people/${member.person_id}`}><b>{member.name}</b></Link> : <b>{member.name}</b>}
        {member.relation && <span>{member.relation}</span>}
        {member.age !== undefined && <span>{t('people.age', { n: member.age })}</span>}
        <Badge tone={member.law === 'none' ? 'plain' : 'info'}>{t(`support_law.${member.law}`)}</Badge>
        {member.section && <span>{member.section}</span>}
        {mayWrite && member.open && (
          <span className="line line-end no-print">
            <Button icon="edit" aria-label={t('household.edit_who', { name: member.name })} onClick={() => onOpen({ what: 'edit', member })}>{t('group.edit')}</Button>
            <Button aria-label={t('household.end_who', { name: member.name })} onClick={() => onOpen({ what: 'end', member })}>{t('household.end')}</Button>
          </span>
        )}
      </div>
      {member.note && <p className="small pre-line">{member.note}</p>}
      {!member.open && <p className="small soft">{t('household.closed_part')}</p>}
    </li>
  );
}

function Card({ page, household }: { page: PersonPage; household: HouseholdPage }) {
  const { t, lang } = useText();
  const client = useQueryClient();
  const [open, setOpen] = useState<Open>();
  const { id } = page.person;
  const mayWrite = page.basis.reach === 'write';
  const saved = (next: HouseholdPage) => client.setQueryData(['household', `/v1/people/${id}/household`], next);
  const close = () => setOpen(undefined);
  if (!household.id && !mayWrite) return null;
  return (
    <section className="card stack" aria-labelledby="household">
      <div className="card__head">
        <h2 id="household">{household.name ? `${t('household.title')}：${household.name}` : t('household.title')}</h2>
        {mayWrite && <span className="line-end no-print"><Button icon={household.id ? 'edit' : 'plus'} onClick={() => setOpen({ what: 'household' })}>{t(household.id ? 'household.rename' : 'household.make')}</Button></span>}
      </div>
      <p className="small soft">{t(household.id ? 'household.lead' : 'household.none')}</p>
      {household.note && <p className="pre-line">{household.note}</p>}
      {household.id && <ul className="stack">{household.members.map((member) => <Member key={member.id} member={member} asked={id} mayWrite={mayWrite} onOpen={setOpen} />)}</ul>}
      {household.id && mayWrite && <div className="line no-print"><Button icon="plus" onClick={() => setOpen({ what: 'add' })}>{t('household.add')}</Button></div>}
      {household.former.length > 0 && (
        <details>
          <summary>{t('household.former', { n: household.former.length })}</summary>
          <ul className="stack-tight">{household.former.map((one) => <li key={one.id}>{one.name} {one.relation} <span className="small soft">{t('team.from_to', { from: dateText(one.since, lang), to: one.until ? dateText(one.until, lang) : '' })}</span></li>)}</ul>
        </details>
      )}
      {open?.what === 'household' && <HouseholdDialog personId={id} household={household} onSaved={saved} onClose={close} />}
      {(open?.what === 'add' || open?.what === 'edit') && <HouseholdMemberDialog personId={id} member={open.what === 'edit' ? open.member : undefined} onSaved={saved} onClose={close} />}
      {open?.what === 'end' && <EndDialog personId={id} member={open.member} onSaved={saved} onClose={close} />}
    </section>
  );
}

export function HouseholdCard({ page }: { page: PersonPage }) {
  const household = useGet<HouseholdPage>('household', `/v1/people/${page.person.id}/household`);
  return <Answer query={household} rows={1}>{(found) => <Card page={page} household={found} />}</Answer>;
}
