// SPDX-License-Identifier: Apache-2.0
// 十分, 足りない: one tap for whoever got it, also without a line. Where a colleague has said something else meanwhile, both words are
// shown and one is chosen.
import { useState } from 'react';
import type { DocumentSendingView } from '../../api/types.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { TextArea } from '../../parts/field.tsx';
import { useText } from '../../parts/use_text.ts';
import { ItemSign } from '../screens/item_sign.tsx';
import { useCopy } from '../use_phone.ts';
import { judgedHere, type Paper } from './rules.ts';

type Said = Pick<DocumentSendingView, 'enough' | 'missing'>;

function Words({ said }: { said: Said }) {
  const { t } = useText();
  return <><Badge tone={said.enough === 'enough' ? 'good' : 'warn'}>{t(said.enough === 'enough' ? 'stay_enough.enough' : 'stay_enough.missing')}</Badge> {said.missing}</>;
}

export function Judge({ paper, sending }: { paper: Paper; sending: DocumentSendingView }) {
  const { t } = useText();
  const { phone, copy } = useCopy();
  const [asks, setAsks] = useState(false);
  const [missing, setMissing] = useState('');
  const item = judgedHere(copy.outbox.list(), paper, sending.id);
  const mine = item?.body as Said | undefined;
  const say = async (said: Said) => {
    setAsks(false);
    await copy.papers.judge(paper, sending.id, said.enough, said.missing, Date.now());
    void phone.sync();
  };
  if (item && mine && item.state === 'refused') {
    const other = sending.enough !== 'unsaid';
    return (
      <div className="notice notice--bad stack-tight" role="alert">
        {other ? <p>{t('phone.document.judged_by', { name: sending.judged_by })} <Words said={sending} /></p> : <p>{item.problem}</p>}
        <p>{t('document.you_said')} <Words said={mine} /></p>
        <div className="line">
          <Button onClick={() => void copy.discard(item)}>{t(other ? 'phone.document.leave_theirs' : 'phone.item.discard')}</Button>
          <Button onClick={() => void say(mine)}>{t(other ? 'phone.document.take_mine' : 'phone.item.again')}</Button>
        </div>
      </div>
    );
  }
  if (item && mine) {
    return (
      <div className="notice stack-tight" role="status">
        <p>{t('document.you_said')} <Words said={mine} /></p>
        <ItemSign item={item} />
        {item.state === 'waiting' && !item.tried && <div><Button onClick={() => void copy.discard(item)}>{t('phone.document.say_anew')}</Button></div>}
      </div>
    );
  }
  if (sending.enough !== 'unsaid') return <p className="notice notice--good">{t('phone.document.judged_by', { name: sending.judged_by })} <Words said={sending} /></p>;
  return (
    <form className="notice stack-tight" onSubmit={(e) => { e.preventDefault(); if (missing.trim()) void say({ enough: 'missing', missing: missing.trim() }); }}>
      <p><b>{t('document.judge')}</b></p>
      <div className="line">
        <Button look="primary" icon="check" onClick={() => void say({ enough: 'enough', missing: '' })}>{t('document.enough')}</Button>
        <Button aria-expanded={asks} onClick={() => setAsks(!asks)}>{t('document.not_enough')}</Button>
      </div>
      {asks && <><TextArea label={t('document.what_missing')} rows={2} value={missing} onValue={setMissing} /><Button type="submit" aria-disabled={!missing.trim() || undefined}>{t('document.say_missing')}</Button></>}
    </form>
  );
}
