// SPDX-License-Identifier: Apache-2.0
// What wakes the phone: the live feed while it is looked at, the line coming back, the page coming back. In a pocket: nothing.
const GATHER_MS = 800, FALLBACK_MS = 60_000;
const OURS = /^(thread|person|people|team|consent|basis|stay|document)\./;

// `wake`: the server has just answered, so the feed can be had, also where it was refused before (a locked session).
export interface Live { wake: () => void; stop: () => void }

export function stayLive(sync: () => void): Live {
  const stop = new AbortController();
  let source: EventSource | undefined, timer: ReturnType<typeof setTimeout> | undefined, silent = 0, cut = false;
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      sync();
    }, GATHER_MS);
  };
  const open = () => {
    if (source || document.visibilityState !== 'visible' || !navigator.onLine) return;
    source = new EventSource('/v1/feed');
    source.onopen = () => {
      silent = 0;
      if (cut) soon(); // the server is back
      cut = false;
    };
    source.onerror = () => {
      cut = true;
      if (source?.readyState === EventSource.CLOSED) close();
    };
    source.addEventListener('act', (event) => {
      if (OURS.test((JSON.parse((event as MessageEvent<string>).data) as { act: string }).act)) soon();
    });
  };
  const close = () => {
    source?.close();
    source = undefined;
    silent ||= Date.now();
  };
  const shown = () => {
    if (document.visibilityState !== 'visible') return close();
    open();
    soon();
  };
  document.addEventListener('visibilitychange', shown, { signal: stop.signal });
  addEventListener('online', shown, { signal: stop.signal });
  addEventListener('offline', () => { close(); sync(); }, { signal: stop.signal });
  // A feed that cannot be had: ask now and then, while somebody looks.
  const fallback = setInterval(() => {
    if (document.visibilityState !== 'visible' || source?.readyState === EventSource.OPEN) return;
    open();
    if (silent) soon();
  }, FALLBACK_MS);
  open();
  return {
    wake: open,
    stop: () => {
      stop.abort();
      clearInterval(fallback);
      clearTimeout(timer);
      close();
    },
  };
}
