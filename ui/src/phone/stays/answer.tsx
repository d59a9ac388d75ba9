// SPDX-License-Identifier: Apache-2.0
// 担当ですか: two answers, each with a second tap, for the hospital acts on it. What was answered without a line says so.
import { useState } from 'react';
import type { StayView } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { useText } from '../../parts/use_text.ts';
import { ItemSign } from '../screens/item_sign.tsx';
import { useCopy } from '../use_phone.ts';
import { answerHere, ownNumber } from './rules.ts';

// `person` is empty for somebody who is not ours.
export function StayAnswer({ stay, person }: { stay: StayView; person: string }) {
  const { t } = useText();
  const { phone, copy } = useCopy();
  const [asking, setAsking] = useState<'ours' | 'not_ours'>();
  const [number, setNumber] = useState(() => ownNumber(copy.book.person(person)?.page, copy.me.account));
  const said = answerHere(copy.outbox.list(), stay.id);
  const name = stay.name || stay.name_kana;
  const send = async (answer: 'ours' | 'not_ours') => {
    setAsking(undefined);
    await copy.answerStay(stay, person, answer, answer === 'ours' ? number : '', Date.now());
    void phone.sync();
  };
  if (said && said.state !== 'refused') {
    return <div className="stack-tight" role="status"><p>{t(`phone.stay.said.${(said.body as { answer: 'ours' | 'not_ours' }).answer}`)}</p><ItemSign item={said} /></div>;
  }
  if (asking === 'ours') {
    return (
      <form className="stack-tight" onSubmit={(e) => { e.preventDefault(); void send('ours'); }}>
        <p className="small">{t('phone.stay.ours.lead')}</p>
        <TextField label={t('phone.stay.number')} type="tel" autoComplete="tel" value={number} onValue={setNumber} />
        <div className="line"><Button look="primary" type="submit">{t('phone.stay.ours.send')}</Button><Button onClick={() => setAsking(undefined)}>{t('give_up')}</Button></div>
      </form>
    );
  }
  if (asking === 'not_ours') {
    return (
      <div className="stack-tight">
        <p className="small">{t('phone.stay.not_ours.lead')}</p>
        <div className="line"><Button look="primary" onClick={() => void send('not_ours')}>{t('phone.stay.not_ours.send')}</Button><Button onClick={() => setAsking(undefined)}>{t('give_up')}</Button></div>
      </div>
    );
  }
  return (
    <div className="line">
      {said?.problem && <p className="notice notice--bad small">{said.problem}</p>}
      <Button look="primary" aria-label={t('phone.stay.ours_of', { name })} onClick={() => setAsking('ours')}>{t('phone.stay.ours')}</Button>
      <Button aria-label={t('phone.stay.not_ours_of', { name })} onClick={() => setAsking('not_ours')}>{t('phone.stay.not_ours')}</Button>
    </div>
  );
}
