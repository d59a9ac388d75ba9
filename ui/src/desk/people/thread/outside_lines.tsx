// SPDX-License-Identifier: Apache-2.0
// Under an entry: how far it came with each member without the program, what is to do next, and whom the program told again.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post, sentence } from '../../../api/request.ts';
import type { DeliveryOutcome, DeliveryView, Outside } from '../../../api/types.ts';
import type { Key } from '../../../i18n/index.ts';
import { Button, LinkButton } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { Check, TextArea } from '../../../parts/field.tsx';
import { Menu } from '../../../parts/filter_menu.tsx';
import { say, sayProblem } from '../../../parts/toast.tsx';
import { useText } from '../../../parts/use_text.ts';
import { Alert, DeliveryState } from './delivery_state.tsx';
import OutsideDialog from './outside_dialog.tsx';
import { isStuck, latest, receiverName } from './outside_rules.ts';

export function useDelivery(person: string) {
  const client = useQueryClient();
  return async (delivery: string, what: string, body: unknown) => {
    client.setQueryData(['thread', person, 'outside'], await post<Outside>(`/v1/people/${person}/deliveries/${delivery}/${what}`, body));
    await Promise.all([client.invalidateQueries({ queryKey: ['thread', person] }), client.invalidateQueries({ queryKey: ['inbox'] })]);
  };
}

function TypedAnswer({ person, delivery, onClose }: { person: string; delivery: DeliveryView; onClose: () => void }) {
  const { t } = useText();
  const act = useDelivery(person);
  const [text, setText] = useState('');
  const [ack, setAck] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const send = async () => {
    if (!text.trim()) return setProblem(t('thread.empty_entry'));
    setBusy(true);
    try {
      await act(delivery.id, 'answer', { text, ack });
      say(t('thread.sent'));
      onClose();
    } catch (error) {
      setProblem(sentence(error));
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('outside.answer_of', { name: receiverName(delivery) })} onClose={onClose}>
      <form className="stack" onSubmit={(e) => { e.preventDefault(); void send(); }}>
        <p className="small">{t('outside.answer_lead')}</p>
        <TextArea label={t('outside.answer_text')} value={text} onValue={setText} error={problem || undefined} />
        <Check label={t('outside.answer_ack')} checked={ack} onChecked={setAck} />
        <div className="line"><Button look="primary" type="submit" busy={busy}>{t('thread.send')}</Button><Button onClick={onClose}>{t('give_up')}</Button></div>
      </form>
    </Dialog>
  );
}

function Line({ person, delivery, mayWrite, onAnother }: { person: string; delivery: DeliveryView; mayWrite: boolean; onAnother: () => void }) {
  const { t } = useText();
  const act = useDelivery(person);
  const [busy, setBusy] = useState(false);
  const [answering, setAnswering] = useState(false);
  const note = async (outcome: DeliveryOutcome | 'end') => {
    setBusy(true);
    await act(delivery.id, outcome === 'end' ? 'end' : 'note', outcome === 'end' ? {} : { outcome }).catch(sayProblem);
    setBusy(false);
  };
  const name = receiverName(delivery);
  const stuck = isStuck(delivery);
  const paper = delivery.way === 'fax' || delivery.way === 'paper';
  const todo = delivery.state === 'todo';
  const arrived = delivery.state !== 'todo' && delivery.state !== 'sent';
  const of = (key: Key) => ({ 'aria-label': t('outside.act_of', { name, what: t(key) }) });
  return (
    <li className="line delivery">
      <span>{name} {todo && delivery.way !== 'mail' && delivery.address && <span className="nums">{delivery.address}</span>}</span> <DeliveryState delivery={delivery} />
      {mayWrite && (
        <span className="line line-end no-print">
          {stuck && <Button look="primary" onClick={onAnother} {...of('outside.another')}>{t('outside.another')}</Button>}
          {paper && !stuck && !arrived && <LinkButton icon="print" href={`/v1/people/${person}/deliveries/${delivery.id}/sheet.pdf`} target="_blank" {...of('outside.sheet')}>{t('outside.sheet')}</LinkButton>}
          {todo && delivery.way !== 'mail' && <Button look="primary" icon="check" busy={busy} onClick={() => void note('sent')} {...of(`outside.done_${delivery.way}`)}>{t(`outside.done_${delivery.way}`)}</Button>}
          <Menu label={t('outside.more')} className="button button--quiet" end>
            {(close) => (
              <div onClick={close}>
                {!stuck && <button type="button" className="menu__item" onClick={() => setAnswering(true)}>{t('outside.type_answer')}</button>}
                {!stuck && !delivery.ack_at && <button type="button" className="menu__item" onClick={() => void note('acknowledged')}>{t('outside.heard_ack')}</button>}
                {!stuck && !arrived && <button type="button" className="menu__item" onClick={() => void note('failed')}>{t('outside.not_reached')}</button>}
                {paper && arrived && <a className="menu__item" href={`/v1/people/${person}/deliveries/${delivery.id}/sheet.pdf`} target="_blank" rel="noopener">{t('outside.sheet')}</a>}
                <button type="button" className="menu__item" onClick={() => void note('end')}>{t(delivery.link_open ? 'outside.end_link' : 'outside.end')}</button>
              </div>
            )}
          </Menu>
        </span>
      )}
      {answering && <TypedAnswer person={person} delivery={delivery} onClose={() => setAnswering(false)} />}
    </li>
  );
}

export default function OutsideLines({ person, entry, outside, mayWrite }: { person: string; entry: string; outside: Outside; mayWrite: boolean }) {
  const { t } = useText();
  const [another, setAnother] = useState<DeliveryView>();
  const lines = latest(outside.deliveries, entry);
  const alerts = outside.alerts.filter((one) => one.entry_id === entry).reverse();
  return (
    <>
      {lines.length > 0 && <ul className="deliveries" aria-label={t('outside.list')}>{lines.map((one) => <Line key={one.id} person={person} delivery={one} mayWrite={mayWrite} onAnother={() => setAnother(one)} />)}</ul>}
      {alerts.length > 0 && <ul className="alerts">{alerts.map((one) => <Alert key={one.step} alert={one} />)}</ul>}
      {another && <OutsideDialog person={person} entry={entry} outside={outside} after={another} onClose={() => setAnother(undefined)} />}
    </>
  );
}
