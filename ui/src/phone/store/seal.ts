// SPDX-License-Identifier: Apache-2.0
// Sealing. Every row: AES-256-GCM under one random data key, with "table/id" as additional data, so that rows cannot be
// exchanged. The data key is wrapped by a key out of two halves: the code the person types (PBKDF2-SHA-256, 600,000 rounds)
// and 32 bytes that the server hands to this device (HKDF, RFC 5869). Six digits alone would fall to guessing in hours.
import type { Sealed, Table } from './rows.ts';

export const ROUNDS = 600_000;
const KEY_BYTES = 32, SALT_BYTES = 16, IV_BYTES = 12;
const INFO = new TextEncoder().encode('kaname phone data key');

export interface Vault { salt: Uint8Array<ArrayBuffer>; rounds: number; wrapped: Sealed }

const random = (n: number) => crypto.getRandomValues(new Uint8Array(n));
const asBytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const hex = (bytes: Uint8Array): string => [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');

// "１２３ ４５６" and "123456" are one code.
export const plainCode = (typed: string): string => typed.normalize('NFKC').replace(/\D/g, '');

// The server's half as a key that no script can read out again. Undefined when it is not 32 bytes of base64url.
export async function halfKey(base64url: string): Promise<CryptoKey | undefined> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = Uint8Array.from(atob(base64url.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  } catch {
    return undefined;
  }
  if (bytes.length !== KEY_BYTES) return undefined;
  return crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey']);
}

async function keyOfHalves(code: string, half: CryptoKey, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey('raw', asBytes(plainCode(code)), 'PBKDF2', false, ['deriveBits']);
  const stretched = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, typed, KEY_BYTES * 8);
  return crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt: stretched, info: INFO }, half,
    { name: 'AES-GCM', length: KEY_BYTES * 8 }, false, ['encrypt', 'decrypt']);
}

const dataKey = (raw: ArrayBuffer | Uint8Array<ArrayBuffer>) => crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);

async function sealBytes(key: CryptoKey, bytes: BufferSource, about: string): Promise<Sealed> {
  const iv = random(IV_BYTES);
  return { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: asBytes(about) }, key, bytes) };
}
const openBytes = (key: CryptoKey, sealed: Sealed, about: string) =>
  crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv, additionalData: asBytes(about) }, key, sealed.bytes);

export async function makeVault(code: string, half: CryptoKey, rounds = ROUNDS): Promise<{ vault: Vault; key: CryptoKey }> {
  const salt = random(SALT_BYTES), raw = random(KEY_BYTES);
  const wrapped = await sealBytes(await keyOfHalves(code, half, salt, rounds), raw, 'vault');
  const key = await dataKey(raw);
  raw.fill(0);
  return { vault: { salt, rounds, wrapped }, key };
}

// The data key, or undefined when the code (or the half) is another.
export async function openVault(vault: Vault, code: string, half: CryptoKey): Promise<CryptoKey | undefined> {
  const outer = await keyOfHalves(code, half, vault.salt, vault.rounds);
  try {
    return await dataKey(await openBytes(outer, vault.wrapped, 'vault'));
  } catch {
    return undefined;
  }
}

// Reads and writes what rows hold. One for a time of being unlocked.
export class Sealer {
  constructor(private key: CryptoKey) {}
  seal(table: Table, id: string, value: unknown): Promise<Sealed> {
    return sealBytes(this.key, asBytes(JSON.stringify(value)), `${table}/${id}`);
  }
  sealBytes(table: Table, id: string, bytes: ArrayBuffer): Promise<Sealed> {
    return sealBytes(this.key, bytes, `${table}/${id}`);
  }
  // Throws when the row is not what was sealed there.
  async open<T>(table: Table, id: string, sealed: Sealed): Promise<T> {
    return JSON.parse(new TextDecoder().decode(await openBytes(this.key, sealed, `${table}/${id}`))) as T;
  }
  openBytes(table: Table, id: string, sealed: Sealed): Promise<ArrayBuffer> {
    return openBytes(this.key, sealed, `${table}/${id}`);
  }
}

// A secret that only the unlocked phone reads, and its hash, which may lie open: the hash locks the phone's session at the
// server, the secret unlocks it.
export interface Latch { hash: string; secret: Sealed }

export async function makeLatch(sealer: Sealer): Promise<Latch> {
  const secret = hex(random(KEY_BYTES));
  const hash = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', asBytes(secret))));
  return { hash, secret: await sealer.seal('meta', 'latch', secret) };
}

// Where nothing is kept: a key that dies with the page.
export async function passingSealer(): Promise<Sealer> {
  return new Sealer(await crypto.subtle.generateKey({ name: 'AES-GCM', length: KEY_BYTES * 8 }, false, ['encrypt', 'decrypt']));
}
