// SPDX-License-Identifier: Apache-2.0
// アプリのない人へ届ける: to whom, by which way, where to. Whom no consent covers cannot be chosen, and it says why.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Refused, post, sentence } from '../../../api/request.ts';
import type { DeliveryView, DeliveryWay, Outside, OutsideMember } from '../../../api/types.ts';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { Check, SelectField, TextField } from '../../../parts/field.tsx';
import { say } from '../../../parts/toast.tsx';
import { useText } from '../../../parts/use_text.ts';
import { addressFor, nextWay, receiverName } from './outside_rules.ts';

const WAYS: DeliveryWay[] = ['mail', 'fax', 'phone', 'paper'];

interface Chosen { on: boolean; way: DeliveryWay; address: string }

export default function OutsideDialog({ person, entry, outside, after, onClose }: { person: string; entry: string; outside: Outside; after?: DeliveryView; onClose: () => void }) {
  const { t } = useText();
  const client = useQueryClient();
  const members = after ? outside.members.filter((one) => one.member_id === after.receiver_id) : outside.members;
  const begin = (member: OutsideMember): Chosen => {
    const way = nextWay(member, after?.way);
    return { on: member.allowed, way, address: addressFor(member, way) };
  };
  const [chosen, setChosen] = useState<Record<string, Chosen>>(() => Object.fromEntries(members.map((one) => [one.member_id, begin(one)])));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const change = (member: string, to: Partial<Chosen>) => setChosen((all) => ({ ...all, [member]: { ...all[member]!, ...to } }));
  const send = async () => {
    const receivers = members.filter((one) => chosen[one.member_id]?.on).map((one) => ({ member_id: one.member_id, way: chosen[one.member_id]!.way, address: chosen[one.member_id]!.address.trim() }));
    if (receivers.length === 0) return setProblem(t('outside.choose'));
    setBusy(true);
    setProblem('');
    try {
      client.setQueryData(['thread', person, 'outside'], await post<Outside>(`/v1/people/${person}/entries/${entry}/deliveries`, { receivers }));
      await client.invalidateQueries({ queryKey: ['inbox'] });
      say(t('outside.begun'));
      onClose();
    } catch (error) {
      setProblem(error instanceof Refused && error.fields[0] ? error.fields[0].message : sentence(error));
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('outside.title')} onClose={onClose}>
      <form className="stack" onSubmit={(e) => { e.preventDefault(); void send(); }}>
        <p className="small">{t('outside.lead')}</p>
        {members.map((member) => {
          const one = chosen[member.member_id]!;
          const name = receiverName({ receiver: member.name, office_name: member.office_name });
          return (
            <fieldset key={member.member_id} className="subform stack-tight">
              <legend className="sr-only">{name}</legend>
              <Check label={<b>{name}</b>} checked={one.on} disabled={!member.allowed} onChecked={(on) => change(member.member_id, { on })} />
              {!member.allowed && <p className="small">{t('outside.no_basis')}</p>}
              {one.on && (
                <div className="form-grid">
                  <SelectField label={t('outside.way')} value={one.way} onValue={(way) => change(member.member_id, { way: way as DeliveryWay, address: addressFor(member, way as DeliveryWay) })} choices={WAYS.map((way) => ({ value: way, label: t(`outside.way_${way}`) }))} />
                  {one.way !== 'paper' && <TextField label={t(one.way === 'mail' ? 'outside.mail' : one.way === 'fax' ? 'outside.fax' : 'outside.phone')} value={one.address} inputMode={one.way === 'mail' ? 'email' : 'tel'} autoComplete="off"
                    support={one.way === 'mail' ? t('outside.mail_support') : undefined} onValue={(address) => change(member.member_id, { address })} />}
                </div>
              )}
            </fieldset>
          );
        })}
        {problem && <p className="field__error" role="alert">{problem}</p>}
        <div className="line"><Button look="primary" type="submit" busy={busy}>{t('outside.send')}</Button><Button onClick={onClose}>{t('outside.later')}</Button></div>
      </form>
    </Dialog>
  );
}
