// SPDX-License-Identifier: Apache-2.0
// One account: which roles it has, a new first password, the end of it. Every answer of the server is shown in here.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post, sentence } from '../../api/request.ts';
import type { AccountRow, InvitationMade, Profession, Role } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { SelectField } from '../../parts/field.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { useSession, useWords } from '../context.tsx';
import { PickFacility } from '../pick_facility.tsx';
import { Invitation } from './invitation.tsx';
import { TheirSessions } from './their_sessions.tsx';
import { faultOf, ofOffice, linesOf, rolesOf, type RoleLine } from './role_lines.ts';

function RoleLines({ lines, onLines }: { lines: RoleLine[]; onLines: (lines: RoleLine[]) => void }) {
  const { t } = useText();
  const words = useWords();
  const change = (index: number, to: Partial<RoleLine>) => onLines(lines.map((line, i) => (i === index ? { ...line, ...to } : line)));
  return (
    <fieldset className="stack">
      <legend><b>{t('account.role')}</b></legend>
      {lines.length === 0 && <p className="soft">{t('account.no_role')}</p>}
      {lines.map((line, i) => (
        <div key={line.key} className="subform stack-tight">
          <SelectField label={t('account.role_n', { n: i + 1 })} value={line.role} onValue={(role) => change(i, { role: role as Role })} choices={words.choices('Role')} />
          {ofOffice(line.role) && <PickFacility label={t('account.office')} picked={line.office} onPicked={(office) => change(i, { office })} />}
          <SelectField label={t('account.profession')} value={line.profession} onValue={(profession) => change(i, { profession: profession as Profession })} choices={words.choices('Profession')} />
          <div><Button look="quiet" icon="close" onClick={() => onLines(lines.filter((_, at) => at !== i))} aria-label={t('account.role_remove', { n: i + 1 })}>{t('account.remove')}</Button></div>
        </div>
      ))}
      <div><Button icon="plus" onClick={() => onLines([...lines, { key: Math.max(0, ...lines.map((l) => l.key)) + 1, role: 'coordinator', office: undefined, profession: 'none' }])}>{t('account.role_add')}</Button></div>
    </fieldset>
  );
}

// What cannot be taken back is asked twice.
function Twice({ label, question, onYes }: { label: string; question: string; onYes: () => void }) {
  const { t } = useText();
  const [asked, setAsked] = useState(false);
  if (!asked) return <div><Button onClick={() => setAsked(true)}>{label}</Button></div>;
  return (
    <div className="notice notice--warn stack-tight" role="alert">
      <p>{question}</p>
      <div className="line"><Button look="danger" onClick={onYes}>{label}</Button><Button onClick={() => setAsked(false)}>{t('cancel')}</Button></div>
    </div>
  );
}

export function AccountDialog({ account, onClose, onPassword }: { account: AccountRow; onClose: () => void; onPassword: (password: string) => void }) {
  const { t } = useText();
  const client = useQueryClient();
  const session = useSession();
  const [lines, setLines] = useState(() => linesOf(account.roles));
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<InvitationMade>();
  const own = session.account?.id === account.id;
  const act = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem('');
    try {
      await work();
      await client.invalidateQueries({ queryKey: ['accounts'] });
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  const save = () => {
    const fault = faultOf(lines);
    if (fault) return setProblem(t(`account.fault.${fault}`));
    return void act(async () => {
      await post(`/v1/accounts/${account.id}/memberships`, { roles: rolesOf(lines) });
      say(t('account.roles_saved', { name: account.name }));
      onClose();
    });
  };
  const reset = () => void act(async () => {
    const made = await post<{ initial_password?: string }>(`/v1/accounts/${account.id}/password-reset`);
    onPassword(made.initial_password ?? '');
  });
  const invite = () => void act(async () => setMade(await post<InvitationMade>(`/v1/accounts/${account.id}/invitation`)));
  const forget = () => void act(async () => {
    await post(`/v1/accounts/${account.id}/second-factor-reset`);
    say(t('factor.reset.done', { name: account.name }));
    onClose();
  });
  const end = () => void act(async () => {
    await post(`/v1/accounts/${account.id}/deactivate`);
    say(t('account.deactivated', { name: account.name }));
    onClose();
  });
  if (made) return <Dialog title={t('invite.made')} onClose={onClose}><Invitation made={made} onClose={onClose} /></Dialog>;
  return (
    <Dialog title={t('account.edit_who', { name: account.name })} onClose={onClose}>
      <p className="soft">{t('sign_in.login')}: {account.login}</p>
      {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
      <form className="stack" onSubmit={(e) => { e.preventDefault(); if (!busy) save(); }}>
        <RoleLines lines={lines} onLines={setLines} />
        <div><Button look="primary" type="submit" busy={busy}>{t('account.save_roles')}</Button></div>
      </form>
      <h3>{t('invite')}</h3>
      <p className="soft">{t('invite.lead')}</p>
      <Twice label={t('invite')} question={t('invite.sure', { name: account.name })} onYes={invite} />
      <h3>{t('sign_in.password')}</h3>
      <p className="soft">{t('account.reset.lead')}</p>
      <Twice label={t('account.reset')} question={t('account.reset.sure', { name: account.name })} onYes={reset} />
      {!own && (
        <>
          <TheirSessions account={account} />
          <h3>{t('factor.menu')}</h3>
          <p className="soft">{t('factor.reset.lead')}</p>
          <Twice label={t('factor.reset')} question={t('factor.reset.sure', { name: account.name })} onYes={forget} />
          <h3>{t('account.end')}</h3>
          <p className="soft">{t('account.end.lead')}</p>
          <Twice label={t('account.deactivate')} question={t('account.end.sure', { name: account.name })} onYes={end} />
        </>
      )}
    </Dialog>
  );
}
