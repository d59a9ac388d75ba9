// SPDX-License-Identifier: Apache-2.0
// What lies on the phone: rows by table and id. Readable are only opaque ids, numbers and states; `sealed` holds the rest.
// Two homes: the browser's database, or memory where the town allows no copy on phones.

export type Table = 'meta' | 'people' | 'entries' | 'outbox' | 'files' | 'drafts' | OfPerson;
// What belongs to a person beside her page and is open in memory while the phone is (shelf.ts); forms are nobody's.
export type OfPerson = 'stays' | 'documents' | 'forms';
export const OF_PERSON: OfPerson[] = ['stays', 'documents', 'forms'];
export const TABLES: Table[] = ['meta', 'people', 'entries', 'outbox', 'files', 'drafts', ...OF_PERSON];
export const BY_PERSON: Table[] = ['entries', ...OF_PERSON];

export interface Sealed { iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer }

export interface Row {
  id: string;
  person?: string; // of BY_PERSON
  seq?: number; // of people: up to which change the phone has them; of the outbox: the order of writing
  state?: string; // of the outbox
  after?: string; // of the outbox: the id of what must arrive before
  quiet?: boolean; // of the outbox: a mark of reading, which nobody misses
  sealed?: Sealed;
  plain?: unknown; // of meta only: nothing about a person of the town
}

export type Change =
  | { table: Table; put: Row }
  | { table: Table; remove: string }
  | { table: Table; clear: true }
  | { table: 'entries' | OfPerson; forget: string }; // all rows of a person

// What was written here and has not arrived.
export const isUnsent = (row: Row): boolean => row.state !== 'sent' && !row.quiet;

export interface Rows {
  get(table: Table, id: string): Promise<Row | undefined>;
  all(table: Table): Promise<Row[]>;
  ofPerson(person: string): Promise<Row[]>;
  // All of it or nothing.
  apply(changes: Change[]): Promise<void>;
  destroy(): Promise<void>;
}

// The browser's storage is gone (an iPhone takes the connection away in the background) or full.
export class StorageLost extends Error {
  constructor(readonly full: boolean) {
    super(full ? 'storage full' : 'storage lost');
  }
}

export class MemoryRows implements Rows {
  private tables = new Map<Table, Map<string, Row>>(TABLES.map((t) => [t, new Map()]));
  private of(table: Table): Map<string, Row> {
    return this.tables.get(table)!;
  }
  async get(table: Table, id: string): Promise<Row | undefined> {
    return this.of(table).get(id);
  }
  async all(table: Table): Promise<Row[]> {
    return [...this.of(table).values()];
  }
  async ofPerson(person: string): Promise<Row[]> {
    return [...this.of('entries').values()].filter((row) => row.person === person);
  }
  async apply(changes: Change[]): Promise<void> {
    for (const change of changes) {
      const rows = this.of(change.table);
      if ('put' in change) rows.set(change.put.id, change.put);
      else if ('remove' in change) rows.delete(change.remove);
      else if ('forget' in change) [...rows.values()].filter((r) => r.person === change.forget).forEach((r) => rows.delete(r.id));
      else rows.clear();
    }
  }
  async destroy(): Promise<void> {
    this.tables.forEach((rows) => rows.clear());
  }
}
