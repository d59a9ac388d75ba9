// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';

const WIDE = '(min-width: 75rem)';

export function useWide(): boolean {
  const [wide, setWide] = useState(() => matchMedia(WIDE).matches);
  useEffect(() => {
    const media = matchMedia(WIDE);
    const change = () => setWide(media.matches);
    media.addEventListener('change', change);
    return () => media.removeEventListener('change', change);
  }, []);
  return wide;
}

// j and k move through whatever matches the selector.
export function useListKeys(selector: string): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const by = { j: 1, k: -1 }[event.key];
      const target = event.target as HTMLElement;
      if (!by || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
      if (document.querySelector('dialog[open]')) return;
      const rows = [...document.querySelectorAll<HTMLElement>(selector)];
      const at = rows.indexOf(document.activeElement as HTMLElement);
      rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.focus();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [selector]);
}

let cameBack = false;
addEventListener('popstate', () => {
  cameBack = true;
  setTimeout(() => (cameBack = false), 2000);
});

// The Back button finds the list where it was left.
export function useScrollMemory(): void {
  useEffect(() => {
    const key = `kaname.scroll.${location.href}`;
    const kept = Number(sessionStorage.getItem(key) ?? 0);
    if (cameBack && kept) setTimeout(() => scrollTo(0, kept), 0);
    const keep = () => sessionStorage.setItem(`kaname.scroll.${location.href}`, String(scrollY));
    addEventListener('scrollend', keep);
    document.addEventListener('click', keep, true);
    return () => {
      removeEventListener('scrollend', keep);
      document.removeEventListener('click', keep, true);
    };
  }, []);
}

// A new page begins at its top.
export function useTop(path: string): void {
  useEffect(() => {
    if (!cameBack) scrollTo(0, 0);
  }, [path]);
}
