// SPDX-License-Identifier: Apache-2.0
// What somebody has changed in a form and not yet saved stays in this browser. Forms hold nothing about people.
import type { Form } from '../../api/types.ts';

const keyOf = (id: string) => `kaname.form.${id}`;

export function readFormDraft(id: string): Form | undefined {
  try {
    const text = localStorage.getItem(keyOf(id));
    return text ? (JSON.parse(text) as Form) : undefined;
  } catch {
    return undefined;
  }
}

export function writeFormDraft(id: string, form: Form | undefined): void {
  try {
    if (form) localStorage.setItem(keyOf(id), JSON.stringify(form));
    else localStorage.removeItem(keyOf(id));
  } catch {
    // Storage is full or switched off: the screen still holds it.
  }
}
