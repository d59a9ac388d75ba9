// SPDX-License-Identifier: Apache-2.0
// Entries that go to members without the program, as the phone knows them. Pure.
import type { Item } from '../sync/outbox.ts';
import type { Outside } from '../model.ts';

export const deliveriesPath = (person: string, entry: string) => `/v1/people/${person}/entries/${entry}/deliveries`;
export const notePath = (person: string, delivery: string) => `/v1/people/${person}/deliveries/${delivery}/note`;

const unsent = (items: readonly Item[], path: string) => items.filter((item) => item.path === path && item.state !== 'sent').at(-1);
// What was asked for or ticked here and has not arrived.
export const sendingHere = (items: readonly Item[], person: string, entry: string): Item | undefined => unsent(items, deliveriesPath(person, entry));
export const noteHere = (items: readonly Item[], person: string, delivery: string): Item | undefined => unsent(items, notePath(person, delivery));

export const hasOutside = (outside: Outside, entry: string): boolean => outside.deliveries.some((one) => one.subject_id === entry && one.state !== 'ended') || outside.alerts.some((one) => one.entry_id === entry);
