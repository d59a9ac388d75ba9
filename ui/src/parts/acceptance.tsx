// SPDX-License-Identifier: Apache-2.0
// ○ 条件付 × 要相談: shape and word, never colour alone.
import type { Acceptance } from '../api/types.ts';
import { useText } from './use_text.ts';

const SHAPES: Record<Acceptance, React.ReactNode> = {
  yes: <circle cx="10" cy="10" r="7" />,
  conditional: <path d="M10 3.5 17.500 16.500h-15z" />,
  no: <path d="M4.500 4.500l11 11M15.500 4.500l-11 11" />,
  ask: <path d="M3 4h14v10H9l-4 3.500V14H3z" />,
};

export function AcceptanceShape({ answer }: { answer: Acceptance }) {
  return (
    <svg className="mark__shape" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="2.4" strokeLinejoin="round" strokeLinecap="round" aria-hidden="true">
      {SHAPES[answer]}
    </svg>
  );
}

// In Japanese ○ and × are their own words: the shape is drawn once, the word is for screen readers.
export function AcceptanceWord({ answer }: { answer: Acceptance }) {
  const { t } = useText();
  const word = t(`accept.${answer}`);
  return word.length === 1 ? <span className="sr-only">{word}</span> : <b>{word}</b>;
}

export function AcceptanceMark({ answer, item, note }: { answer: Acceptance; item?: string; note?: string }) {
  const { t } = useText();
  return (
    <span className="line nowrap-part">
      {item && <span>{item}</span>}
      <span className={`mark mark--${answer}`}>
        <AcceptanceShape answer={answer} />
        <AcceptanceWord answer={answer} />
        {note && <span className="mark__note">{t('paren', { text: note })}</span>}
      </span>
    </span>
  );
}
