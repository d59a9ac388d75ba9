// SPDX-License-Identifier: Apache-2.0
import { useRef, type KeyboardEvent } from 'react';
import type { Acceptance } from '../api/types.ts';
import { AcceptanceShape, AcceptanceWord } from './acceptance.tsx';

const ALL: Acceptance[] = ['yes', 'conditional', 'no', 'ask'];

// ○ 条件付 × 要相談 as a group of radio buttons; the arrows move, one tap answers.
export function AnswerButtons({ value, onValue, label, only = ALL }: { value: Acceptance | undefined; onValue: (value: Acceptance) => void; label: string; only?: Acceptance[] | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const index = ((value ? only.indexOf(value) : by > 0 ? -1 : 0) + by + only.length) % only.length;
    onValue(only[index]!);
    (box.current?.children[index] as HTMLElement).focus();
  };
  return (
    <div className="answers" role="radiogroup" aria-label={label} ref={box} onKeyDown={move}>
      {only.map((answer, i) => (
        <button key={answer} type="button" role="radio" className="answer" aria-checked={value === answer}
          tabIndex={value === answer || (!value && i === 0) ? 0 : -1} onClick={() => onValue(answer)}>
          <AcceptanceShape answer={answer} /><AcceptanceWord answer={answer} />
        </button>
      ))}
    </div>
  );
}
