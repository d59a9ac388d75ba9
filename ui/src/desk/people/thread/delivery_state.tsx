// SPDX-License-Identifier: Apache-2.0
// How far an entry came with one member without the program, and whom the program told again: in words, for desk and phone.
import type { DeliveryView, EntryAlertView } from '../../../api/types.ts';
import type { Key } from '../../../i18n/index.ts';
import { Badge } from '../../../parts/badge.tsx';
import { useText } from '../../../parts/use_text.ts';
import { dateOf, shortDate, timeOf } from '../../../text/format.ts';
import { saying, whyOf, type DeliverySaying } from './outside_rules.ts';

const TONES: Record<DeliverySaying, 'warn' | 'info' | 'good' | 'bad'> = { todo: 'warn', sent: 'info', opened: 'info', read: 'info', acked: 'good', answered: 'good', failed: 'bad', locked: 'bad', expired: 'bad' };

export function useWhen() {
  const { lang } = useText();
  return (at: string | undefined) => (at ? (dateOf(at) === dateOf(new Date()) ? timeOf(at) : `${shortDate(at, lang)} ${timeOf(at)}`) : '');
}

export function DeliveryState({ delivery }: { delivery: DeliveryView }) {
  const { t } = useText();
  const when = useWhen();
  const { what, at } = saying(delivery);
  const key: Key = what === 'todo' && delivery.by_itself ? 'outside.todo_by_itself' : what === 'todo' || what === 'sent' ? `outside.${what}_${delivery.way}` : `outside.${what}`;
  const why = what === 'failed' ? whyOf(delivery.note, t) : '';
  const by = delivery.noted_by && ['read', 'acked', 'answered'].includes(what) ? t('outside.noted_by', { name: delivery.noted_by }) : '';
  return <><Badge tone={TONES[what]}>{t(key, { time: when(at) })}</Badge>{(why || by) && <span className="small"> {why || by}</span>}{what === 'answered' && delivery.ack_at && <Badge tone="good">{t('outside.acked', { time: when(delivery.ack_at) })}</Badge>}</>;
}

const ALERT_NAMES = 3;

export function Alert({ alert }: { alert: EntryAlertView }) {
  const { t } = useText();
  const when = useWhen();
  const names = alert.names.slice(0, ALERT_NAMES).map((name) => t('outside.san', { name })).join(t('fact_word.comma'));
  const more = alert.names.length - ALERT_NAMES;
  return <li className="small">{t(`outside.alert_${alert.step}`, { time: when(alert.at), names: more > 0 ? t('outside.and_more', { names, n: more }) : names })}</li>;
}
