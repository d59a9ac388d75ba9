// SPDX-License-Identifier: Apache-2.0
// The service worker seen from the page: registered once, asked for a newer program when the app comes to sight.
const listeners = new Set<() => void>();
let waiting: ServiceWorker | null = null;

export const updateIsReady = (): boolean => waiting !== null;
export function onUpdate(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
function found(worker: ServiceWorker | null): void {
  waiting = worker;
  listeners.forEach((l) => l());
}

export async function startShell(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (waiting) location.reload();
  });
  try {
    const registration = await navigator.serviceWorker.register('/phone/sw.js', { scope: '/phone/' });
    if (registration.waiting && navigator.serviceWorker.controller) found(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const coming = registration.installing;
      coming?.addEventListener('statechange', () => {
        if (coming.state === 'installed' && navigator.serviceWorker.controller) found(coming);
      });
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible' && navigator.onLine) void registration.update().catch(() => undefined);
    });
  } catch {
    // Without it (http on another machine, a private window) the phone works online.
  }
}

export const takeUpdate = (): void => waiting?.postMessage('take over');
