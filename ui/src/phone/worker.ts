// SPDX-License-Identifier: Apache-2.0
// The service worker: one cache a version holds the program's own files and nothing else. Answers of the server are never kept.
// SHELL_VERSION and SHELL_FILES are put in by build.mjs.
declare const SHELL_VERSION: string;
declare const SHELL_FILES: string[];

// The part of a service worker's world that is used here; the compiler knows this folder as pages.
interface Lasting extends Event { waitUntil(work: Promise<unknown>): void }
interface Fetching extends Event { request: Request; respondWith(answer: Promise<Response>): void }
interface Worker {
  location: Location;
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(kind: 'install' | 'activate', hear: (event: Lasting) => void): void;
  addEventListener(kind: 'fetch', hear: (event: Fetching) => void): void;
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
