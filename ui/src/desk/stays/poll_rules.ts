// SPDX-License-Identifier: Apache-2.0
// What a poll shows of its slots and members. Pure.
import type { ConferenceInvitedInput, ConferenceInvitedView, ConferenceSlotAnswer, ConferenceSlotView, ConferenceView, Timestamp } from '../../api/types.ts';
import type { Key } from '../../i18n/index.ts';
import { isStuck } from '../people/thread/outside_rules.ts';

export const SIGNS: Record<ConferenceSlotAnswer, string> = { yes: '○', maybe: '△', no: '×', none: '－' };
export const CHOICES = ['yes', 'maybe', 'no'] as const;
export const MOST_SLOTS = 12;

// Somebody to invite while the form is filled in.
export interface InviteRow extends ConferenceInvitedInput { isIn: boolean }
export const rowOf = (one: ConferenceInvitedInput): InviteRow => ({ ...one, isIn: true });
export const invitedOf = (rows: InviteRow[]): ConferenceInvitedInput[] => rows.filter((row) => row.isIn).map(({ isIn: _, ...row }) => row);

export interface SlotDraft { date: string | undefined; time: string }

// Only rows with a day and a time are slots; times are those of Japan.
export function slotsOf(rows: SlotDraft[]): Timestamp[] {
  return rows.filter((row) => row.date && /^\d{2}:\d{2}$/.test(row.time)).map((row) => `${row.date}T${row.time}:00+09:00`);
}

// The next row: the same time a day later, or empty when nothing stands before it.
export function nextRow(rows: SlotDraft[]): SlotDraft {
  return { date: undefined, time: rows.at(-1)?.time ?? '14:00' };
}

export const byRank = (slots: ConferenceSlotView[]): ConferenceSlotView[] => [...slots].sort((a, b) => a.rank - b.rank || a.number - b.number);
export const answerOf = (one: ConferenceInvitedView, slot: number) => one.answers.find((answer) => answer.slot === slot);
export const asked = (poll: ConferenceView) => poll.invited.filter((one) => !one.guest);
export const answered = (poll: ConferenceView) => asked(poll).filter((one) => one.answered_at).length;
// What the program read of the boxes on a sheet, for each slot in the order of the sheet; nothing when the rows do not fit.
export interface ReadTick { answer: ConferenceSlotAnswer; doubt: boolean }
const TICKS: Record<string, ConferenceSlotAnswer> = { 1: 'yes', 2: 'maybe', 3: 'no' };
export function readTicks(ticks: string, slots: ConferenceSlotView[]): Record<number, ReadTick> | undefined {
  if (!ticks || ticks.length !== slots.length) return undefined;
  const order = slots.map((slot) => slot.number).sort((a, b) => a - b);
  return Object.fromEntries(order.map((number, i) => [number, { answer: TICKS[ticks[i]!] ?? 'none', doubt: !TICKS[ticks[i]!] }]));
}
export const isGoingOn = (poll: ConferenceView) => poll.state === 'asked' || poll.state === 'fixed';
export const fixedSlot = (poll: ConferenceView) => poll.slots.find((slot) => slot.number === poll.fixed_slot);
export const bare = (one: { office_name: string; name: string }) => [one.office_name, one.name].filter(Boolean).join(' ');

// The newest question and the newest news that the program brought her; stuck: the newest of all did not arrive, and nothing
// else came of it.
export function reachedBy(one: ConferenceInvitedView) {
  const newest = one.deliveries[0];
  return {
    ask: one.deliveries.find((each) => !each.tells), news: one.deliveries.find((each) => each.tells),
    stuck: newest !== undefined && isStuck(newest) && (newest.tells || !one.answered_at),
  };
}

// What the asker has to do herself, because the program does not.
export function handNote(poll: ConferenceView, one: ConferenceInvitedView): Key | undefined {
  if (!poll.may_manage || one.guest || one.channel === 'app') return undefined;
  if (poll.state === 'asked') return one.channel === 'mail' && one.deliveries.length === 0 && !one.answered_at ? 'poll.by_hand_mail' : undefined;
  if (one.deliveries.some((each) => each.tells)) return undefined;
  return poll.state === 'fixed' ? 'poll.tell_yourself' : poll.state === 'cancelled' ? 'poll.off_yourself' : undefined;
}
