// SPDX-License-Identifier: Apache-2.0
// What is typed stays in this browser until it is saved or given up. Facts about facilities only, never about people.
import type { FactGroup } from '../../../api/types.ts';

export type Values = Record<string, unknown>;
export interface Draft { at: string; base_seq: number; base: Values; values: Values }

const keyOf = (id: string, group: FactGroup | 'new') => `kaname.draft.${id}.${group}`;

export function readDraft(id: string, group: FactGroup | 'new'): Draft | undefined {
  try {
    const text = localStorage.getItem(keyOf(id, group));
    return text ? (JSON.parse(text) as Draft) : undefined;
  } catch {
    return undefined;
  }
}

export function writeDraft(id: string, group: FactGroup | 'new', draft: Draft): void {
  try {
    localStorage.setItem(keyOf(id, group), JSON.stringify(draft));
  } catch {
    // Storage is full or switched off: the form still holds the text.
  }
}

export function dropDraft(id: string, group: FactGroup | 'new'): void {
  try {
    localStorage.removeItem(keyOf(id, group));
  } catch {
    // nothing was kept
  }
}

export const hasDraft = (id: string, group: FactGroup): boolean => readDraft(id, group) !== undefined;

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

export interface Clash { key: string; base: unknown; mine: unknown; theirs: unknown }

// Three versions, key by key: what only one side changed is taken; what both changed differently is asked.
export function merge(base: Values, mine: Values, theirs: Values): { values: Values; clashes: Clash[] } {
  const values: Values = {};
  const clashes: Clash[] = [];
  for (const key of new Set([...Object.keys(base), ...Object.keys(theirs), ...Object.keys(mine)])) {
    const [b, m, t] = [base[key], mine[key], theirs[key]];
    if (same(m, t) || same(b, m)) values[key] = t;
    else if (same(b, t)) values[key] = m;
    else {
      values[key] = m;
      clashes.push({ key, base: b, mine: m, theirs: t });
    }
    if (values[key] === undefined) delete values[key];
  }
  return { values, clashes };
}
