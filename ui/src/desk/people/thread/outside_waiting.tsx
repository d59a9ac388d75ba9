// SPDX-License-Identifier: Apache-2.0
// まだ届いていない人: what I sent that has not arrived; and colleagues of mine who have got something urgent and are silent.
import type { OutsideWaiting, UrgentNudge } from '../../../api/types.ts';
import { Badge } from '../../../parts/badge.tsx';
import { LinkButton } from '../../../parts/button.tsx';
import { Icon } from '../../../parts/icons.tsx';
import { useText } from '../../../parts/use_text.ts';
import { DeliveryState, useWhen } from './delivery_state.tsx';
import { receiverName } from './outside_rules.ts';

export default function OutsideWaitingLines({ outside, nudges }: { outside: OutsideWaiting[]; nudges: UrgentNudge[] }) {
  const { t } = useText();
  const when = useWhen();
  return (
    <>
      {nudges.map((one, i) => (
        <li key={i} className="waiting-line">
          <Icon name="clock" />
          <div className="grow"><p className="line"><b>{one.colleagues.map((name) => t('outside.san', { name })).join(t('fact_word.comma'))}</b><Badge tone="bad">{t('thread.urgent')}</Badge></p><p>{t('outside.nudge', { time: when(one.at) })}</p></div>
        </li>
      ))}
      {outside.map(({ person_id, person_name, delivery }) => (
        <li key={delivery.id} className="waiting-line">
          <Icon name="mail" />
          <div className="grow"><p className="line"><b>{person_name}</b><Badge tone="warn">{t('outside.waiting')}</Badge></p><p>{receiverName(delivery)} <DeliveryState delivery={delivery} />{!delivery.mine && <span className="small soft"> {t('outside.from', { name: delivery.sender })}</span>}</p></div>
          <div className="line"><LinkButton to={`/people/${person_id}?tab=thread`} aria-label={t('inbox.read_of', { name: person_name })}>{t('home.read')}</LinkButton></div>
        </li>
      ))}
    </>
  );
}
