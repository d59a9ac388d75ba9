// SPDX-License-Identifier: Apache-2.0
// What the lock needs, in the table "meta": the wrapped key, this device's name towards the server, the server's half for the
// hours that the town allows without contact, and how often a wrong code was typed. Nothing here is about a person of the town.
import type { OfflinePolicy } from '../model.ts';
import type { Rows } from './rows.ts';
import { TRIES, codeAloneOpens, mustForget, type Kept, type WipeReason } from './rules.ts';
import { Sealer, halfKey, makeLatch, makeVault, openVault, type Latch, type Vault } from './seal.ts';

export interface Device { id: string; secret: string; account: string }

const DAYS = 90; // where the town has not said otherwise

interface Meta { vault: Vault; latch: Latch; half: CryptoKey; kept: Kept & { ahead: number; synced?: number }; device: Device; wiped: WipeReason }

export class Safe {
  private held: Partial<Meta> = {};
  constructor(private rows: Rows) {}

  async load(): Promise<void> {
    this.held = Object.fromEntries((await this.rows.all('meta')).map((row) => [row.id, row.plain]));
  }
  private async put<K extends keyof Meta>(id: K, plain: Meta[K]): Promise<void> {
    this.held[id] = plain;
    await this.rows.apply([{ table: 'meta', put: { id, plain } }]);
  }
  private async drop(id: keyof Meta): Promise<void> {
    delete this.held[id];
    await this.rows.apply([{ table: 'meta', remove: id }]);
  }

  get exists(): boolean {
    return this.held.vault !== undefined && this.held.device !== undefined && this.held.kept !== undefined;
  }
  get device(): Device | undefined {
    return this.held.device;
  }
  // Registered with the server, before there is a copy.
  async takeDevice(device: Device): Promise<void> {
    await this.put('device', device);
  }
  get wiped(): WipeReason | undefined {
    return this.held.wiped;
  }
  get triesLeft(): number {
    return TRIES - (this.held.kept?.tries ?? 0);
  }
  // How much the phone's clock was ahead of the server's at the last contact.
  get clockAhead(): number {
    return this.held.kept?.ahead ?? 0;
  }
  get hours(): number {
    return this.held.kept?.policy.pin_hours ?? 0;
  }
  // How far back the copy goes.
  get days(): number {
    return this.held.kept?.policy.days ?? DAYS;
  }
  // When everything new had come, for the last time.
  get lastSync(): number | undefined {
    return this.held.kept?.synced;
  }
  mustForget(now: number): WipeReason | undefined {
    return this.held.kept && !this.held.wiped ? mustForget(this.held.kept, now) : undefined;
  }

  async create(code: string, half: string, device: Device, policy: OfflinePolicy, now: number): Promise<Sealer> {
    const key = await halfKey(half);
    if (!key) throw new Error('the half is no half');
    const made = await makeVault(code, key);
    this.held = { vault: made.vault, half: key, device, kept: { contact: now, clock: now, tries: 0, policy, ahead: 0 } };
    await this.rows.apply([{ table: 'meta', clear: true }, ...Object.entries(this.held).map(([id, plain]) => ({ table: 'meta' as const, put: { id, plain } }))]);
    return new Sealer(made.key);
  }

  // What the server's session is locked and unlocked with, while the phone is.
  get latchHash(): string | undefined {
    return this.held.latch?.hash;
  }
  async needLatch(sealer: Sealer): Promise<void> {
    if (!this.held.latch) await this.put('latch', await makeLatch(sealer));
  }
  async latchSecret(sealer: Sealer): Promise<string | undefined> {
    const { latch } = this.held;
    return latch && sealer.open<string>('meta', 'latch', latch.secret);
  }

  // The half that still lies here. Taken away when its hours are over.
  async halfAt(now: number): Promise<CryptoKey | undefined> {
    const { half, kept } = this.held;
    if (!half || !kept) return undefined;
    if (codeAloneOpens(kept, now)) return half;
    await this.drop('half');
    return undefined;
  }
  async takeHalf(half: string, now: number): Promise<void> {
    const key = await halfKey(half);
    if (!key) throw new Error('the half is no half');
    await this.put('half', key);
    await this.contact(now);
  }

  // The server has answered this device.
  private async contact(now: number): Promise<void> {
    const kept = this.held.kept;
    if (kept) await this.put('kept', { ...kept, contact: now, clock: Math.max(kept.clock, now) });
  }
  // Everything new has come; `policy` where it was asked for again.
  async synced(now: number, ahead: number, policy?: OfflinePolicy): Promise<void> {
    const kept = this.held.kept;
    if (kept) await this.put('kept', { ...kept, contact: now, clock: Math.max(kept.clock, now), synced: now, ahead, policy: policy ?? kept.policy });
  }

  // A full sign-in gives the tries back and ends the state after a wipe.
  async forgiven(): Promise<void> {
    if (this.held.kept) await this.put('kept', { ...this.held.kept, tries: 0 });
    if (this.held.wiped) await this.drop('wiped');
  }

  // Counts before it tries: ending the page in between gives no try back.
  async unlock(code: string, half: CryptoKey, now: number): Promise<Sealer | undefined> {
    const { vault, kept } = this.held;
    if (!vault || !kept) return undefined;
    await this.put('kept', { ...kept, tries: kept.tries + 1, clock: Math.max(kept.clock, now) });
    const key = await openVault(vault, code, half);
    if (!key) return undefined;
    await this.put('kept', { ...this.held.kept!, tries: 0 });
    return new Sealer(key);
  }
}
