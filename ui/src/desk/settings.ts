// SPDX-License-Identifier: Apache-2.0
// What a person sets for this browser: the size of the letters. Nothing else is kept.

export type TextSize = 'standard' | 'large' | 'huge';
const KEY = 'kaname.text';

export function textSize(): TextSize {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'large' || kept === 'huge' ? kept : 'standard';
  } catch {
    return 'standard';
  }
}

export function setTextSize(size: TextSize): void {
  document.documentElement.dataset['text'] = size;
  try {
    localStorage.setItem(KEY, size);
  } catch {
    // Storage is switched off: the size holds for this page.
  }
}
