// SPDX-License-Identifier: Apache-2.0
// Pure decisions about deliveries: which are shown, what they say, what comes next.
import type { DeliveryView, DeliveryWay, OutsideMember } from '../../../api/types.ts';
import type { Key } from '../../../i18n/index.ts';

export type DeliverySaying = 'todo' | 'sent' | 'opened' | 'read' | 'acked' | 'answered' | 'failed' | 'locked' | 'expired';

// The one that counts for each member: the newest, unless it was taken back.
export function latest(deliveries: DeliveryView[], entry: string): DeliveryView[] {
  const seen = new Set<string>();
  return deliveries.filter((one) => {
    if (one.subject_id !== entry || one.state === 'ended' || seen.has(one.receiver_id)) return false;
    seen.add(one.receiver_id);
    return true;
  });
}

export const receiverName = (one: Pick<DeliveryView, 'receiver' | 'office_name'>): string => [one.office_name, one.receiver].filter(Boolean).join(' ');

export function saying(one: DeliveryView): { what: DeliverySaying; at: string | undefined } {
  if (one.state === 'failed') return { what: 'failed', at: one.failed_at };
  if (one.state === 'answered') return { what: 'answered', at: one.answered_at };
  if (one.state === 'acknowledged') return { what: 'acked', at: one.ack_at };
  if (one.state === 'read') return { what: 'read', at: one.read_at };
  if (one.locked) return { what: 'locked', at: undefined };
  if (one.way === 'mail' && one.state !== 'todo' && one.link_until && !one.link_open) return { what: 'expired', at: one.link_until };
  if (one.state === 'opened') return { what: 'opened', at: one.opened_at };
  return one.state === 'sent' ? { what: 'sent', at: one.sent_at } : { what: 'todo', at: undefined };
}

// Nothing more comes by this way: another one is offered.
export const isStuck = (one: DeliveryView): boolean => ['failed', 'locked', 'expired'].includes(saying(one).what);

// Why it did not arrive: a reason of the program in words, or what somebody has written.
const REASONS = new Set(['no_mail_server', 'no_site_url', 'refused', 'not_reached', 'fax_off', 'fax_not_verified', 'fax_not_allowed', 'not_current']);
export const whyOf = (note: string, t: (key: Key) => string): string => (REASONS.has(note) ? t(`outside.why_${note}` as Key) : note);

export const addressFor = (member: OutsideMember, way: DeliveryWay): string => (way === 'mail' ? member.mail : way === 'fax' ? member.fax : way === 'phone' ? member.phone : '');

// The way to try after one that failed.
export function nextWay(member: OutsideMember, failed: DeliveryWay | undefined): DeliveryWay {
  const order: DeliveryWay[] = [member.way, 'phone', 'fax', 'paper'];
  return order.find((way) => way !== failed) ?? 'phone';
}
