// SPDX-License-Identifier: Apache-2.0
// Adding to the team: an office of the directory (everybody of it), an account, or somebody who has none and is reached by
// telephone, FAX, mail or paper. Changing keeps who it is.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useGet } from '../../api/queries.ts';
import { Refused, request, sentence } from '../../api/request.ts';
import type { AccountList, MemberChannel, PersonPage, Profession, TeamMemberView } from '../../api/types.ts';
import { uuid7 } from '../../api/uuid.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Check, ErrorSummary, SelectField, TextField } from '../../parts/field.tsx';
import { Segments } from '../../parts/tabs.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { useMay, useSession } from '../context.tsx';
import { PickFacility, type Picked } from '../pick_facility.tsx';
import { CHANNELS, PROFESSIONS } from './choices.ts';
import { memberName } from './team_panel.tsx';

type Who = 'office' | 'account' | 'outside';

// The accounts somebody may name: all for those who keep accounts, else oneself.
function useAccounts(): { value: string; label: string }[] {
  const may = useMay();
  const session = useSession();
  const all = useGet<AccountList>('accounts', '/v1/accounts', may('account.read'));
  const found = (all.data?.items ?? []).filter((one) => one.active).map((one) => ({ value: one.id, label: one.name }));
  return found.length ? found : session.account ? [{ value: session.account.id, label: session.account.name }] : [];
}

export function MemberDialog({ page, member, onClose }: { page: PersonPage; member: TeamMemberView | undefined; onClose: () => void }) {
  const { t } = useText();
  const client = useQueryClient();
  const accounts = useAccounts();
  const [who, setWho] = useState<Who>('office');
  const [office, setOffice] = useState<Picked>();
  const [accountId, setAccountId] = useState('');
  const [name, setName] = useState('');
  const [profession, setProfession] = useState<Profession>(member?.profession ?? 'none');
  const [duty, setDuty] = useState(member?.duty ?? '');
  const [phone, setPhone] = useState(member?.phone ?? '');
  const [channel, setChannel] = useState<MemberChannel>(member?.channel ?? 'app');
  const [address, setAddress] = useState(member?.channel_address ?? '');
  const [keepsCase, setKeepsCase] = useState(false);
  const [coordinates, setCoordinates] = useState(member?.coordinates ?? false);
  const [problems, setProblems] = useState<{ id: string; message: string }[]>([]);
  const [busy, setBusy] = useState(false);
  const [key] = useState(uuid7);
  const needsAddress = channel === 'fax' || channel === 'mail';
  const chooseWho = (next: Who) => {
    setWho(next);
    setChannel(next === 'outside' ? 'fax' : 'app');
  };
  const save = async () => {
    const found: typeof problems = [];
    if (!member && who === 'office' && !office) found.push({ id: 'm-office', message: t('team.office_must') });
    if (!member && who === 'account' && !accountId) found.push({ id: 'm-account_id', message: t('team.account_must') });
    if (!member && who === 'outside' && !name.trim()) found.push({ id: 'm-name', message: t('problem.must', { field: t('person.field.name') }) });
    if (needsAddress && !address.trim()) found.push({ id: 'm-channel_address', message: t('team.address_must') });
    setProblems(found);
    if (found.length) return;
    setBusy(true);
    const shared = { profession, duty, phone, channel, channel_address: address, coordinates };
    const identity = who === 'office' ? { office_id: office?.id, name } : who === 'account' ? { account_id: accountId } : { name };
    const path = `/v1/people/${page.person.id}/team`;
    try {
      const saved = member
        ? await request<PersonPage>(`${path}/${member.id}`, { method: 'PUT', body: shared })
        : await request<PersonPage>(path, { method: 'POST', body: { ...identity, ...shared, keeps_case: keepsCase }, key });
      client.setQueryData(['person', page.person.id], saved);
      await client.invalidateQueries({ queryKey: ['team'] });
      say(t(member ? 'saved' : 'team.added'));
      onClose();
    } catch (error) {
      const fields = error instanceof Refused ? error.fields : [];
      setProblems(fields.length ? fields.map((f) => ({ id: `m-${f.field}`, message: f.message })) : [{ id: 'm-duty', message: sentence(error) }]);
    } finally {
      setBusy(false);
    }
  };
  const errorOf = (field: string) => problems.find((p) => p.id === `m-${field}`)?.message;
  return (
    <Dialog title={member ? t('team.edit_who', { name: memberName(member) }) : t('team.add')} onClose={onClose}>
      <form className="stack" onSubmit={(e) => { e.preventDefault(); void save(); }}>
        <ErrorSummary problems={problems} />
        {!member && (
          <>
            <Segments label={t('team.who')} value={who} onValue={chooseWho}
              options={[{ value: 'office', label: t('team.who_office') }, { value: 'account', label: t('team.who_account') }, { value: 'outside', label: t('team.who_outside') }]} />
            <p className="small soft">{t(`team.who_${who}_lead`)}</p>
            {who === 'office' && <div id="m-office" tabIndex={-1}><PickFacility label={t('team.office')} picked={office} onPicked={setOffice} /></div>}
            {who === 'account' && <SelectField id="m-account_id" label={t('team.account')} must error={errorOf('account_id')} value={accountId} onValue={setAccountId} choices={[{ value: '', label: t('people.choose') }, ...accounts]} />}
            {who !== 'account' && <TextField id="m-name" label={t(who === 'office' ? 'team.office_person' : 'person.field.name')} must={who === 'outside'} error={errorOf('name')} value={name} onValue={setName} autoComplete="off" />}
          </>
        )}
        <div className="form-grid">
          <SelectField label={t('team.profession')} value={profession} onValue={(v) => setProfession(v as Profession)} choices={PROFESSIONS.map((value) => ({ value, label: t(`profession.${value}`) }))} />
          <TextField id="m-duty" label={t('team.duty')} support={t('team.duty_support')} value={duty} onValue={setDuty} />
          <TextField id="m-phone" label={t('person.field.phone')} value={phone} onValue={setPhone} inputMode="tel" autoComplete="off" />
          <SelectField label={t('team.channel')} value={channel} onValue={(v) => setChannel(v as MemberChannel)} choices={CHANNELS.map((value) => ({ value, label: t(`member_channel.${value}`) }))} />
          {needsAddress && <TextField id="m-channel_address" label={t(channel === 'fax' ? 'team.fax_number' : 'team.mail_address')} must error={errorOf('channel_address')} value={address} onValue={setAddress} autoComplete="off" />}
        </div>
        <Check label={t('team.coordinates_check')} checked={coordinates} onChecked={setCoordinates} />
        {!member && who === 'office' && page.basis.own_case && <Check label={t('team.keeps_case_check')} checked={keepsCase} onChecked={setKeepsCase} />}
        <div className="line"><Button look="primary" type="submit" busy={busy}>{t('save')}</Button><Button onClick={onClose}>{t('give_up')}</Button></div>
      </form>
    </Dialog>
  );
}
