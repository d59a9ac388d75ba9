// SPDX-License-Identifier: Apache-2.0
// What the phone reads and writes, as the server's endpoints for people, threads and devices name it.
import type * as G from '../api/types.ts';

export type { Attachment, EntryKind, PersonPage, Profession } from '../api/types.ts';
export type Vitals = G.Vitals;
export type VitalName = keyof Vitals;
export type Closing = Exclude<G.Closing, 'none'>;
export type Entry = G.ThreadEntry;
export type NewEntry = Omit<G.EntryInput, 'id'>;
export type Readers = G.ThreadReaders;
export type Outside = G.Outside;

// What the town has decided about phones.
export interface OfflinePolicy { offline: 'none' | 'managed' | 'own'; days: number; pin_hours: number; forget_days: number }

export type PulledPerson = G.SyncBundle;
export type Pulled = G.SyncAnswer;

// Rises when this program can no longer understand an older server, or a server asks for it (min_client).
export const CLIENT = 1;
