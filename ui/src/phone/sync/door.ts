// SPDX-License-Identifier: Apache-2.0
// The phone's questions to the server, and what an answer means for an item that waits.
import { Refused, post, request } from '../../api/request.ts';
import type { Session, SyncDocumentAnswer, SyncDocumentPull, SyncStayAnswer, ThreadPage } from '../../api/types.ts';
import type { OfflinePolicy, Pulled, Readers } from '../model.ts';
import type { Item, Sent } from './outbox.ts';

const LINE_DEAD = 0, SIGN_IN = 401, TOO_MANY = 429, BROKEN = 500;
export const GONE = 410;
export const NOT_MANAGED = 'device_not_managed', NO_COPIES = 'offline_not_allowed', NOT_ALLOWED = 'not_allowed';

export const statusOf = (problem: unknown): number | undefined => (problem instanceof Refused ? problem.status : undefined);
export const codeOf = (problem: unknown): string => (problem instanceof Refused ? problem.code : '');
export const isOffline = (problem: unknown): boolean => problem instanceof Refused && problem.status === LINE_DEAD;
export const isSignedOut = (problem: unknown): boolean => problem instanceof Refused && problem.status === SIGN_IN;

// What is no judgement of the item itself leaves it waiting.
export async function sendItem(item: Item, bytes?: ArrayBuffer): Promise<Sent> {
  if (item.file && !bytes) return { came: 'refused', words: '' };
  try {
    const raw = item.file && bytes ? { bytes: new Blob([bytes], { type: item.file.type }), type: item.file.type, name: item.file.name } : undefined;
    return { came: 'done', answer: await request<unknown>(item.path, { method: item.method ?? 'POST', key: item.key, ...(raw ? { raw } : item.body === undefined ? {} : { body: item.body }) }) };
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    if (problem.status === SIGN_IN || problem.code.startsWith('csrf')) return { came: 'sign_in' };
    if (problem.status === LINE_DEAD || problem.status === TOO_MANY || problem.status >= BROKEN) return { came: 'nowhere' };
    return { came: 'refused', code: problem.code, words: [problem.message, ...problem.fields.map((field) => field.message)].join(' ') };
  }
}

export const askPull = (device: string | undefined, templates: () => string) => (have: { id: string; seq: number }[]) =>
  post<Pulled>('/v1/sync/pull', { have, templates: templates(), ...(device ? { device } : {}) });
// Nothing for whom the role lets see no stays.
export const askStays = (device: string | undefined, have: { id: string; version: string }[], hospitals: string) =>
  post<SyncStayAnswer>('/v1/sync/stays', { have, hospitals, ...(device ? { device } : {}) }).catch((problem: unknown): SyncStayAnswer => {
    if (codeOf(problem) === NOT_ALLOWED) return { items: [], forget: have.map((one) => one.id), asked: [] };
    throw problem;
  });
// Undefined for whom the role lets see no documents.
export const askDocuments = (device: string | undefined, have: SyncDocumentPull) =>
  post<SyncDocumentAnswer>('/v1/sync/documents', { ...have, ...(device ? { device } : {}) }).catch((problem: unknown) => {
    if (codeOf(problem) === NOT_ALLOWED) return undefined;
    throw problem;
  });
export const lockSession = (hash: string) => post<Session>('/v1/session/lock', { hash });
export const unlockSession = (secret: string) => post<Session>('/v1/session/unlock', { secret });
export const askPolicy = () => request<OfflinePolicy>('/v1/settings/offline');
export const askReaders = (person: string) => request<Readers>(`/v1/people/${person}/readers`);
// What is older than the copy: read on the line, kept nowhere. `to` is the day of the oldest entry at hand, `before` the place in the list.
export const askOlder = (person: string, from: { to: string } | { before: string }) =>
  request<ThreadPage>(`/v1/people/${person}/thread?limit=50&${new URLSearchParams(from)}`);
export const registerDevice = (name: string) =>
  post<{ id: string; device_secret: string }>('/v1/me/devices', { name, kind: 'phone' });
export const askHalf = async (device: string, secret: string): Promise<string> =>
  (await post<{ half: string }>(`/v1/devices/${device}/key-half`, { device_secret: secret })).half;
