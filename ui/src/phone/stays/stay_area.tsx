// SPDX-License-Identifier: Apache-2.0
// The place of stays on a person's screen: what is told of her, what waits to be told, or the way to tell it.
import { Suspense, lazy } from 'react';
import { LinkButton } from '../../parts/button.tsx';
import { Bones } from '../../parts/states.tsx';
import { useText } from '../../parts/use_text.ts';
import { dateOf } from '../../text/format.ts';
import { withWords } from '../../desk/seldom.ts';
import { ItemSign } from '../screens/item_sign.tsx';
import { useCopy } from '../use_phone.ts';
import { isOpen, noticesHere, shown } from './rules.ts';

const StayCards = lazy(withWords(() => import('./stay_cards.tsx')));

export function StayArea({ person }: { person: string }) {
  const { t } = useText();
  const { copy } = useCopy();
  const stays = shown(copy.stays.of(person), dateOf(new Date()));
  const told = noticesHere(copy.outbox.list(), person);
  return (
    <>
      {stays.length + told.length > 0 && (
        <section className="stack-tight">
          <h2>{t('phone.stay')}</h2>
          {told.map((item) => <div key={item.key} className="card stack-tight"><ItemSign item={item} /><p>{t('phone.stay.notice_of', { hospital: item.line })}</p>{item.problem && <p className="notice notice--bad small">{item.problem}</p>}</div>)}
          {stays.length > 0 && <Suspense fallback={<Bones rows={3} />}><StayCards stays={stays} person={person} /></Suspense>}
        </section>
      )}
      {!stays.some(isOpen) && told.length === 0 && <LinkButton to={`/people/${person}/admission`}>{t('phone.stay.notice')}</LinkButton>}
    </>
  );
}
