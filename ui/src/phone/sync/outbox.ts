// SPDX-License-Identifier: Apache-2.0
// What was written here and has not arrived. Kept in the order of writing; each item has its own idempotency key, so that one
// that was on its way when the phone died is simply sent again. An item is thrown away by nobody but the person herself.
import type { Change, Row, Rows } from '../store/rows.ts';
import type { Sealer } from '../store/seal.ts';

export type ItemState = 'waiting' | 'sending' | 'sent' | 'refused';
export type ItemWhat = 'entry' | 'photo' | 'voice' | 'ack' | 'read' | 'pin' | 'unpin' | 'template' | 'stay_answer' | 'stay_step' | 'stay_notice'
  | 'document_begin' | 'document_section' | 'document_open' | 'document_judge' | 'delivery_send' | 'delivery_note';

export interface NewItem {
  key: string;
  what: ItemWhat;
  person: string;
  path: string;
  method?: 'DELETE' | 'PUT'; // else POST
  body?: unknown;
  file?: { id: string; type: string; name: string }; // bytes in the table of files
  part?: { paper: string; section: string }; // of a document: what is sent is what stands there when it goes
  after?: string; // not before this one has arrived
  made: number;
  line: string; // what it says, shortened, for the list of waiting items
}
// `tried`: it may have arrived, so what it says under its key stays as it is.
export interface Item extends NewItem { order: number; state: ItemState; tried?: boolean; problem?: string }

export type Sent =
  | { came: 'done'; answer: unknown }
  | { came: 'refused'; words: string; code?: string }
  | { came: 'nowhere' } // no connection, or the server cannot work now
  | { came: 'sign_in' };

export interface Pumped { sent: number; ended: 'empty' | 'nowhere' | 'sign_in' }

export class Outbox {
  private items: Item[] = [];
  private pumping: Promise<Pumped> | undefined;
  constructor(
    private rows: Rows,
    private sealer: Sealer,
    private send: (item: Item, bytes?: ArrayBuffer) => Promise<Sent>,
    // What to keep of the answer, in the same step in which the item counts as sent.
    private keep: (item: Item, answer: unknown) => Promise<Change[]>,
    private changed: () => void,
    // What an item says is settled when it goes for the first time.
    private settle: (item: Item) => Partial<Item> = () => ({}),
    // Whether bytes are wanted by what is no item yet (a draft).
    private wanted: (file: string) => boolean = () => false,
  ) {}

  list(): readonly Item[] {
    return this.items;
  }

  async load(): Promise<void> {
    const rows = (await this.rows.all('outbox')).sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
    const items: Item[] = [];
    for (const row of rows) {
      if (!row.sealed) continue;
      const item = await this.sealer.open<Item>('outbox', row.id, row.sealed);
      // On its way when the page ended: nobody knows whether it arrived, the key makes asking again harmless.
      const state = row.state === 'sending' ? 'waiting' : (row.state as ItemState);
      items.push({ ...item, order: row.seq ?? 0, state });
    }
    this.items = items;
    this.changed();
  }

  private async row(item: Item): Promise<Row> {
    const row: Row = { id: item.key, seq: item.order, state: item.state, sealed: await this.sealer.seal('outbox', item.key, item) };
    if (item.after) row.after = item.after;
    if (item.what === 'read') row.quiet = true;
    return row;
  }

  // All of them and `also` (the draft that goes, the photo's bytes) in one step.
  async add(news: NewItem[], also: Change[] = []): Promise<void> {
    let order = this.items.reduce((last, item) => Math.max(last, item.order), 0);
    const items = news.map((item): Item => ({ ...item, order: ++order, state: 'waiting' }));
    const puts: Change[] = [];
    for (const item of items) puts.push({ table: 'outbox', put: await this.row(item) });
    await this.rows.apply([...puts, ...also]);
    this.items = [...this.items, ...items];
    this.changed();
  }

  private async set(item: Item, more: Partial<Item>, also: Change[] = []): Promise<void> {
    const next = { ...item, ...more };
    await this.rows.apply([{ table: 'outbox', put: await this.row(next) }, ...also]);
    this.items = this.items.map((one) => (one.key === item.key ? next : one));
    this.changed();
  }

  private next(): Item | undefined {
    const arrived = (key: string) => {
      const before = this.items.find((one) => one.key === key);
      return !before || before.state === 'sent';
    };
    return this.items.find((item) => item.state === 'waiting' && (!item.after || arrived(item.after)));
  }

  // Sends one after the other until nothing can be sent. Whoever asks meanwhile waits for the same round.
  pump(): Promise<Pumped> {
    this.pumping ??= this.round().finally(() => (this.pumping = undefined));
    return this.pumping;
  }

  private async round(): Promise<Pumped> {
    for (let sent = 0; ; ) {
      const item = this.next();
      if (!item) return { sent, ended: 'empty' };
      const file = item.file && (await this.rows.get('files', item.file.id));
      const bytes = item.file && file?.sealed ? await this.sealer.openBytes('files', item.file.id, file.sealed) : undefined;
      await this.set(item, { state: 'sending', tried: true, ...(item.tried ? {} : this.settle(item)) });
      const came = await this.send(this.items.find((one) => one.key === item.key)!, bytes);
      const now = this.items.find((one) => one.key === item.key)!;
      if (came.came === 'done') {
        const after = await this.keep(now, came.answer);
        after.push(...this.freed([item]));
        const { body: _gone, ...slim } = now;
        await this.set(slim, { state: 'sent' }, after);
        sent++;
      } else if (came.came === 'refused' && item.what === 'read') {
        await this.set(now, { state: 'refused' });
        await this.discard(item.key);
      } else if (came.came === 'refused') await this.set(now, { state: 'refused', problem: came.words });
      else {
        await this.set(now, { state: 'waiting' });
        return { sent, ended: came.came };
      }
    }
  }

  async again(key: string): Promise<void> {
    const item = this.items.find((one) => one.key === key);
    if (item?.state === 'refused') await this.set(item, { state: 'waiting' });
  }

  // Whether something that has not arrived needs these bytes. The same picture may go twice: with an entry and into a form.
  needs(file: string, but: readonly Item[] = []): boolean {
    return this.items.some((one) => one.file?.id === file && one.state !== 'sent' && !but.some((other) => other.key === one.key));
  }
  private freed(going: readonly Item[]): Change[] {
    const files = going.flatMap((item) => (item.file ? [item.file.id] : []));
    return [...new Set(files)].filter((id) => !this.needs(id, going) && !this.wanted(id)).map((id) => ({ table: 'files', remove: id }));
  }

  // The person's own decision; what hangs on it goes with it.
  async discard(key: string): Promise<void> {
    const going = this.items.filter((item) => (item.key === key || item.after === key) && item.state !== 'sending');
    await this.rows.apply([...going.map((item): Change => ({ table: 'outbox', remove: item.key })), ...this.freed(going)]);
    this.items = this.items.filter((item) => !going.includes(item));
    this.changed();
  }

  // Those that arrived before `moment` leave the list.
  async tidy(moment: number): Promise<void> {
    const old = this.items.filter((item) => item.state === 'sent' && item.made < moment);
    if (old.length === 0) return;
    await this.rows.apply(old.map((item) => ({ table: 'outbox', remove: item.key })));
    this.items = this.items.filter((item) => !old.includes(item));
    this.changed();
  }
}

// What people count: marks of reading are sent along without a word.
export const counted = (items: readonly Item[]) => items.filter((item) => item.what !== 'read' && item.what !== 'document_open' && item.state !== 'sent');
