// SPDX-License-Identifier: Apache-2.0
// What belongs to a person beside her page and thread, one row each, sealed; open in memory while the phone is unlocked. The
// server names a version of what it shows; the phone says it back and asks for nothing else.
import type { Change, OfPerson, Rows } from './rows.ts';
import type { Sealer } from './seal.ts';

export interface Held<T> { id: string; person: string; version: string; body: T }

export class Shelf<T> {
  private held = new Map<string, Held<T>>();
  constructor(private table: OfPerson, private rows: Rows, private sealer: Sealer, private changed: () => void) {}

  async load(): Promise<void> {
    for (const row of await this.rows.all(this.table)) {
      if (row.sealed) this.held.set(row.id, await this.sealer.open<Held<T>>(this.table, row.id, row.sealed));
    }
  }
  of(person: string): T[] {
    return [...this.held.values()].filter((one) => one.person === person).map((one) => one.body);
  }
  all(): Held<T>[] {
    return [...this.held.values()];
  }
  one(id: string): Held<T> | undefined {
    return this.held.get(id);
  }
  have(): { id: string; version: string }[] {
    return [...this.held.values()].map(({ id, version }) => ({ id, version }));
  }

  private async row(one: Held<T>): Promise<Change> {
    return { table: this.table, put: { id: one.id, person: one.person, sealed: await this.sealer.seal(this.table, one.id, one) } };
  }
  // One answer of the server, all or nothing.
  async take(items: Held<T>[], forget: string[]): Promise<void> {
    if (items.length + forget.length === 0) return;
    const changes: Change[] = forget.map((id) => ({ table: this.table, remove: id }));
    for (const one of items) changes.push(await this.row(one));
    await this.rows.apply(changes);
    forget.forEach((id) => this.held.delete(id));
    items.forEach((one) => this.held.set(one.id, one));
    this.changed();
  }
  // The changes that put one row there, in the place of `instead` when it had another id; memory follows at once.
  async with(one: Held<T>, instead?: string): Promise<Change[]> {
    const changes: Change[] = [];
    if (instead && instead !== one.id) {
      this.held.delete(instead);
      changes.push({ table: this.table, remove: instead });
    }
    this.held.set(one.id, one);
    this.changed();
    return [...changes, await this.row(one)];
  }
  // The changes that put what an act came to in the place of what is held; memory follows at once. Its version is told by the
  // next pull.
  async withBody(id: string, body: T): Promise<Change[]> {
    const old = this.held.get(id);
    if (!old) return [];
    return this.with({ ...old, version: '', body });
  }
}
