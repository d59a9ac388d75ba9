// SPDX-License-Identifier: Apache-2.0
// What was written here: waiting, on its way, sent, refused, each in words. Nothing refused is thrown away but by hand.
import { useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/states.tsx';
import { useText } from '../../parts/use_text.ts';
import type { Item } from '../sync/outbox.ts';
import { honoured } from '../text.ts';
import { useCopy } from '../use_phone.ts';
import { ItemSign } from './item_sign.tsx';

function OneItem({ item }: { item: Item }) {
  const { t } = useText();
  const { phone, copy } = useCopy();
  const [sure, setSure] = useState(false);
  const person = copy.book.person(item.person);
  const again = async () => {
    await copy.outbox.again(item.key);
    void phone.sync();
  };
  return (
    <li className="card stack-tight">
      <ItemSign item={item} />
      <p><b>{person ? honoured(person.page.person.name) : item.person ? t('phone.person.gone') : ''}</b> {t(`phone.item.what.${item.what}`)}</p>
      {item.line && <p className="small">{item.line}</p>}
      {item.state === 'refused' && (
        <>
          <p className="notice notice--bad small">{item.problem || t('phone.item.lost')}</p>
          <div className="line">
            <Button onClick={() => void again()}>{t('phone.item.again')}</Button>
            <Button look="danger" onClick={() => (sure ? void copy.discard(item) : setSure(true))}>{sure ? t('phone.item.discard.sure') : t('phone.item.discard')}</Button>
          </div>
        </>
      )}
    </li>
  );
}

export function Waiting() {
  const { t } = useText();
  const { phone, state, copy } = useCopy();
  const items = copy.outbox.list().filter((item) => item.what !== 'read' && item.what !== 'document_open').reverse();
  return (
    <div className="stack">
      <h1>{t('phone.waiting')}</h1>
      {state.problem && <p className="notice notice--bad" role="alert">{state.problem}</p>}
      {state.line === 'off' && <p className="notice notice--warn">{t(state.keeps ? 'phone.line.off.lead' : 'phone.line.off.nothing_kept')}</p>}
      {state.line === 'sign_in' && (
        <div className="notice notice--bad stack-tight"><p>{t('phone.line.sign_in.lead')}</p><Button look="primary" onClick={() => phone.askSignIn()}>{t('sign_in.enter')}</Button></div>
      )}
      <Button look="primary" big busy={state.busy} onClick={() => void phone.sync()}>{state.busy ? t('phone.syncing') : t('phone.sync')}</Button>
      {items.length === 0 && <Empty title={t('phone.waiting.none')} />}
      <ul className="stack-tight">{items.map((item) => <OneItem key={item.key} item={item} />)}</ul>
      <Link to="/" className="button">{t('phone.place.today')}</Link>
    </div>
  );
}
