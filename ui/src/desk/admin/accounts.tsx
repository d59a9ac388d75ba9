// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useGet } from '../../api/queries.ts';
import { post, sentence } from '../../api/request.ts';
import type { AccountRow, AccountsWaiting, InvitationMade, Profession, Role } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Check, SelectField, TextField } from '../../parts/field.tsx';
import { Answer } from '../../parts/states.tsx';
import { Table, type Column } from '../../parts/table.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { useText } from '../../parts/use_text.ts';
import { shortDate } from '../../text/format.ts';
import { useMay, useWords } from '../context.tsx';
import { copy } from '../copy.ts';
import { useParams } from '../params.ts';
import { PickFacility, type Picked } from '../pick_facility.tsx';
import { AccountDialog } from './account_dialog.tsx';
import { ApplicationsPanel } from './applications.tsx';
import { Invitation } from './invitation.tsx';
import { ofOffice } from './role_lines.ts';
import { YearlyPanel } from './yearly.tsx';

function FirstPassword({ login, password, onClose }: { login: string; password: string; onClose: () => void }) {
  const { t } = useText();
  return (
    <Dialog title={t('account.told')} onClose={onClose}>
      <p>{t('account.first_password', { login })}</p>
      <p className="password nums">{password}</p>
      <div className="line"><Button look="primary" icon="copy" onClick={() => copy(password)}>{t('copy')}</Button><Button onClick={onClose}>{t('close')}</Button></div>
    </Dialog>
  );
}

function NewAccount({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const words = useWords();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [kana, setKana] = useState('');
  const [login, setLogin] = useState('');
  const [role, setRole] = useState<Role>('coordinator');
  const [office, setOffice] = useState<Picked>();
  const [profession, setProfession] = useState<Profession>('none');
  const [invite, setInvite] = useState(true);
  const [invited, setInvited] = useState<InvitationMade>();
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const made = await post<{ id: string; initial_password?: string }>('/v1/accounts', { name, name_kana: kana, login, invite, roles: [{ role, profession, ...(ofOffice(role) && office ? { facility_id: office.id } : {}) }] });
      if (invite) setInvited(await post<InvitationMade>(`/v1/accounts/${made.id}/invitation`));
      else setPassword(made.initial_password ?? '');
      await client.invalidateQueries({ queryKey: ['accounts'] });
    } catch (error) {
      setProblem(sentence(error));
    } finally {
      setBusy(false);
    }
  };
  if (invited) return <Dialog title={t('invite.made')} onClose={onClose}><Invitation made={invited} onClose={onClose} /></Dialog>;
  if (password) return <FirstPassword login={login} password={password} onClose={onClose} />;
  return (
    <Dialog title={t('account.new')} onClose={onClose}>
      <form className="stack" onSubmit={(e) => { e.preventDefault(); void save(); }}>
        {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
        <TextField label={t('account.name')} must value={name} onValue={setName} autoComplete="off" />
        <TextField label={t('account.name_kana')} value={kana} onValue={setKana} autoComplete="off" />
        <TextField label={t('sign_in.login')} must value={login} onValue={setLogin} autoComplete="off" autoCapitalize="none" />
        <SelectField label={t('account.role')} value={role} onValue={(r) => setRole(r as Role)} choices={words.choices('Role')} />
        {ofOffice(role) && <PickFacility label={t('account.office')} picked={office} onPicked={setOffice} />}
        <SelectField label={t('account.profession')} value={profession} onValue={(p) => setProfession(p as Profession)} choices={words.choices('Profession')} />
        <Check label={t('invite.with')} checked={invite} onChecked={setInvite} />
        <div><Button look="primary" type="submit" busy={busy}>{t('account.save')}</Button></div>
      </form>
    </Dialog>
  );
}

function AccountsPanel({ onOpen }: { onOpen: (account: AccountRow) => void }) {
  const { t, lang } = useText();
  const words = useWords();
  const may = useMay();
  const query = useGet<{ items: AccountRow[] }>('accounts', '/v1/accounts');
  const columns: Column<AccountRow>[] = [
    { id: 'name', label: t('account.name'), head: true, rem: 8, sortBy: (a) => a.name_kana || a.name, cell: (a) => a.name },
    { id: 'login', label: t('sign_in.login'), rem: 8, sortBy: (a) => a.login, cell: (a) => a.login },
    { id: 'roles', label: t('account.role'), rem: 14, cell: (a) => a.roles.map((r) => `${words.name('Role', r.role)}${r.facility_name ? ` (${r.facility_name})` : ''}`).join('、') || t('account.no_role') },
    { id: 'since', label: t('account.since'), sortBy: (a) => a.created_at, cell: (a) => <span className="nums nowrap">{shortDate(a.created_at, lang)}</span> },
    {
      id: 'state', label: t('links.state'), cell: (a) => (!a.active ? <Badge>{t('account.inactive')}</Badge> : a.confirmation === 'suspended' ? <Badge tone="bad">{t('yearly_state.suspended')}</Badge> : a.must_change_password ? <Badge tone="warn">{t('account.first')}</Badge> : <Badge tone="good">{t('account.active')}</Badge>),
    },
    { id: 'act', label: t('links.act'), cell: (a) => a.active && may('account.edit') && <Button icon="edit" onClick={() => onOpen(a)} aria-label={t('account.edit_who', { name: a.name })}>{t('group.edit')}</Button> },
  ];
  return <Answer query={query}>{({ items }) => <Table caption={t('nav.accounts')} columns={columns} rows={items} keyOf={(a) => a.id} dense />}</Answer>;
}

export default function AccountsScreen() {
  const { t } = useText();
  const may = useMay();
  const params = useParams('/accounts');
  const [adding, setAdding] = useState(false);
  const [open, setOpen] = useState<AccountRow>();
  const [told, setTold] = useState<{ login: string; password: string }>();
  const { data: waiting } = useGet<AccountsWaiting>('accounts_waiting', '/v1/accounts/waiting');
  const tabs = [
    { id: 'accounts', label: t('nav.accounts') },
    ...(may('application.decide') ? [{ id: 'applications', label: t('application.title'), ...(waiting ? { count: waiting.applications } : {}) }] : []),
    ...(may('account.confirm') ? [{ id: 'yearly', label: t('yearly.title'), ...(waiting?.opens ? { count: waiting.waiting + waiting.overdue + waiting.suspended } : {}) }] : []),
  ];
  const tab = tabs.find((one) => one.id === params.get('tab'))?.id ?? 'accounts';
  return (
    <>
      <div className="page-head"><h1>{t('nav.accounts')}</h1>{may('account.edit') && <span className="line line-end no-print"><Button look="primary" icon="plus" onClick={() => setAdding(true)}>{t('account.new')}</Button></span>}</div>
      <Tabs label={t('nav.accounts')} tabs={tabs} active={tab} onTab={(id) => params.set({ tab: id === 'accounts' ? '' : id })}>
        {tab === 'applications' ? <ApplicationsPanel /> : tab === 'yearly' ? <YearlyPanel onOpen={setOpen} /> : <AccountsPanel onOpen={setOpen} />}
      </Tabs>
      {adding && <NewAccount onClose={() => setAdding(false)} />}
      {open && <AccountDialog account={open} onClose={() => setOpen(undefined)} onPassword={(password) => { setTold({ login: open.login, password }); setOpen(undefined); }} />}
      {told && <FirstPassword {...told} onClose={() => setTold(undefined)} />}
    </>
  );
}
