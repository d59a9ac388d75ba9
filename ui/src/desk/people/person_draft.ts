// SPDX-License-Identifier: Apache-2.0
// What somebody has typed about a person and not yet saved. It survives a closed window and a crash, but on a PC that
// several share it must not lie open: each draft is sealed (AES-GCM) with a key that scripts cannot take out of this
// browser, and only the account that wrote it is shown it. Signing out on purpose removes the account's drafts.
// Without a secure context (plain http from another machine) there is no cipher: then the draft lives with its tab only.

export interface PersonDraft { at: string; base_seq: number; base: Record<string, unknown>; values: Record<string, unknown> }

const STORE = 'keys';
const PREFIX = 'kaname.person.';
const DAYS_KEPT = 14;
const DAY_MS = 86_400_000;
const NONCE = 12;

function database(): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const asked = indexedDB.open('kaname-desk', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error ?? new Error('storage'));
  });
}

const answer = <T,>(asked: IDBRequest<T>) => new Promise<T>((done, fail) => {
  asked.onsuccess = () => done(asked.result);
  asked.onerror = () => fail(asked.error ?? new Error('storage'));
});

let kept: Promise<CryptoKey> | undefined;
function key(): Promise<CryptoKey> {
  return (kept ??= (async () => {
    const db = await database();
    const found = (await answer(db.transaction(STORE).objectStore(STORE).get('draft'))) as CryptoKey | undefined;
    if (found) return found;
    const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    // Two windows may come here together: the first key written stays.
    const store = db.transaction(STORE, 'readwrite').objectStore(STORE);
    await answer(store.add(made, 'draft')).catch(() => undefined);
    return ((await answer(db.transaction(STORE).objectStore(STORE).get('draft'))) as CryptoKey | undefined) ?? made;
  })());
}

const sealed = () => globalThis.isSecureContext && 'subtle' in crypto;
const place = (account: string, person: string, what: string) => `${PREFIX}${account}.${person}.${what}`;
const box = () => (sealed() ? localStorage : sessionStorage);

const toText = (bytes: Uint8Array) => btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(''));
const toBytes = (text: string) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

async function seal(text: string): Promise<string> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
  const bytes = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, await key(), new TextEncoder().encode(text)));
  return `${toText(nonce)}.${toText(bytes)}`;
}

async function unseal(text: string): Promise<string> {
  const [nonce = '', bytes = ''] = text.split('.');
  return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: toBytes(nonce) }, await key(), toBytes(bytes)));
}

export async function readDraft<T extends { at: string } = PersonDraft>(account: string, person: string, what: string): Promise<T | undefined> {
  try {
    const text = box().getItem(place(account, person, what));
    if (!text) return undefined;
    const draft = JSON.parse(sealed() ? await unseal(text) : text) as T;
    if (Date.now() - Date.parse(draft.at) < DAYS_KEPT * DAY_MS) return draft;
    await dropDraft(account, person, what);
    return undefined;
  } catch {
    return undefined; // storage is switched off, or the browser has lost its key
  }
}

// Writes follow each other: the last thing typed is the last thing kept.
let last: Promise<void> = Promise.resolve();
export function writeDraft<T extends { at: string } = PersonDraft>(account: string, person: string, what: string, draft: T): Promise<void> {
  const text = JSON.stringify(draft);
  last = last.then(async () => {
    try {
      box().setItem(place(account, person, what), sealed() ? await seal(text) : text);
    } catch {
      // Storage is full or switched off: the form still holds the text.
    }
  });
  return last;
}

export function dropDraft(account: string, person: string, what: string): Promise<void> {
  last = last.then(() => {
    try {
      box().removeItem(place(account, person, what));
    } catch {
      // nothing was kept
    }
  });
  return last;
}

// Which of somebody's drafts about this person wait.
export function waitingDrafts(account: string, person: string): string[] {
  try {
    const head = place(account, person, '');
    return Object.keys(box()).filter((name) => name.startsWith(head)).map((name) => name.slice(head.length));
  } catch {
    return [];
  }
}

export function forgetDrafts(account: string): void {
  for (const store of [localStorage, sessionStorage]) {
    for (const name of Object.keys(store)) if (name.startsWith(`${PREFIX}${account}.`)) store.removeItem(name);
  }
}
