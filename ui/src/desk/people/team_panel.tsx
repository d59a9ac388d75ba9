// SPDX-License-Identifier: Apache-2.0
// The team: what each does, how each is reached and whether she can read here; joining, changing, leaving.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useGet } from '../../api/queries.ts';
import { post, sentence } from '../../api/request.ts';
import type { PersonPage, Team, TeamMemberView } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Answer } from '../../parts/states.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateText, telHref } from '../../text/format.ts';
import { useSession } from '../context.tsx';
import { MemberDialog } from './member_dialog.tsx';

export const memberName = (member: Pick<TeamMemberView, 'name' | 'office_name'>): string => [member.office_name, member.name].filter(Boolean).join(' ');

function LeaveDialog({ page, member, onClose }: { page: PersonPage; member: TeamMemberView; onClose: () => void }) {
  const { t } = useText();
  const client = useQueryClient();
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const name = memberName(member);
  const leave = async () => {
    setBusy(true);
    try {
      client.setQueryData(['person', page.person.id], await post<PersonPage>(`/v1/people/${page.person.id}/team/${member.id}/leave`));
      await client.invalidateQueries({ queryKey: ['team'] });
      say(t('team.left', { name }));
      onClose();
    } catch (error) {
      setProblem(sentence(error));
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('team.leave_who', { name })} onClose={onClose}>
      {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
      <ul className="bullets">
        <li>{t('team.leave_1', { name, person: page.person.name })}</li>
        <li>{t('team.leave_2')}</li>
        <li>{t('team.leave_3')}</li>
      </ul>
      <div className="line"><Button look="danger" busy={busy} onClick={() => void leave()}>{t('team.leave')}</Button><Button onClick={onClose}>{t('give_up')}</Button></div>
    </Dialog>
  );
}

function Member({ member, mayChange, onEdit, onLeave }: { member: TeamMemberView; mayChange: boolean; onEdit: () => void; onLeave: () => void }) {
  const { t, lang } = useText();
  const name = memberName(member);
  return (
    <li className="card member">
      <div className="grow stack-tight">
        <p className="line"><b>{name}</b>{member.profession !== 'none' && <span>{t(`profession.${member.profession}`)}</span>}{member.duty && <span>{member.duty}</span>}
          {member.keeps_case && <Badge tone="info">{t('team.keeps_case')}</Badge>}{member.coordinates && <Badge tone="info">{t('team.coordinates')}</Badge>}</p>
        <p className="line small">
          {member.channel === 'app'
            ? <Badge tone={member.joined ? 'good' : 'warn'}>{t(member.joined ? 'team.joined' : 'team.not_joined')}</Badge>
            : <Badge>{t('team.reached_by', { channel: t(`member_channel.${member.channel}`) })}{member.channel_address && ` ${member.channel_address}`}</Badge>}
          {member.phone && <a className="tel" href={telHref(member.phone)}>{member.phone}</a>}
          <span className="soft">{t('team.since', { date: dateText(member.since, lang) })}</span>
        </p>
      </div>
      {mayChange && (
        <div className="line no-print">
          <Button icon="edit" aria-label={t('team.edit_who', { name })} onClick={onEdit}>{t('group.edit')}</Button>
          <Button aria-label={t('team.leave_who', { name })} onClick={onLeave}>{t('team.leave')}</Button>
        </div>
      )}
    </li>
  );
}

export function TeamPanel({ page }: { page: PersonPage }) {
  const { t, lang } = useText();
  const session = useSession();
  const [editing, setEditing] = useState<TeamMemberView | 'new'>();
  const [leaving, setLeaving] = useState<TeamMemberView>();
  const team = useGet<Team>('team', `/v1/people/${page.person.id}/team`);
  const mayChange = session.permissions.includes('person.write') && (page.basis.reach === 'write' || page.basis.in_team);
  const shut = () => { setEditing(undefined); setLeaving(undefined); };
  return (
    <section className="stack" aria-labelledby="team">
      <div className="line"><h2 id="team">{t('people.team_n', { n: page.team.length })}</h2>
        {mayChange && <span className="line-end no-print"><Button look="primary" icon="plus" onClick={() => setEditing('new')}>{t('team.add')}</Button></span>}</div>
      <p className="small soft">{t('team.lead')}</p>
      <ul className="stack">{page.team.map((member) => <Member key={member.id} member={member} mayChange={mayChange} onEdit={() => setEditing(member)} onLeave={() => setLeaving(member)} />)}</ul>
      <Answer query={team} rows={1}>{({ former }) => former.length === 0 ? null : (
        <details>
          <summary>{t('team.former', { n: former.length })}</summary>
          <ul className="stack-tight">{former.map((one) => <li key={one.id}>{one.name || t('team.whole_office')} {one.duty} <span className="small soft">{t('team.from_to', { from: dateText(one.since, lang), to: one.until ? dateText(one.until, lang) : '' })}</span></li>)}</ul>
        </details>
      )}</Answer>
      {editing && <MemberDialog page={page} member={editing === 'new' ? undefined : editing} onClose={shut} />}
      {leaving && <LeaveDialog page={page} member={leaving} onClose={shut} />}
    </section>
  );
}
