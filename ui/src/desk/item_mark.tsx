// SPDX-License-Identifier: Apache-2.0
// An answer to one question: ○ 条件付 × 要相談, or for questions of another kind the words or number that stand in the note.
import type { Capability } from '../api/types.ts';
import { AcceptanceMark } from '../parts/acceptance.tsx';
import { useWords } from './context.tsx';

export function ItemMark({ answer }: { answer: Pick<Capability, 'item' | 'answer' | 'note'> }) {
  const words = useWords();
  const type = words.question(answer.item)?.answer ?? 'acceptance';
  const name = words.item(answer.item);
  if (type === 'acceptance' || type === 'yes_no' || answer.note === '') return <AcceptanceMark item={name} answer={answer.answer} note={answer.note} />;
  return <span className="line nowrap-part"><span>{name}</span><b className="item-words">{answer.note}</b></span>;
}
