// SPDX-License-Identifier: Apache-2.0
// One live connection per browser: the tab that holds the lock listens, and tells the others.
import type { QueryClient } from '@tanstack/react-query';
import { feedMark } from './feed_mark.ts';
import type { Act, JobView } from './types.ts';

export interface FeedState { connected: boolean; at: Date }
type Told = { act: Act } | { job: JobView } | { connected: boolean };

const CHANNEL = 'kaname.feed';
const GATHER_MS = 600;
// Lists of a whole day's work on the page that everybody has open: asked again once a minute, not at each act of the area.
const SLOW = 'waiting', SLOW_MS = 60_000;
// Their second word is the id that an act must be about.
const ABOUT_ONE = new Set(['facility', 'person', 'thread']);
const UNTOUCHED = new Set(['session', 'codes', 'areas', 'geojson', 'setup', 'jobs', 'templates']);

let state: FeedState = { connected: false, at: new Date() };
const listeners = new Set<() => void>();
export const feedState = () => state;
export function onFeedState(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
function setState(connected: boolean): void {
  state = { connected, at: connected ? new Date() : state.at };
  listeners.forEach((l) => l());
}

// Acts come in bursts (an import): they are gathered, and only what is on a screen asks again.
function gatherer(client: QueryClient): (act: Act) => void {
  let about = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let slow: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    const ids = about;
    about = new Set();
    void client.invalidateQueries({
      predicate: ({ queryKey }) => {
        const [what, id] = queryKey as [string, string | undefined];
        if (UNTOUCHED.has(what) || what === SLOW) return false;
        return ABOUT_ONE.has(what) ? ids.has(feedMark(id ?? '')) : true;
      },
    });
  };
  return (act) => {
    act.about.forEach((id) => about.add(id));
    timer ??= setTimeout(flush, GATHER_MS);
    slow ??= setTimeout(() => { slow = undefined; void client.invalidateQueries({ queryKey: [SLOW] }); }, SLOW_MS);
  };
}

// `onJob` hears how the person's own long work stands.
export function startFeed(client: QueryClient, onJob: (job: JobView) => void): () => void {
  const gather = gatherer(client);
  const channel = new BroadcastChannel(CHANNEL);
  const stop = new AbortController();
  const hear = (told: Told) => {
    if ('connected' in told) return setState(told.connected);
    setState(true);
    if ('job' in told) onJob(told.job);
    else gather(told.act);
  };
  channel.onmessage = (event: MessageEvent<Told | 'state?'>) => {
    if (event.data !== 'state?') hear(event.data);
    else if (source) tell({ connected: source.readyState === EventSource.OPEN });
  };
  let source: EventSource | undefined;
  const tell = (told: Told) => {
    hear(told);
    channel.postMessage(told);
  };
  const listen = () => new Promise<void>((release) => {
    if (stop.signal.aborted) return release();
    source = new EventSource('/v1/feed');
    source.onopen = () => tell({ connected: true });
    source.onerror = () => tell({ connected: false });
    source.addEventListener('act', (event) => tell({ act: JSON.parse((event as MessageEvent<string>).data) as Act }));
    source.addEventListener('job', (event) => tell({ job: JSON.parse((event as MessageEvent<string>).data) as JobView }));
    stop.signal.addEventListener('abort', () => {
      source?.close();
      release();
    });
  });
  channel.postMessage('state?');
  if ('locks' in navigator) {
    void navigator.locks.request(CHANNEL, { signal: stop.signal }, listen).catch(() => undefined);
  } else {
    void listen(); // http without TLS on another machine: no locks there, every tab listens
  }
  return () => {
    stop.abort();
    channel.close();
  };
}
