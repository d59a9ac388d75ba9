// SPDX-License-Identifier: Apache-2.0
// When the phone asks for a full sign-in, when it forgets, and what it may never throw away. Pure: time is given.
import type { OfflinePolicy } from '../model.ts';
import { OF_PERSON, isUnsent, type Change, type Rows } from './rows.ts';

export const TRIES = 10;
export const IDLE_MS = 5 * 60_000;
export const HIDDEN_MS = 60_000;
const HOUR = 3_600_000, DAY = 24 * HOUR, CLOCK_SLACK = 5 * 60_000;

export interface Kept {
  contact: number; // last answer of the server, on the phone's clock
  clock: number; // latest time this phone has ever shown: a clock that goes back is not believed
  tries: number; // wrong codes since the last right one
  policy: OfflinePolicy;
}

export type WipeReason = 'tries' | 'revoked' | 'forgotten' | 'rule';

const wentBack = (kept: Kept, now: number) => now < kept.clock - CLOCK_SLACK;

// May the code alone open the copy, without the server?
export function codeAloneOpens(kept: Kept, now: number): boolean {
  return !wentBack(kept, now) && now - kept.contact < kept.policy.pin_hours * HOUR;
}

export function mustForget(kept: Kept, now: number): WipeReason | undefined {
  if (kept.tries >= TRIES) return 'tries';
  if (now - kept.contact > kept.policy.forget_days * DAY) return 'forgotten';
  return undefined;
}

// Everything about people goes; what was written here and has not arrived stays sealed, with the wrapped key: it opens again
// with the server's half (a full sign-in) and the code. Tells how many such items there are.
export async function wipe(rows: Rows, reason: WipeReason): Promise<number> {
  const outbox = await rows.all('outbox');
  const unsent = outbox.filter(isUnsent);
  const drafts = await rows.all('drafts');
  if (unsent.length + drafts.length === 0) {
    await rows.destroy();
    return 0;
  }
  const changes: Change[] = [
    { table: 'people', clear: true }, { table: 'entries', clear: true }, { table: 'meta', remove: 'half' },
    { table: 'meta', remove: 'templates' }, { table: 'meta', remove: 'hospitals' }, ...OF_PERSON.map((table) => ({ table, clear: true as const })),
    ...outbox.filter((row) => !isUnsent(row)).map((row) => ({ table: 'outbox' as const, remove: row.id })),
    { table: 'meta', put: { id: 'wiped', plain: reason } },
  ];
  await rows.apply(changes);
  return unsent.length + drafts.length;
}
