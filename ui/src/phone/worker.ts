// SPDX-License-Identifier: Apache-2.0
// The service worker: one cache a version holds the program's own files and nothing else. Answers of the server are never kept.
// SHELL_VERSION, SHELL_FILES and NOTICE_WORDS (of i18n/) are put in by build.mjs.
declare const SHELL_VERSION: string;
declare const SHELL_FILES: string[];
declare const NOTICE_WORDS: Record<'ja' | 'en', Record<'phone.push.title' | 'phone.push.unread' | 'phone.push.urgent', string>>;

// The part of a service worker's world that is used here; the compiler knows this folder as pages.
interface Lasting extends Event { waitUntil(work: Promise<unknown>): void }
interface Fetching extends Event { request: Request; respondWith(answer: Promise<Response>): void }
interface Pushed extends Lasting { data: { json(): unknown } | null }
interface Clicked extends Lasting { notification: Notification }
interface OpenPage { url: string; focus(): Promise<unknown> }
interface Worker {
  location: Location;
  navigator: Navigator;
  clients: { claim(): Promise<void>; matchAll(of: { type: 'window'; includeUncontrolled: boolean }): Promise<OpenPage[]>; openWindow(url: string): Promise<unknown> };
  registration: ServiceWorkerRegistration;
  skipWaiting(): Promise<void>;
  addEventListener(kind: 'install' | 'activate', hear: (event: Lasting) => void): void;
  addEventListener(kind: 'fetch', hear: (event: Fetching) => void): void;
  addEventListener(kind: 'push', hear: (event: Pushed) => void): void;
  addEventListener(kind: 'notificationclick', hear: (event: Clicked) => void): void;
  addEventListener(kind: 'message', hear: (event: MessageEvent) => void): void;
}
const worker = globalThis as unknown as Worker;

const CACHE = `kaname-phone-${SHELL_VERSION}`;
const PAGE = '/phone/index.html';

worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(SHELL_FILES.map((file) => new Request(file, { cache: 'no-cache' })))));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith('kaname-phone-') && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await worker.clients.claim();
  })());
});

// The person has said yes to the newer program.
worker.addEventListener('message', (event) => {
  if (event.data === 'take over') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== worker.location.origin) return;
  const page = event.request.mode === 'navigate' && url.pathname.startsWith('/phone');
  if (!page && !SHELL_FILES.includes(url.pathname)) return;
  event.respondWith(caches.open(CACHE).then(async (cache) => (await cache.match(page ? PAGE : url.pathname)) ?? fetch(event.request)));
});

// A push says that something waits, how many and whether it is urgent; nothing more is known here, and nothing more is shown.
// Kind "read": it was read on another device, and with nothing left the notice goes.
const TAG = 'kaname';
interface Push { kind?: string; urgent?: boolean; count?: number }

async function show(push: Push): Promise<void> {
  const words = NOTICE_WORDS[worker.navigator.language.startsWith('en') ? 'en' : 'ja'];
  const count = Math.max(1, push.count ?? 1);
  const options: NotificationOptions & { renotify: boolean } = {
    body: words[push.urgent ? 'phone.push.urgent' : 'phone.push.unread'].replace('{n}', String(count)),
    tag: TAG, renotify: push.kind !== 'read', silent: push.kind === 'read', icon: '/phone/icon-192.png', requireInteraction: push.urgent === true,
  };
  await worker.registration.showNotification(words['phone.push.title'], options);
}

async function heard(push: Push): Promise<void> {
  const shown = await worker.registration.getNotifications({ tag: TAG });
  if (push.kind !== 'read') return show(push);
  if (push.count && shown.length > 0) return show(push);
  for (const one of shown) one.close();
}

worker.addEventListener('push', (event) => {
  let push: Push = {};
  try {
    push = event.data?.json() as Push ?? {};
  } catch {
    // Not ours: something waits all the same.
  }
  event.waitUntil(heard(push));
});

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil((async () => {
    const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
    const open = windows.find((one) => new URL(one.url).pathname.startsWith('/phone'));
    await (open ? open.focus() : worker.clients.openWindow('/phone/'));
  })());
});
