// SPDX-License-Identifier: Apache-2.0
// A section while it is written: what the server has, what was last sent, what stands on the screen. Pure.
import { merge, same, type Clash } from '../facility/edit/draft.ts';
import { answersOf, byKey, typed, type Answers } from './answer_rules.ts';
import type { Answer, DocumentSectionView, FormSection } from '../../api/types.ts';

export interface SectionDesk {
  seq: number;
  base: Answers; // as the server keeps them, in its normal form
  sent: Answers; // as they stood here when they were last sent
  values: Answers; // as they stand here
  clashes: Clash[];
}
// Sealed in this browser until the server has it.
export interface SectionDraft { at: string; base_seq: number; base: Answers; values: Answers }

export function begin(view: DocumentSectionView): SectionDesk {
  const answers = byKey(view.answers);
  return { seq: view.seq, base: answers, sent: answers, values: answers, clashes: [] };
}

export const isDirty = (desk: SectionDesk): boolean => !same(tidy(desk.values), tidy(desk.sent));
const tidy = (answers: Answers) => Object.keys(answers).sort().map((key) => answers[key]);

export const put = (desk: SectionDesk, answer: Answer): SectionDesk => ({ ...desk, values: { ...desk.values, [answer.key]: answer } });

// What was not touched since it was sent counts as the server's, although it is spelled otherwise here ("１２" and "12").
function mineOf(desk: SectionDesk): Answers {
  const mine: Answers = {};
  for (const key of new Set([...Object.keys(desk.values), ...Object.keys(desk.base)])) {
    const value = same(desk.values[key], desk.sent[key]) ? desk.base[key] : desk.values[key];
    if (value) mine[key] = value;
  }
  return mine;
}

// Saved as `sent`: what was typed meanwhile stays as it is, letter for letter, and waits for the next time.
export function saved(desk: SectionDesk, sent: Answers, view: DocumentSectionView): SectionDesk {
  return { ...desk, seq: view.seq, base: byKey(view.answers), sent };
}

// Somebody else has saved. Only what both changed differently is asked.
export function met(desk: SectionDesk, view: DocumentSectionView): SectionDesk {
  if (view.seq <= desk.seq) return desk;
  const theirs = byKey(view.answers);
  const met = merge(desk.base, mineOf(desk), theirs);
  return { seq: view.seq, base: theirs, sent: theirs, values: met.values as Answers, clashes: met.clashes };
}

export function resolved(desk: SectionDesk, chosen: Record<string, Answer | undefined>): SectionDesk {
  const values = { ...desk.values };
  for (const [key, answer] of Object.entries(chosen)) values[key] = answer ?? typed(undefined, key, {});
  return { ...desk, values, clashes: [] };
}

export const draftOf = (desk: SectionDesk, at: string): SectionDraft => ({ at, base_seq: desk.seq, base: desk.base, values: mineOf(desk) });

// A closed window comes back: on top of what the server has by now.
export function reopened(view: DocumentSectionView, draft: SectionDraft): SectionDesk {
  const kept: SectionDesk = { seq: draft.base_seq, base: draft.base, sent: draft.base, values: draft.values, clashes: [] };
  return draft.base_seq >= view.seq ? kept : met(kept, view);
}

export const bodyOf = (section: FormSection, desk: SectionDesk) => ({ base_seq: desk.seq, answers: answersOf(section, desk.values) });
