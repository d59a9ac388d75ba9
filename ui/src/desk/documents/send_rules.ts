// SPDX-License-Identifier: Apache-2.0
// Whom a document goes to while the dialog is open. Pure.
import type { MemberChannel } from '../../api/types.ts';
import type { DocumentReceiver, SendingState, SendingView } from './document_types.ts';

export interface SendRow { key: string; isIn: boolean; receiver: DocumentReceiver; channel: MemberChannel; address: string }

export const rowsOf = (receivers: DocumentReceiver[]): SendRow[] =>
  receivers.map((receiver, i) => ({ key: receiver.member_id ?? receiver.office_id ?? String(i), isIn: receiver.usual, receiver, channel: receiver.channel, address: receiver.address }));

export const chosen = (rows: SendRow[]): SendRow[] => rows.filter((row) => row.isIn);
export const needsAgreement = (rows: SendRow[]): boolean => chosen(rows).some((row) => row.receiver.needs_agreement);
export const needsAddress = (channel: MemberChannel): boolean => channel === 'fax' || channel === 'mail';
export const withoutAddress = (rows: SendRow[]): SendRow[] => chosen(rows).filter((row) => needsAddress(row.channel) && !row.address.trim());

export const receiversOf = (rows: SendRow[]) => chosen(rows).map(({ receiver, channel, address }) => ({
  ...(receiver.member_id ? { member_id: receiver.member_id } : {}), ...(receiver.office_id ? { office_id: receiver.office_id } : {}),
  office_name: receiver.office_name, name: receiver.name, channel, address: channel === 'app' ? '' : address.trim(),
}));

// 送信済 → 届いた → 読んだ → 返事: how far a sending has come.
export const STAGES = ['sent', 'delivered', 'opened', 'answered'] as const;
export type Stage = (typeof STAGES)[number];
export function stageOf(state: SendingState): number {
  return STAGES.indexOf(state as Stage) + 1;
}
export const isByHand = (one: SendingView): boolean => one.channel === 'fax' || one.channel === 'paper' || one.channel === 'phone';
// What somebody here has to do with it by hand, or has done and not yet noted.
export const waitsForHand = (one: SendingView): boolean => isByHand(one) && (one.state === 'todo' || one.state === 'failed');
