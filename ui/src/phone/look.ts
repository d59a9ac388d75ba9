// SPDX-License-Identifier: Apache-2.0
// Light or dark: as the phone has it, or always the one. And whether this page is the installed app.

export type Look = 'system' | 'light' | 'dark';
const KEY = 'kaname.look';

export function look(): Look {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    return 'system';
  }
}

export function setLook(next: Look): void {
  document.documentElement.dataset['look'] = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Storage is switched off: the look holds for this page.
  }
}

export const isInstalled = (): boolean =>
  matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true;
export const isApple = (): boolean => /iPhone|iPad/.test(navigator.userAgent);
