// SPDX-License-Identifier: Apache-2.0
// The rows in IndexedDB. The connection can vanish in the background: it is opened again once, then StorageLost is told.
import { BY_PERSON, StorageLost, TABLES, type Change, type Row, type Rows, type Table } from './rows.ts';

const NAME = 'kaname.phone';
const VERSION = 2; // 1 had only what belongs to the thread

const answered = <T>(request: IDBRequest<T>) => new Promise<T>((done, fail) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error ?? new Error('no answer of the database'));
});

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, VERSION);
  request.onupgradeneeded = () => {
    for (const table of TABLES) {
      if (request.result.objectStoreNames.contains(table)) continue; // of an earlier version
      const store = request.result.createObjectStore(table, { keyPath: 'id' });
      if (BY_PERSON.includes(table)) store.createIndex('person', 'person');
    }
  };
  return answered(request);
}

const isFull = (problem: unknown) => problem instanceof DOMException && problem.name === 'QuotaExceededError';

export class IndexedRows implements Rows {
  private constructor(private database: IDBDatabase | undefined) {
    this.watch();
  }

  // StorageLost where the browser keeps nothing (a private window of some browsers).
  static async open(): Promise<IndexedRows> {
    try {
      return new IndexedRows(await opened());
    } catch (problem) {
      throw new StorageLost(isFull(problem));
    }
  }

  private watch(): void {
    const database = this.database;
    if (!database) return;
    database.onclose = () => (this.database = undefined);
    database.onversionchange = () => {
      database.close();
      this.database = undefined;
    };
  }

  private async work<T>(mode: IDBTransactionMode, tables: Table[], ask: (open: IDBTransaction) => IDBRequest<T> | undefined): Promise<T | undefined> {
    for (let again = true; ; again = false) {
      try {
        if (!this.database) {
          this.database = await opened();
          this.watch();
        }
        return await finished(this.database.transaction(tables, mode, { durability: mode === 'readwrite' ? 'strict' : 'default' }), ask);
      } catch (problem) {
        if (isFull(problem)) throw new StorageLost(true);
        this.database?.close();
        this.database = undefined;
        if (!again) throw new StorageLost(false);
      }
    }
  }

  async get(table: Table, id: string): Promise<Row | undefined> {
    return this.work<Row | undefined>('readonly', [table], (open) => open.objectStore(table).get(id));
  }
  async all(table: Table): Promise<Row[]> {
    return (await this.work<Row[]>('readonly', [table], (open) => open.objectStore(table).getAll())) ?? [];
  }
  async ofPerson(person: string): Promise<Row[]> {
    return (await this.work<Row[]>('readonly', ['entries'], (open) => open.objectStore('entries').index('person').getAll(person))) ?? [];
  }
  async apply(changes: Change[]): Promise<void> {
    if (changes.length === 0) return;
    await this.work('readwrite', [...new Set(changes.map((c) => c.table))], (open) => {
      for (const change of changes) carryOut(open.objectStore(change.table), change);
      return undefined;
    });
  }
  async destroy(): Promise<void> {
    this.database?.close();
    this.database = undefined;
    await answered(indexedDB.deleteDatabase(NAME));
  }
}

function carryOut(store: IDBObjectStore, change: Change): void {
  if ('put' in change) store.put(change.put);
  else if ('remove' in change) store.delete(change.remove);
  else if ('clear' in change) store.clear();
  else {
    store.index('person').openKeyCursor(IDBKeyRange.only(change.forget)).onsuccess = (event) => {
      const cursor = (event.target as IDBRequest<IDBCursor | null>).result;
      if (!cursor) return;
      store.delete(cursor.primaryKey);
      cursor.continue();
    };
  }
}

function finished<T>(open: IDBTransaction, ask: (open: IDBTransaction) => IDBRequest<T> | undefined): Promise<T | undefined> {
  return new Promise((done, fail) => {
    let request: IDBRequest<T> | undefined;
    try {
      request = ask(open);
    } catch (problem) {
      open.abort(); // or what was put before would stay
      return fail(problem as Error);
    }
    open.oncomplete = () => done(request?.result);
    open.onabort = () => fail(open.error ?? new Error('the database gave up'));
    open.onerror = () => fail(open.error ?? new Error('the database refused'));
  });
}
