// SPDX-License-Identifier: Apache-2.0
// Deciding on an application: approved it becomes an account and leads to the sheet to print; declined it needs a reason.
import { useState } from 'react';
import { post, sentence, Refused } from '../../api/request.ts';
import type { Application, ApplicationRow, InvitationMade, Profession, Role } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { SelectField, TextArea, TextField } from '../../parts/field.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { useWords } from '../context.tsx';
import { PickFacility, type Picked } from '../pick_facility.tsx';
import { Invitation } from './invitation.tsx';
import { ofOffice } from './role_lines.ts';

interface Deciding { row: ApplicationRow; onDone: () => Promise<void>; onClose: () => void }

const NEW = '';

export function ApproveDialog({ row, onDone, onClose }: Deciding) {
  const { t } = useText();
  const words = useWords();
  const one = row.application;
  const [name, setName] = useState(one.name);
  const [kana, setKana] = useState(one.name_kana);
  const [login, setLogin] = useState('');
  const [role, setRole] = useState<Role>(one.role);
  const [office, setOffice] = useState<Picked | undefined>(one.office_id ? { id: one.office_id, name: row.office_name } : undefined);
  const [profession, setProfession] = useState<Profession>(one.profession);
  const [account, setAccount] = useState(NEW);
  const [invited, setInvited] = useState<InvitationMade>();
  const [problem, setProblem] = useState<{ field: string; message: string }>();
  const [busy, setBusy] = useState(false);
  const errorOf = (field: string) => (problem?.field.startsWith(field) ? problem.message : undefined);
  const approve = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const made = await post<Application>(`/v1/applications/${one.id}/approve`, {
        name, name_kana: kana, role: { role, profession, ...(ofOffice(role) && office ? { facility_id: office.id } : {}) }, ...(account ? { account_id: account } : { login }),
      });
      if (account) {
        say(t('application.role_added', { name }));
        await onDone();
        return onClose();
      }
      setInvited(await post<InvitationMade>(`/v1/accounts/${made.account_id}/invitation`));
      await onDone();
    } catch (error) {
      const first = error instanceof Refused ? error.fields[0] : undefined;
      setProblem({ field: first?.field ?? 'all', message: first?.message ?? sentence(error) });
    } finally {
      setBusy(false);
    }
  };
  if (invited) return <Dialog title={t('invite.made')} onClose={onClose}><Invitation made={invited} onClose={onClose} /></Dialog>;
  const choices = [{ value: NEW, label: t('application.new_account') }, ...row.same_name.map((same) => ({ value: same.id, label: t('application.add_to', { login: same.login, office: same.office_names }) }))];
  return (
    <Dialog title={t('application.approve_who', { name: one.name })} onClose={onClose}>
      <form className="stack" onSubmit={(e) => { e.preventDefault(); void approve(); }}>
        {problem && !['name', 'login', 'roles'].some((field) => problem.field.startsWith(field)) && <p className="notice notice--bad" role="alert">{problem.message}</p>}
        <p className="soft">{t('application.approve.lead')}</p>
        {row.same_name.length > 0 && <SelectField label={t('application.who')} value={account} onValue={setAccount} choices={choices} />}
        {!account && (
          <>
            <TextField label={t('account.name')} must error={errorOf('name')} value={name} onValue={setName} autoComplete="off" />
            <TextField label={t('account.name_kana')} value={kana} onValue={setKana} autoComplete="off" />
            <TextField label={t('sign_in.login')} must support={t('application.login.support')} error={errorOf('login')} value={login} onValue={setLogin} autoComplete="off" autoCapitalize="none" />
          </>
        )}
        <SelectField label={t('account.role')} error={errorOf('roles')} value={role} onValue={(r) => setRole(r as Role)} choices={words.choices('Role')} />
        {ofOffice(role) && <PickFacility label={t('account.office')} picked={office} onPicked={setOffice} />}
        <SelectField label={t('account.profession')} value={profession} onValue={(p) => setProfession(p as Profession)} choices={words.choices('Profession')} />
        <div className="line"><Button look="primary" type="submit" busy={busy}>{t(account ? 'application.add_role' : 'application.approve')}</Button><Button onClick={onClose}>{t('give_up')}</Button></div>
      </form>
    </Dialog>
  );
}

export function DeclineDialog({ row, onDone, onClose }: Deciding) {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const decline = async () => {
    if (!reason.trim()) return setProblem(t('problem.must', { field: t('application.reason') }));
    setBusy(true);
    try {
      await post(`/v1/applications/${row.application.id}/decline`, { reason });
      say(t('application.declined_done', { name: row.application.name }));
      await onDone();
      onClose();
    } catch (error) {
      setProblem(error instanceof Refused && error.fields[0] ? error.fields[0].message : sentence(error));
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('application.decline_who', { name: row.application.name })} onClose={onClose}>
      <form className="stack" onSubmit={(e) => { e.preventDefault(); void decline(); }}>
        <TextArea label={t('application.reason')} support={t('application.reason.support')} must error={problem || undefined} value={reason} onValue={setReason} />
        <div className="line"><Button look="danger" type="submit" busy={busy}>{t('application.decline')}</Button><Button onClick={onClose}>{t('give_up')}</Button></div>
      </form>
    </Dialog>
  );
}
