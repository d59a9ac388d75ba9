// SPDX-License-Identifier: Apache-2.0
// The people on this phone and their threads: rows in, rows out, sealed. Pages lie open in memory while it is unlocked, entries
// of a person when her page is opened.
import type { Entry, Outside, PersonPage, PulledPerson } from '../model.ts';
import { OF_PERSON, type Change, type Rows } from './rows.ts';
import type { Sealer } from './seal.ts';

export interface Asks { id: string; at: string; author: string; line: string; urgent: boolean }
// What the lists need of a thread without opening it.
export interface Summary { last_at?: string; unread: number; asks: Asks[] }
// `pins` are the team's pinned entries, newest pin first; `outside`: members without the program, and how far entries came with them.
export interface Person { id: string; seq: number; page: PersonPage; summary: Summary; pins: string[]; outside: Outside }

export const NOBODY_OUTSIDE: Outside = { members: [], deliveries: [], alerts: [] };
const LINE = 60, DAY_MS = 86_400_000;
export const shortLine = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LINE ? `${line.slice(0, LINE)}…` : line;
};

const newestFirst = (a: Entry, b: Entry) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.seq - a.seq);
const mine = (entry: Entry, me: string) => entry.marks.find((mark) => mark.account_id === me);

// Of entries not written by `me`: how many are unread, which ask for 了解 and have none.
export function summaryOf(entries: Entry[], me: string): Summary {
  const others = entries.filter((entry) => entry.account_id !== me && !entry.corrected_by);
  const asks = others.filter((entry) => (entry.needs_ack || entry.urgent) && !mine(entry, me)?.ack_at).map((entry): Asks => (
    { id: entry.id, at: entry.at, author: `${entry.office_name} ${entry.author}`.trim(), line: shortLine(entry.text), urgent: entry.urgent }));
  const last = entries.reduce<string | undefined>((latest, entry) => (!latest || entry.at > latest ? entry.at : latest), undefined);
  return { ...(last ? { last_at: last } : {}), unread: others.filter((entry) => !mine(entry, me)?.read_at).length, asks };
}

export class Book {
  private people = new Map<string, Person>();
  private threads = new Map<string, Entry[]>();
  constructor(private rows: Rows, private sealer: Sealer, private me: string, private days: number, private changed: () => void) {}

  async load(): Promise<void> {
    const loaded = await Promise.all((await this.rows.all('people')).map(async (row): Promise<Person | undefined> => {
      if (!row.sealed) return undefined;
      const held = await this.sealer.open<Pick<Person, 'page' | 'summary'> & { pins?: string[]; outside?: Outside }>('people', row.id, row.sealed);
      // Kept by an earlier program: she comes whole once more.
      return { id: row.id, seq: held.outside ? (row.seq ?? 0) : 0, ...held, pins: held.pins ?? [], outside: held.outside ?? NOBODY_OUTSIDE };
    }));
    this.people = new Map(loaded.filter((p) => p !== undefined).map((p) => [p.id, p]));
    this.changed();
  }

  all(): Person[] {
    return [...this.people.values()];
  }
  person(id: string): Person | undefined {
    return this.people.get(id);
  }
  have(): { id: string; seq: number }[] {
    return this.all().map(({ id, seq }) => ({ id, seq }));
  }
  // Undefined until `read` has opened it.
  thread(id: string): Entry[] | undefined {
    return this.threads.get(id);
  }

  // Entries older than the town lets a phone keep go on the way, but those that are pinned.
  async read(id: string): Promise<Entry[]> {
    const rows = await this.rows.ofPerson(id);
    const entries = await Promise.all(rows.map((row) => this.sealer.open<Entry>('entries', row.id, row.sealed!)));
    const oldest = new Date(Date.now() - this.days * DAY_MS).toISOString();
    const pins = this.people.get(id)?.pins ?? [];
    const thread = entries.filter((entry) => pins.includes(entry.id) || new Date(entry.at).toISOString() >= oldest).sort(newestFirst);
    const old = entries.filter((entry) => !thread.includes(entry));
    await this.rows.apply(old.map((entry) => ({ table: 'entries', remove: entry.id })));
    this.threads.set(id, thread);
    this.changed();
    return thread;
  }

  private async personRow(person: Person): Promise<Change> {
    const { page, summary, pins, outside } = person;
    return { table: 'people', put: { id: person.id, seq: person.seq, sealed: await this.sealer.seal('people', person.id, { page, summary, pins, outside }) } };
  }
  private async entryRow(entry: Entry): Promise<Change> {
    return { table: 'entries', put: { id: entry.id, person: entry.person_id, sealed: await this.sealer.seal('entries', entry.id, entry) } };
  }

  private async merged(id: string, news: Entry[], whole: boolean): Promise<Entry[]> {
    const before = whole ? [] : (this.threads.get(id) ?? (await this.read(id)));
    const byId = new Map([...before, ...news].map((entry) => [entry.id, entry]));
    return [...byId.values()].sort(newestFirst);
  }

  // One person of a pull, all or nothing: the page, its entries and up to where they reach.
  // A page that has not changed does not come again.
  async take(pulled: PulledPerson): Promise<void> {
    const id = pulled.person_id, page = pulled.page ?? this.people.get(id)?.page;
    if (!page) return;
    const thread = await this.merged(id, pulled.entries, pulled.whole);
    const person: Person = { id, seq: pulled.seq, page, summary: summaryOf(thread, this.me), pins: pulled.pins, outside: pulled.outside ?? NOBODY_OUTSIDE };
    const changes: Change[] = pulled.whole ? [{ table: 'entries', forget: id }] : [];
    for (const entry of pulled.entries) changes.push(await this.entryRow(entry));
    changes.push(await this.personRow(person));
    await this.rows.apply(changes);
    this.people.set(person.id, person);
    if (this.threads.has(person.id)) this.threads.set(person.id, thread);
    this.changed();
  }

  // The team was left: page, thread and draft go, and what else is hers. What waits in the outbox stays, the server answers for it.
  async forget(id: string): Promise<void> {
    await this.rows.apply([{ table: 'people', remove: id }, { table: 'entries', forget: id }, { table: 'drafts', remove: id }, ...OF_PERSON.map((table) => ({ table, forget: id }))]);
    this.people.delete(id);
    this.threads.delete(id);
    this.changed();
  }

  // The changes that put one entry (an answer of the server) into the thread; memory follows at once.
  async withEntry(entry: Entry): Promise<Change[]> {
    const person = this.people.get(entry.person_id);
    if (!person) return [];
    const thread = await this.merged(entry.person_id, [entry], false);
    const next = { ...person, summary: summaryOf(thread, this.me) };
    this.threads.set(entry.person_id, thread);
    this.people.set(person.id, next);
    this.changed();
    return [await this.entryRow(entry), await this.personRow(next)];
  }

  // Pinned or taken out here: shown at once, the server's list comes with the next pull.
  async pin(personId: string, entry: string, on: boolean): Promise<Change[]> {
    const person = this.people.get(personId);
    if (!person) return [];
    const others = person.pins.filter((one) => one !== entry);
    const next = { ...person, pins: on ? [entry, ...others] : others };
    this.people.set(personId, next);
    this.changed();
    return [await this.personRow(next)];
  }

  // What an act about deliveries came to, for all of them.
  async withOutside(personId: string, outside: Outside): Promise<Change[]> {
    const person = this.people.get(personId);
    if (!person) return [];
    const next = { ...person, outside };
    this.people.set(personId, next);
    this.changed();
    return [await this.personRow(next)];
  }

  // Read or agreed to here: shown at once, the server's mark comes with the next pull.
  async mark(personId: string, ids: string[], name: string, at: string, ack: boolean): Promise<Change[]> {
    const thread = this.threads.get(personId) ?? (await this.read(personId));
    const marked = thread.filter((entry) => ids.includes(entry.id)).map((entry): Entry => {
      const old = mine(entry, this.me);
      const mark = { account_id: this.me, name, read_at: old?.read_at ?? at, ...(ack ? { ack_at: old?.ack_at ?? at } : old?.ack_at ? { ack_at: old.ack_at } : {}) };
      return { ...entry, marks: [...entry.marks.filter((m) => m.account_id !== this.me), mark] };
    });
    const changes: Change[] = [];
    for (const entry of marked) changes.push(...(await this.withEntry(entry)));
    return changes;
  }
}
