// SPDX-License-Identifier: Apache-2.0
// What the town decides for its area: second factors, offline copies, the yearly confirmation, how long records are kept, the words of the pledge.
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useGet } from '../../api/queries.ts';
import { request, sentence, Refused } from '../../api/request.ts';
import type { AccountList, FaxSettings, OfflinePolicy, PledgeWords, ReachRules, RetentionSettings, SignInSettings, YearlyConfirmation } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { Check, SelectField, TextArea, TextField } from '../../parts/field.tsx';
import { Answer } from '../../parts/states.tsx';
import { say } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { useWords } from '../context.tsx';
import { FaxNumbersPart } from './fax_numbers.tsx';

// One card: what is kept, changed and saved as a whole.
function Card<T extends object>({ title, lead, path, children }: { title: string; lead?: string; path: string; children: (value: T, change: (to: Partial<T>) => void) => ReactNode }) {
  const query = useGet<T>(path, path);
  return (
    <section className="card stack">
      <h2>{title}</h2>
      {lead && <p className="soft">{lead}</p>}
      <Answer query={query}>{(kept) => <CardForm kept={kept} path={path}>{children}</CardForm>}</Answer>
    </section>
  );
}

function CardForm<T extends object>({ kept, path, children }: { kept: T; path: string; children: (value: T, change: (to: Partial<T>) => void) => ReactNode }) {
  const { t } = useText();
  const client = useQueryClient();
  const [value, setValue] = useState(kept);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    setProblem('');
    try {
      setValue(await request<T>(path, { method: 'PUT', body: value }));
      say(t('area_settings.saved'));
      await client.invalidateQueries({ queryKey: ['session'] });
    } catch (error) {
      setProblem(error instanceof Refused && error.fields[0] ? error.fields[0].message : sentence(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="stack" onSubmit={(e) => { e.preventDefault(); void save(); }}>
      {problem && <p className="notice notice--bad" role="alert">{problem}</p>}
      {children(value, (to) => setValue({ ...value, ...to }))}
      <div><Button look="primary" type="submit" busy={busy}>{t('area_settings.save')}</Button></div>
    </form>
  );
}

const MONTHS = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3];
const REACH = ['remind_after', 'next_after'] as const;
const YEARS = ['years', 'access_log_years'] as const;
const NUMBERS = ['days', 'pin_hours', 'forget_days'] as const;

// Who may erase and hold: nobody named, every account of the town.
function Officers({ officers, onOfficers }: { officers: string[]; onOfficers: (officers: string[]) => void }) {
  const { t } = useText();
  const accounts = useGet<AccountList>('accounts', '/v1/accounts');
  const ofTown = (accounts.data?.items ?? []).filter((one) => one.active && one.roles.some((role) => role.role === 'town'));
  return (
    <fieldset className="stack-tight">
      <legend className="field__label">{t('area_settings.retention.officers')}</legend>
      <p className="small soft">{t('area_settings.retention.officers.support')}</p>
      {ofTown.map((one) => (
        <Check key={one.id} label={one.name} checked={officers.includes(one.id)}
          onChecked={(on) => onOfficers(on ? [...officers, one.id] : officers.filter((id) => id !== one.id))} />
      ))}
    </fieldset>
  );
}

function FaxCard() {
  const { t } = useText();
  return (
    <>
      <Card<FaxSettings> title={t('area_settings.fax')} lead={t('area_settings.fax.lead')} path="/v1/settings/fax">
        {(value, change) => (
          <>
            <Check label={t('area_settings.fax.on')} checked={value.on} onChecked={(on) => change({ on })} />
            <TextField label={t('area_settings.fax.address')} support={t('area_settings.fax.address.support')} placeholder="{number}@fax.example.jp" value={value.address} onValue={(address) => change({ address })} />
            <TextField label={t('area_settings.fax.from')} support={t('area_settings.fax.from.support')} type="email" value={value.from} onValue={(from) => change({ from })} />
          </>
        )}
      </Card>
      <FaxNumbersPart />
    </>
  );
}

export default function AreaSettingsScreen() {
  const { t } = useText();
  const words = useWords();
  return (
    <>
      <div className="page-head"><h1>{t('area_settings')}</h1></div>
      <p className="soft">{t('area_settings.lead')}</p>
      <Card<SignInSettings> title={t('area_settings.sign_in')} path="/v1/settings/sign-in">
        {(value, change) => (
          <SelectField label={t('area_settings.second_factor')} support={t('area_settings.second_factor.support')} value={value.second_factor_for}
            onValue={(v) => change({ second_factor_for: v as SignInSettings['second_factor_for'] })} choices={words.choices('SecondFactorFor')} />
        )}
      </Card>
      <Card<OfflinePolicy> title={t('area_settings.offline')} lead={t('area_settings.offline.lead')} path="/v1/settings/offline">
        {(value, change) => (
          <>
            <SelectField label={t('area_settings.offline.which')} value={value.offline} onValue={(v) => change({ offline: v as OfflinePolicy['offline'] })} choices={words.choices('Offline')} />
            {NUMBERS.map((name) => (
              <TextField key={name} label={t(`area_settings.offline.${name}`)} inputMode="numeric" value={String(value[name])}
                onValue={(v) => change({ [name]: Number(v.normalize('NFKC').replace(/\D/g, '')) })} />
            ))}
          </>
        )}
      </Card>
      <Card<ReachRules> title={t('area_settings.reach')} lead={t('area_settings.reach.lead')} path="/v1/settings/reach">
        {(value, change) => (
          <>
            <Check label={t('area_settings.reach.escalate')} checked={value.escalate} onChecked={(escalate) => change({ escalate })} />
            {value.escalate && REACH.map((name) => (
              <TextField key={name} label={t(`area_settings.reach.${name}`)} inputMode="numeric" value={String(value[name])} onValue={(v) => change({ [name]: Number(v.normalize('NFKC').replace(/\D/g, '')) })} />
            ))}
            <TextField label={t('area_settings.reach.link_days')} inputMode="numeric" value={String(value.link_days)} onValue={(v) => change({ link_days: Number(v.normalize('NFKC').replace(/\D/g, '')) })} />
          </>
        )}
      </Card>
      <FaxCard />
      <Card<YearlyConfirmation> title={t('area_settings.yearly')} lead={t('area_settings.yearly.lead')} path="/v1/settings/yearly-confirmation">
        {(value, change) => (
          <>
            <Check label={t('area_settings.yearly.on')} checked={value.on} onChecked={(on) => change({ on })} />
            {value.on && (
              <>
                <SelectField label={t('area_settings.yearly.month')} value={String(value.month)} onValue={(month) => change({ month: Number(month) })} choices={MONTHS.map((month) => ({ value: String(month), label: t('area_settings.yearly.month_n', { n: month }) }))} />
                <TextField label={t('area_settings.yearly.grace_days')} inputMode="numeric" value={String(value.grace_days)} onValue={(v) => change({ grace_days: Number(v.normalize('NFKC').replace(/\D/g, '')) })} />
                <Check label={t('area_settings.yearly.suspend')} checked={value.suspend} onChecked={(suspend) => change({ suspend })} />
                <p className="small soft">{t('area_settings.yearly.spared')}</p>
              </>
            )}
          </>
        )}
      </Card>
      <Card<RetentionSettings> title={t('area_settings.retention')} lead={t('area_settings.retention.lead')} path="/v1/settings/retention">
        {(value, change) => (
          <>
            {YEARS.map((name) => (
              <TextField key={name} label={t(`area_settings.retention.${name}`)} support={t(`area_settings.retention.${name}.support`)} inputMode="numeric" value={String(value[name])}
                onValue={(v) => change({ [name]: Number(v.normalize('NFKC').replace(/\D/g, '')) })} />
            ))}
            <Officers officers={value.officers} onOfficers={(officers) => change({ officers })} />
          </>
        )}
      </Card>
      <Card<PledgeWords> title={t('area_settings.pledge')} lead={t('area_settings.pledge.lead')} path="/v1/settings/pledge">
        {(value, change) => <TextArea label={t('area_settings.pledge.words')} rows={10} value={value.words} onValue={(v) => change({ words: v })} />}
      </Card>
    </>
  );
}
