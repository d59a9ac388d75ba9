// SPDX-License-Identifier: Apache-2.0
// Answers that are words, numbers or choices stand in the note of an answer; the answer itself says yes, no or ask, by
// the same rules by which the survey is read.
import type { Acceptance, AnswerType } from '../api/types.ts';

const SEPARATOR = '、';
const MEANS_NO = new Set(['行っていない', '困難', 'なし']);

export const splitChoices = (note: string): string[] => note.split(SEPARATOR).filter(Boolean);
export const joinChoices = (choices: string[]): string => choices.join(SEPARATOR);

export function answerOfNote(type: AnswerType, note: string): Acceptance {
  const plain = note.normalize('NFKC').trim();
  if (type === 'words') return 'ask';
  if (type === 'choices') return 'yes';
  if (type === 'number') return Number(plain.replace(/[^\d.]/g, '')) > 0 ? 'yes' : 'no';
  if (MEANS_NO.has(plain)) return 'no';
  return plain.includes('予定') ? 'ask' : 'yes';
}
