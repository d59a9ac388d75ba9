// SPDX-License-Identifier: Apache-2.0
// When to lock: five minutes without a touch, or more than a minute out of sight. Timers sleep in a pocket, so the clock is
// asked again when the page comes back.
import { HIDDEN_MS, IDLE_MS } from './store/rules.ts';

const LOOK_EVERY_MS = 5_000;

export function watchIdleness(lock: () => void): () => void {
  let touched = Date.now(), hidden = 0;
  const stop = new AbortController();
  const touch = () => (touched = Date.now());
  for (const kind of ['pointerdown', 'keydown', 'input', 'scroll']) addEventListener(kind, touch, { capture: true, passive: true, signal: stop.signal });
  const look = () => {
    const now = Date.now();
    if (now - touched >= IDLE_MS || (hidden && now - hidden >= HIDDEN_MS)) lock();
  };
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') hidden = Date.now();
    else {
      look();
      hidden = 0;
    }
  }, { signal: stop.signal });
  const timer = setInterval(look, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    stop.abort();
  };
}
