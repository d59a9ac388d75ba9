// SPDX-License-Identifier: Apache-2.0
// Notices to this phone while the program is closed. They say that something waits and nothing else (worker.ts).
import { Refused, post, request } from '../api/request.ts';
import type { NoticeSettings, PushState } from '../api/types.ts';

export type Possible = 'yes' | 'refused' | 'install' | 'no';

// An iPhone takes notices only for what is on its home screen.
export function possible(apple: boolean, installed: boolean): Possible {
  if (apple && !installed) return 'install';
  if (!isSecureContext || !('serviceWorker' in navigator) || !('PushManager' in globalThis) || !('Notification' in globalThis)) return 'no';
  return Notification.permission === 'denied' ? 'refused' : 'yes';
}

const registered = () => navigator.serviceWorker.getRegistration('/phone/');

const bytesOf = (base64url: string) => Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));

const hex = (bytes: ArrayBuffer) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

// As the server names a subscription.
const nameOf = async (endpoint: string) => hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint)));

// Whether this phone gets them: the browser and the server both say so.
export async function isOn(): Promise<boolean> {
  const subscription = await (await registered())?.pushManager.getSubscription();
  if (!subscription) return false;
  const name = await nameOf(subscription.endpoint);
  return (await request<PushState>('/v1/me/push')).subscriptions.some((one) => one.id === name);
}

// Asks the person, then the push service, then tells the server. False when the person says no.
export async function turnOn(): Promise<boolean> {
  if (await Notification.requestPermission() !== 'granted') return false;
  const push = (await registered())?.pushManager;
  if (!push) return false;
  const { public_key } = await request<PushState>('/v1/me/push');
  // A subscription for another server's key is of no use.
  await (await push.getSubscription())?.unsubscribe();
  const subscription = (await push.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(public_key) })).toJSON();
  await post<PushState>('/v1/me/push', { endpoint: subscription.endpoint, p256dh: subscription.keys?.p256dh, auth: subscription.keys?.auth });
  return true;
}

export async function turnOff(): Promise<void> {
  const subscription = await (await registered())?.pushManager.getSubscription();
  if (!subscription) return;
  const name = await nameOf(subscription.endpoint);
  await subscription.unsubscribe();
  await request<PushState>(`/v1/me/push/${name}`, { method: 'DELETE' });
}

// What a refusal says, the field at fault included.
export const wordsOf = (problem: unknown, otherwise: string): string =>
  (problem instanceof Refused ? problem.fields[0]?.message ?? problem.message : otherwise);

export const askNotices = () => request<NoticeSettings>('/v1/me/notices');
export const saveNotices = (settings: NoticeSettings) => request<NoticeSettings>('/v1/me/notices', { method: 'PUT', body: settings });

const HOUR = 60;
export const clock = (minutes: number) => `${String(Math.floor(minutes / HOUR)).padStart(2, '0')}:${String(minutes % HOUR).padStart(2, '0')}`;
export const minutesOf = (text: string) => Number(text.slice(0, 2)) * HOUR + Number(text.slice(3, 5));
