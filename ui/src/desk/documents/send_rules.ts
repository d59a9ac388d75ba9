// SPDX-License-Identifier: Apache-2.0
// Whom a document goes to while the dialog is open. Pure.
import type { DocumentProposal, DocumentSendingState, DocumentSendingView, MemberChannel } from '../../api/types.ts';

export interface SendRow { key: string; isIn: boolean; receiver: DocumentProposal; channel: MemberChannel; address: string; phone: string }

export const rowsOf = (receivers: DocumentProposal[]): SendRow[] =>
  receivers.map((receiver, i) => ({ key: `${i}`, isIn: receiver.usual, receiver, channel: receiver.channel, address: receiver.address, phone: receiver.phone }));

export const chosen = (rows: SendRow[]): SendRow[] => rows.filter((row) => row.isIn);
export const needsAgreement = (rows: SendRow[]): boolean => chosen(rows).some((row) => row.receiver.needs_agreement);
export const needsAddress = (channel: MemberChannel): boolean => channel === 'fax' || channel === 'mail';
// A link by mail is opened with the last digits of a telephone number.
export const withoutAddress = (rows: SendRow[]): SendRow[] => chosen(rows).filter((row) => (needsAddress(row.channel) && !row.address.trim()) || (row.channel === 'mail' && !row.phone.trim()));

export const receiversOf = (rows: SendRow[]) => chosen(rows).map(({ receiver, channel, address, phone }) => ({
  ...(receiver.member_id ? { member_id: receiver.member_id } : {}), ...(receiver.account_id ? { account_id: receiver.account_id } : {}), ...(receiver.office_id ? { office_id: receiver.office_id } : {}),
  town: receiver.town, office_name: receiver.office_name, name: receiver.name, channel, address: channel === 'app' ? '' : address.trim(), phone: phone.trim(),
}));

// 送信済 → 読んだ → 返事: how far a sending has come.
export const STAGES = ['sent', 'opened', 'answered'] as const;
export type Stage = (typeof STAGES)[number];
export function stageOf(state: DocumentSendingState): number {
  return STAGES.indexOf(state as Stage) + 1;
}
export const isByHand = (one: DocumentSendingView): boolean => one.channel === 'fax' || one.channel === 'paper' || one.channel === 'phone';
// What somebody here has to do with it by hand, or has done and not yet noted.
export const waitsForHand = (one: DocumentSendingView): boolean => isByHand(one) && !one.by_itself && (one.state === 'todo' || one.state === 'failed');
