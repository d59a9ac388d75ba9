// SPDX-License-Identifier: Apache-2.0
// What somebody has changed in a form or in the rule and not yet saved stays in this browser. Neither holds anything about people.

const keyOf = (kind: 'form' | 'rule', id: string) => `kaname.${kind}.${id}`;

export function readDraft<T>(kind: 'form' | 'rule', id: string): T | undefined {
  try {
    const text = localStorage.getItem(keyOf(kind, id));
    return text ? (JSON.parse(text) as T) : undefined;
  } catch {
    return undefined;
  }
}

export function writeDraft<T>(kind: 'form' | 'rule', id: string, draft: T | undefined): void {
  try {
    if (draft) localStorage.setItem(keyOf(kind, id), JSON.stringify(draft));
    else localStorage.removeItem(keyOf(kind, id));
  } catch {
    // Storage is full or switched off: the screen still holds it.
  }
}
