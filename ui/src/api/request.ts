// SPDX-License-Identifier: Apache-2.0
// The one door to the server. Every write carries a key made here, so that a retry after a lost answer is the same act.
import { language, t } from '../i18n/index.ts';
import type { FieldProblem } from './types.ts';
import { uuid7 } from './uuid.ts';

export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly fields: FieldProblem[] = [],
  ) {
    super(message);
  }
}

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  raw?: { bytes: Blob; type: string; name: string };
  headers?: Record<string, string>;
  key?: string; // of an act that is tried again
  signal?: AbortSignal;
}

let csrf = '';
export function setCsrf(value: string): void {
  csrf = value;
}

// Called when an answer says that the session has ended.
let signedOut: () => void = () => undefined;
export function whenSignedOut(tell: () => void): void {
  signedOut = tell;
}

const UNAUTHORIZED = 401;
const RETRY_AFTER_MS = [400, 1500];
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

function headersOf(options: RequestOptions, writes: boolean): Record<string, string> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language(), ...options.headers };
  if (writes) {
    headers['Idempotency-Key'] = options.key ?? uuid7();
    if (csrf) headers['X-Kaname-Csrf'] = csrf;
  }
  if (options.raw) {
    headers['Content-Type'] = options.raw.type;
    headers['X-File-Name'] = encodeURIComponent(options.raw.name);
  } else if (writes) {
    headers['Content-Type'] = 'application/json';
  }
  return headers;
}

// A lost connection is tried again with the same key; an answer, good or bad, is never asked for twice.
async function fetchSafely(path: string, init: RequestInit): Promise<Response> {
  for (const pause of [...RETRY_AFTER_MS, 0]) {
    try {
      return await fetch(path, init);
    } catch (problem) {
      if (init.signal?.aborted) throw problem;
      if (pause) await wait(pause);
    }
  }
  throw new Refused(0, 'offline', t('error.offline'));
}

async function refusal(response: Response): Promise<Refused> {
  const text = await response.text();
  try {
    const said = JSON.parse(text) as { code?: string; message?: string; fields?: FieldProblem[] };
    return new Refused(response.status, said.code ?? 'unknown', said.message ?? t('error.unknown'), said.fields ?? []);
  } catch {
    return new Refused(response.status, 'unknown', t('error.status', { status: response.status }));
  }
}

export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const method = options.method ?? 'GET';
  const writes = method !== 'GET';
  const init: RequestInit = { method, headers: headersOf(options, writes), credentials: 'same-origin' };
  if (options.signal) init.signal = options.signal;
  if (options.raw) init.body = options.raw.bytes;
  else if (writes) init.body = JSON.stringify(options.body ?? {});
  const response = await fetchSafely(path, init);
  if (response.status === UNAUTHORIZED && path !== '/v1/session') signedOut();
  if (!response.ok) throw await refusal(response);
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

// A file that is made of what is sent (a paper with a code that must not stand in an address).
export async function fetchFile(path: string, body: unknown): Promise<Blob> {
  const response = await fetchSafely(path, { method: 'POST', headers: headersOf({ body }, true), credentials: 'same-origin', body: JSON.stringify(body) });
  if (!response.ok) throw await refusal(response);
  return response.blob();
}

// What is looked at and drawn anew after each change.
export async function getFile(path: string, signal: AbortSignal): Promise<Blob> {
  const response = await fetchSafely(path, { headers: headersOf({}, false), credentials: 'same-origin', cache: 'no-store', signal });
  if (!response.ok) throw await refusal(response);
  return response.blob();
}

export const get = <T>(path: string, signal?: AbortSignal) => request<T>(path, signal ? { signal } : {});
export const post = <T>(path: string, body?: unknown) => request<T>(path, { method: 'POST', body });
export const put = <T>(path: string, body?: unknown) => request<T>(path, { method: 'PUT', body });

export function sentence(problem: unknown): string {
  return problem instanceof Error && problem.message ? problem.message : t('error.unknown');
}
