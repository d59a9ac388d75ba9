// SPDX-License-Identifier: Apache-2.0
// One's own devices and personal code, and making this PC a shared one.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get, post, request, sentence, Refused } from '../../api/request.ts';
import type { DeviceList, DeviceView, ShortCodeState } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { say, sayProblem } from '../../parts/toast.tsx';
import { useText } from '../../parts/use_text.ts';
import { momentText } from '../../text/format.ts';
import { useMay, useSession, useWords } from '../context.tsx';
import { useSharedPc } from './shared_pc.tsx';

const messageOf = (error: unknown) => (error instanceof Refused && error.fields[0] ? error.fields[0].message : sentence(error));

// What cannot be taken back is asked twice.
export function RevokeDevice({ device, onList }: { device: DeviceView; onList: (list: DeviceList) => void }) {
  const { t } = useText();
  const [asked, setAsked] = useState(false);
  const revoke = async () => {
    try {
      onList(await post<DeviceList>(`/v1/devices/${device.id}/revoke`));
      say(t('devices.revoked_now', { name: device.name }));
    } catch (problem) {
      sayProblem(problem);
    }
  };
  if (!asked) return <Button onClick={() => setAsked(true)}>{t('devices.revoke')}</Button>;
  return (
    <div className="notice notice--warn stack-tight" role="alert">
      <p>{t('devices.revoke.sure', { name: device.name })}</p>
      <div className="line"><Button look="danger" onClick={() => void revoke()}>{t('devices.revoke')}</Button><Button onClick={() => setAsked(false)}>{t('cancel')}</Button></div>
    </div>
  );
}

export function DeviceLine({ device }: { device: DeviceView }) {
  const { t, lang } = useText();
  const words = useWords();
  return (
    <div>
      <p><b>{device.name}</b> {device.managed && <Badge tone="good">{t('devices.managed')}</Badge>} {device.revoked_at && <Badge tone="warn">{t('devices.revoked')}</Badge>}</p>
      <p className="small soft">{[words.name('DeviceKind', device.kind), device.office_name].filter(Boolean).join('・')}</p>
      <p className="small soft">{t('devices.seen', { seen: momentText(device.last_seen_at, lang), by: device.registered_by })}</p>
    </div>
  );
}

function MyDevices() {
  const { t } = useText();
  const client = useQueryClient();
  const key = ['my-devices'];
  const { data } = useQuery({ queryKey: key, queryFn: ({ signal }) => get<DeviceList>('/v1/me/devices', signal), staleTime: 0 });
  if (!data) return null;
  if (data.items.length === 0) return <p>{t('devices.none')}</p>;
  return (
    <ul className="stack sign-ins">
      {data.items.map((device) => (
        <li key={device.id}><DeviceLine device={device} />{!device.revoked_at && <RevokeDevice device={device} onList={(list) => client.setQueryData(key, list)} />}</li>
      ))}
    </ul>
  );
}

function ShortCode() {
  const { t, lang } = useText();
  const client = useQueryClient();
  const key = ['short-code'];
  const { data } = useQuery({ queryKey: key, queryFn: ({ signal }) => get<ShortCodeState>('/v1/me/short-code', signal), staleTime: 0 });
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const act = async (method: 'POST' | 'DELETE', said: string) => {
    setBusy(true);
    setProblem('');
    try {
      client.setQueryData(key, await request<ShortCodeState>('/v1/me/short-code', { method, body: { code } }));
      setCode('');
      say(said);
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="stack" onSubmit={(e) => { e.preventDefault(); void act('POST', t('short_code.saved')); }}>
      <h3>{t('short_code')}</h3>
      <p className="soft">{t('short_code.lead')}</p>
      {data?.changed_at && <p>{t('short_code.set_at', { at: momentText(data.changed_at, lang) })}</p>}
      <TextField label={t('short_code.new')} type="password" inputMode="numeric" autoComplete="off" value={code} onValue={setCode} error={problem} />
      <div className="line">
        <Button look="primary" type="submit" busy={busy}>{t('short_code.save')}</Button>
        {data?.set && <Button onClick={() => void act('DELETE', t('short_code.removed'))}>{t('short_code.remove')}</Button>}
      </div>
    </form>
  );
}

function RegisterPc() {
  const { t } = useText();
  const client = useQueryClient();
  const session = useSession();
  const may = useMay();
  const { data } = useSharedPc();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [office, setOffice] = useState(session.offices[0]?.id ?? '');
  const [problem, setProblem] = useState('');
  if (!data || !may('device.read') || session.offices.length === 0) return null;
  if (data.registered) return <p className="notice">{t('shared.here', { office: data.office_name, name: data.name })}</p>;
  const register = async () => {
    try {
      await post('/v1/me/devices', { name, kind: 'shared_pc', office_id: office });
      say(t('shared.registered'));
      await Promise.all(['shared-pc', 'my-devices', 'session'].map((what) => client.invalidateQueries({ queryKey: [what] })));
    } catch (error) {
      setProblem(messageOf(error));
    }
  };
  if (!open) return <div><Button onClick={() => setOpen(true)}>{t('shared.register')}</Button></div>;
  return (
    <form className="subform stack-tight" onSubmit={(e) => { e.preventDefault(); void register(); }}>
      <p>{t('shared.register.lead')}</p>
      {session.offices.length > 1 && <SelectField label={t('shared.office')} value={office} onValue={setOffice} choices={session.offices.map((o) => ({ value: o.id, label: o.name }))} />}
      <TextField label={t('shared.name')} value={name} onValue={setName} error={problem} autoComplete="off" />
      <div className="line"><Button look="primary" type="submit">{t('shared.register')}</Button><Button onClick={() => setOpen(false)}>{t('cancel')}</Button></div>
    </form>
  );
}

export function DevicesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  return (
    <Dialog title={t('devices')} onClose={onClose}>
      <div className="stack">
        <p className="small soft">{t('devices.lead')}</p>
        <MyDevices />
        <RegisterPc />
        <ShortCode />
      </div>
    </Dialog>
  );
}
