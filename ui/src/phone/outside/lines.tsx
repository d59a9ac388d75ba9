// SPDX-License-Identifier: Apache-2.0
// Under an entry: how far it came with each member without the program. A call is made and ticked here; what is printed is done at
// the desk. Loaded with its words.
import type { DeliveryView } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { useText } from '../../parts/use_text.ts';
import { telHref } from '../../text/format.ts';
import { Alert, DeliveryState } from '../../desk/people/thread/delivery_state.tsx';
import { isStuck, latest, receiverName } from '../../desk/people/thread/outside_rules.ts';
import type { Outside } from '../model.ts';
import { ItemSign } from '../screens/item_sign.tsx';
import { useCopy } from '../use_phone.ts';
import { noteHere } from './rules.ts';

function Line({ person, delivery, mayWrite }: { person: string; delivery: DeliveryView; mayWrite: boolean }) {
  const { t } = useText();
  const { phone, copy } = useCopy();
  const name = receiverName(delivery);
  const said = noteHere(copy.outbox.list(), person, delivery.id);
  const todo = delivery.state === 'todo';
  const call = todo && delivery.way === 'phone';
  const tick = async () => {
    await copy.toldByPhone(person, delivery.id, t('phone.outside.called', { name }), Date.now());
    void phone.sync();
  };
  return (
    <li className="stack-tight delivery-here">
      <p>{name} <DeliveryState delivery={delivery} /></p>
      {call && <a className="button" href={telHref(delivery.address)}>{t('phone.outside.call', { number: delivery.address })}</a>}
      {call && mayWrite && (!said || said.state === 'refused') && <Button look="primary" icon="check" aria-label={t('outside.act_of', { name, what: t('outside.done_phone') })} onClick={() => void tick()}>{t('outside.done_phone')}</Button>}
      {call && said && <><p className="small">{t('outside.done_phone')}</p><ItemSign item={said} /></>}
      {said?.problem && <p className="notice notice--bad small">{said.problem}</p>}
      {isStuck(delivery) && <p className="small soft">{t('phone.outside.stuck')}</p>}
    </li>
  );
}

const isSheet = (one: DeliveryView) => one.state === 'todo' && !one.by_itself && (one.way === 'fax' || one.way === 'paper');

export default function OutsideLines({ person, entry, outside, mayWrite }: { person: string; entry: string; outside: Outside; mayWrite: boolean }) {
  const { t } = useText();
  const lines = latest(outside.deliveries, entry);
  const alerts = outside.alerts.filter((one) => one.entry_id === entry).reverse();
  return (
    <>
      {lines.length > 0 && <ul className="stack-tight" aria-label={t('outside.list')}>{lines.map((one) => <Line key={one.id} person={person} delivery={one} mayWrite={mayWrite} />)}</ul>}
      {lines.some(isSheet) && <p className="small soft">{t('phone.outside.at_desk')}</p>}
      {alerts.length > 0 && <ul>{alerts.map((one) => <Alert key={one.step} alert={one} />)}</ul>}
    </>
  );
}
