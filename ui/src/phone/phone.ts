// SPDX-License-Identifier: Apache-2.0
// The phone as a whole: which of its doors is open, what it holds, when it talks to the server. Screens look at `state` and call
// what is named here; nothing readable outlives the lock, because locking loads the page anew.
import { fetchSession } from '../api/queries.ts';
import { request, setCsrf } from '../api/request.ts';
import type { Session } from '../api/types.ts';
import { t } from '../i18n/index.ts';
import { Copy } from './copy.ts';
import { CLIENT, type OfflinePolicy } from './model.ts';
import { IndexedRows } from './store/indexed.ts';
import { MemoryRows, isUnsent, type Rows } from './store/rows.ts';
import { wipe, type WipeReason } from './store/rules.ts';
import { Safe } from './store/safe.ts';
import { passingSealer, type Sealer } from './store/seal.ts';
import { GONE, NOT_MANAGED, NO_COPIES, askHalf, askPolicy, askDocuments, askPull, askStays, codeOf, isOffline, isSignedOut, lockSession, registerDevice, statusOf, unlockSession } from './sync/door.ts';
import { counted } from './sync/outbox.ts';
import { clockAhead, pullAll } from './sync/pull.ts';
import { explain } from './text.ts';

export type Phase = 'starting' | 'sign_in' | 'set_code' | 'locked' | 'open' | 'update' | 'elsewhere';
export type Line = 'on' | 'off' | 'sign_in';

export interface State {
  phase: Phase;
  line: Line;
  busy: boolean;
  keeps: boolean; // is there a copy on this phone
  notManaged: boolean; // a copy would be allowed, were this phone a managed one
  lastSync?: number | undefined;
  problem: string; // of the last thing asked for, in words
  wiped?: WipeReason | undefined;
  keptUnsent: number; // sealed items that a wipe left
  tick: number; // rises with every change of the copy
}

const LATCH_WAIT_MS = 2_000, HALF_EVERY_MS = 10 * 60_000, DAY_MS = 86_400_000, SENT_SHOWN_MS = DAY_MS;

export class Phone {
  state: State = { phase: 'starting', line: navigator.onLine ? 'on' : 'off', busy: false, keeps: false, notManaged: false, problem: '', keptUnsent: 0, tick: 0 };
  copy: Copy | undefined;
  private rows: Rows = new MemoryRows();
  private safe = new Safe(this.rows);
  private session: Session | undefined;
  private policy: OfflinePolicy | undefined;
  private listeners = new Set<() => void>();
  private halfAt = 0;
  private syncing = false;
  private again = false;
  private memoryOwner = '';
  private sealer: Sealer | undefined;
  private latching: Promise<void> = Promise.resolve();

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  private set(more: Partial<State>): void {
    this.state = { ...this.state, ...more };
    this.listeners.forEach((l) => l());
  }
  private changed = (): void => this.set({ tick: this.state.tick + 1 });

  get hours(): number {
    return this.safe.hours;
  }
  get triesLeft(): number {
    return this.safe.triesLeft;
  }

  async start(): Promise<void> {
    this.onlyHere();
    try {
      this.rows = await IndexedRows.open();
    } catch {
      this.rows = new MemoryRows();
    }
    this.safe = new Safe(this.rows);
    await this.safe.load();
    const reason = this.safe.mustForget(Date.now());
    if (reason) return this.wipe(reason);
    if (!this.safe.exists) return this.enter(false);
    this.set({ phase: this.safe.wiped ? 'sign_in' : 'locked', keeps: true, wiped: this.safe.wiped, keptUnsent: await this.unsent(), lastSync: this.safe.lastSync });
    if (this.state.phase === 'locked') this.latching = this.latchSession(); // a page that was killed could not
  }

  // One page at a time holds the copy: a second one takes it over, the first falls silent.
  private onlyHere(): void {
    if (!('locks' in navigator)) return;
    navigator.locks.request('kaname.phone', { steal: true }, () => new Promise<void>(() => undefined)).catch(() => {
      this.copy = undefined;
      this.set({ phase: 'elsewhere' });
    });
  }
  private async unsent(): Promise<number> {
    return (await this.rows.all('outbox')).filter(isUnsent).length + (await this.rows.all('drafts')).length;
  }

  // Nobody has a copy here yet. A session that is still good (`fresh` is false) opens nothing where copies are kept: whoever finds
  // the phone could throw the code away and choose another.
  private async enter(fresh: boolean): Promise<void> {
    try {
      this.session = await fetchSession();
      if (!this.session.signed_in || !this.session.account) return this.set({ phase: 'sign_in' });
      if (this.safe.exists) return await this.afterSignIn();
      this.policy = await askPolicy();
      if (this.policy.offline !== 'none' && !fresh) return this.set({ phase: 'sign_in' });
      if (this.policy.offline !== 'none' && this.rows instanceof IndexedRows && (await this.halfForNew(this.session.account.id))) this.set({ phase: 'set_code', problem: '' });
      else await this.openPassing();
    } catch (problem) {
      this.set({ phase: 'sign_in', line: isOffline(problem) ? 'off' : this.state.line, problem: explain(problem) });
    }
  }

  // This phone becomes known to the server. Undefined where only managed devices may keep a copy and this one is none (yet).
  private async halfForNew(account: string): Promise<string | undefined> {
    if (this.safe.device?.account !== account) {
      const made = await registerDevice(deviceName());
      await this.safe.takeDevice({ id: made.id, secret: made.device_secret, account });
    }
    const device = this.safe.device!;
    try {
      return await askHalf(device.id, device.secret);
    } catch (problem) {
      if (codeOf(problem) === NOT_MANAGED) {
        this.set({ notManaged: true });
        return undefined;
      }
      if (statusOf(problem) === GONE) {
        await this.rows.destroy();
        await this.safe.load();
      }
      throw problem;
    }
  }

  async signIn(session: Session): Promise<void> {
    setCsrf(session.csrf);
    this.session = session;
    this.set({ problem: '', line: 'on' });
    if (this.copy) return this.signedInAgain();
    await this.enter(true);
  }
  // What is open stays in memory, sealed rows stay where they are; the door is shown above them.
  askSignIn(): void {
    this.set({ phase: 'sign_in', problem: '' });
  }
  // The session had ended while the phone was open.
  private async signedInAgain(): Promise<void> {
    if (this.session?.account?.id === this.copy?.me.account) {
      this.set({ phase: 'open' });
      return this.sync();
    }
    const waits = this.state.keeps || this.holdsUnsent();
    if (waits) return this.set({ phase: 'sign_in', problem: t('phone.sign_in.other') });
    this.copy = undefined;
    await this.enter(true);
  }

  private holdsUnsent(): boolean {
    return this.copy !== undefined && counted(this.copy.outbox.list()).length + this.copy.drafts.all().length > 0;
  }

  // A copy is here and somebody has signed in in full: her tries come back, the half is fetched, the code is asked for.
  private async afterSignIn(): Promise<void> {
    const device = this.safe.device!;
    if (device.account !== this.session?.account?.id) return this.set({ phase: 'sign_in', problem: t('phone.sign_in.other') });
    try {
      await this.safe.takeHalf(await askHalf(device.id, device.secret), Date.now());
      await this.safe.forgiven();
      this.set({ phase: 'locked', wiped: undefined, keptUnsent: 0, problem: '' });
    } catch (problem) {
      if (statusOf(problem) === GONE) return this.wipe(goneBy(problem));
      throw problem;
    }
  }

  async chooseCode(code: string): Promise<void> {
    this.set({ busy: true, problem: '' });
    try {
      const half = await this.halfForNew(this.session!.account!.id);
      if (!half) return await this.openPassing();
      const sealer = await this.safe.create(code, half, this.safe.device!, this.policy!, Date.now());
      void navigator.storage?.persist?.();
      this.halfAt = Date.now();
      await this.open(sealer);
    } catch (problem) {
      this.set({ problem: explain(problem) });
    } finally {
      this.set({ busy: false });
    }
  }

  private async openPassing(): Promise<void> {
    const account = this.session!.account!.id;
    if (!(this.rows instanceof MemoryRows)) this.rows = new MemoryRows();
    if (this.memoryOwner !== account) await this.rows.destroy();
    this.memoryOwner = account;
    await this.open(await passingSealer());
  }

  private async open(sealer: Sealer): Promise<void> {
    const account = this.session?.account;
    this.sealer = sealer;
    if (this.rows instanceof IndexedRows) await this.safe.needLatch(sealer);
    this.copy = await Copy.open(this.rows, sealer, account ? { account: account.id, name: account.name } : undefined, this.safe.days, this.changed);
    this.set({ phase: 'open', keeps: this.rows instanceof IndexedRows, problem: '', lastSync: this.safe.lastSync });
    void this.sync();
  }

  async unlock(code: string): Promise<void> {
    this.set({ busy: true, problem: '' });
    try {
      const half = (await this.safe.halfAt(Date.now())) ?? (await this.fetchedHalf());
      const sealer = half && (await this.safe.unlock(code, half, Date.now()));
      if (sealer) return await this.open(sealer);
      if (!half) return;
      if (this.safe.mustForget(Date.now())) await this.wipe('tries');
      else this.set({ problem: t('phone.lock.wrong', { n: this.safe.triesLeft }) });
    } catch (problem) {
      this.set({ problem: explain(problem) });
    } finally {
      this.set({ busy: false });
    }
  }
  private async fetchedHalf(): Promise<CryptoKey | undefined> {
    const device = this.safe.device!;
    try {
      this.session = await fetchSession();
      if (!this.session.signed_in) {
        this.set({ phase: 'sign_in', problem: t('phone.lock.full', { n: this.safe.hours }) });
        return undefined;
      }
      await this.safe.takeHalf(await askHalf(device.id, device.secret), Date.now());
      return await this.safe.halfAt(Date.now());
    } catch (problem) {
      if (statusOf(problem) === GONE) await this.wipe(goneBy(problem));
      else if (isSignedOut(problem)) this.set({ phase: 'sign_in', problem: t('phone.lock.full', { n: this.safe.hours }) });
      else this.set({ problem: isOffline(problem) ? t('phone.lock.far', { n: this.safe.hours }) : explain(problem) });
      return undefined;
    }
  }

  // Nothing readable stays in memory or on the screen. Where nothing is kept, only a full sign-in opens again.
  async lock(): Promise<void> {
    if (!this.copy) return;
    if (this.state.keeps) {
      document.body.hidden = true;
      await Promise.race([this.latchSession(), new Promise((done) => setTimeout(done, LATCH_WAIT_MS))]);
      location.reload();
      return;
    }
    if (this.state.phase !== 'open') return;
    this.set({ phase: 'sign_in', problem: '' });
    await this.endSession();
    if (!this.holdsUnsent()) location.reload();
  }

  // Where the line is there, the server refuses the session that is left in the browser until the code is typed again.
  private async latchSession(): Promise<void> {
    const hash = this.safe.latchHash;
    if (!hash || !navigator.onLine) return;
    const session = this.session?.signed_in ? this.session : await fetchSession().catch(() => undefined);
    this.session = undefined;
    if (session?.signed_in && session.account?.id === this.safe.device?.account) await lockSession(hash).catch(() => undefined);
  }
  private async unlatched(session: Session): Promise<Session> {
    const secret = this.sealer && (await this.safe.latchSecret(this.sealer));
    if (!session.locked || !secret) return session;
    try {
      const open = await unlockSession(secret);
      setCsrf(open.csrf);
      return open;
    } catch (problem) {
      if (isOffline(problem)) throw problem;
      return session; // locked by something else: a full sign-in opens
    }
  }

  // As well as it goes: without a line the session ends by its own time.
  private async endSession(): Promise<void> {
    this.session ??= await fetchSession().catch(() => undefined);
    if (this.session?.signed_in || this.session?.locked) await request('/v1/session', { method: 'DELETE' }).catch(() => undefined);
    this.session = undefined;
  }

  private async wipe(reason: WipeReason): Promise<void> {
    const kept = await wipe(this.rows, reason);
    await this.endSession();
    this.copy = undefined;
    await this.safe.load();
    this.set({ phase: 'sign_in', wiped: reason, keptUnsent: kept, keeps: kept > 0, problem: '' });
  }

  // The person gives up what lies here unsent (a forgotten code, another user, the end of the work): her own decision, said twice
  // on the screen. The session ends too.
  async startAnew(): Promise<void> {
    await this.endSession();
    await this.rows.destroy();
    location.reload();
  }

  // Sends what waits, then asks for what is new. Called when the line comes back, after writing, on the live feed, by hand.
  async sync(): Promise<void> {
    if (!this.copy || this.state.phase !== 'open') return;
    if (this.syncing) return void (this.again = true);
    this.syncing = true;
    this.set({ busy: true, problem: '' });
    try {
      await this.round(this.copy);
    } catch (problem) {
      if (isSignedOut(problem)) this.leaveSession();
      else if (isOffline(problem)) this.set({ line: 'off' });
      else this.set({ problem: explain(problem) });
    } finally {
      this.syncing = false;
      this.set({ busy: false });
    }
    if (this.again) {
      this.again = false;
      await this.sync();
    }
  }
  private leaveSession(): void {
    this.session = undefined;
    this.set({ line: 'sign_in' });
  }

  private async round(copy: Copy): Promise<void> {
    await this.latching;
    if (!this.session?.signed_in) {
      this.session = await this.unlatched(await fetchSession());
      if (!this.session.signed_in) return this.leaveSession();
    }
    // Never under another name: what is written here goes out as its writer's.
    if (this.session.account?.id !== copy.me.account) return this.leaveSession();
    const pumped = await copy.pump();
    if (pumped.ended === 'sign_in') return this.leaveSession();
    if (pumped.ended === 'nowhere') return this.set({ line: 'off' });
    const device = this.state.keeps ? this.safe.device : undefined;
    const asksRule = device !== undefined && Date.now() - this.halfAt > HALF_EVERY_MS;
    if (asksRule && !(await this.refreshHalf(device))) return;
    const policy = asksRule ? await askPolicy() : undefined;
    const sent = Date.now();
    const ask = askPull(device?.id, () => copy.templates.version);
    const last = await pullAll(copy.book, async (have) => {
      const answer = await ask(have);
      if (answer.templates) await copy.templates.take(answer.templates);
      return answer;
    });
    const ahead = clockAhead(last.server_time, sent, Date.now());
    await copy.takeStays(await askStays(device?.id, copy.stays.have(), copy.hospitals.version));
    const documents = await askDocuments(device?.id, copy.papers.have());
    if (documents) await copy.papers.take(documents);
    const now = Date.now();
    await this.safe.synced(now, ahead, policy);
    await copy.outbox.tidy(now - SENT_SHOWN_MS);
    this.set({ line: 'on', lastSync: now });
    if (last.min_client > CLIENT) this.set({ phase: 'update' });
  }
  // False when the device was revoked: what waited was sent before, the rest stays sealed.
  private async refreshHalf(device: { id: string; secret: string }): Promise<boolean> {
    try {
      await this.safe.takeHalf(await askHalf(device.id, device.secret), Date.now());
      this.halfAt = Date.now();
      return true;
    } catch (problem) {
      if (statusOf(problem) !== GONE) throw problem;
      // The town has changed its mind: what waits is sent or taken back by hand first.
      const noCopies = codeOf(problem) === NO_COPIES;
      if (noCopies && this.holdsUnsent()) return true;
      await this.wipe(goneBy(problem));
      return false;
    }
  }

  // How much this phone's clock is ahead of the server's, in milliseconds.
  get clockAhead(): number {
    return this.safe.clockAhead;
  }
}

const goneBy = (problem: unknown): WipeReason => (codeOf(problem) === NO_COPIES ? 'rule' : 'revoked');
const deviceName = (): string => (/iPhone|iPad/.test(navigator.userAgent) ? 'iPhone' : /Android/.test(navigator.userAgent) ? 'Android' : t('phone.device'));
