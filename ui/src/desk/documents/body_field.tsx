// SPDX-License-Identifier: Apache-2.0
// A body from the front and from behind. A tap sets a numbered mark; its words stand in a list below. With the keyboard a mark
// is added by a button and moved with the arrows.
import { useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { Button, IconButton } from '../../parts/button.tsx';
import { useText } from '../../parts/use_text.ts';
import { typed } from './answer_rules.ts';
import { BODY_RATIO, BodyOutline } from './body_outline.tsx';
import type { AnswerRow } from '../../api/types.ts';
import type { GroupProps } from './question.tsx';

const STEP = 10;
const FAR = 1000;
const inside = (n: number) => Math.round(Math.min(FAR, Math.max(0, n)));
const MOVES: Record<string, [number, number]> = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };

export function BodyField({ field, label, answer, onAnswer, children }: GroupProps) {
  const { t } = useText();
  const list = useRef<HTMLOListElement>(null);
  const rows = answer?.rows ?? [];
  const set = (next: AnswerRow[]) => onAnswer(typed(answer, field.key, { rows: next }));
  const add = (x: number, y: number) => {
    set([...rows, { cells: [String(inside(x)), String(inside(y)), ''] }]);
    setTimeout(() => list.current?.querySelector<HTMLElement>('li:last-child input')?.focus(), 0);
  };
  const tap = (event: MouseEvent<HTMLElement>) => {
    if (event.target instanceof HTMLElement && event.target.closest('button')) return;
    const box = event.currentTarget.getBoundingClientRect();
    add(((event.clientX - box.left) / box.width) * FAR, ((event.clientY - box.top) / box.height) * FAR);
  };
  const move = (i: number) => (event: KeyboardEvent) => {
    const by = MOVES[event.key];
    if (!by) return;
    event.preventDefault();
    set(rows.map((row, k) => (k === i ? { cells: [String(inside(Number(row.cells[0]) + by[0])), String(inside(Number(row.cells[1]) + by[1])), row.cells[2] ?? ''] } : row)));
  };
  const words = (i: number, text: string) => set(rows.map((row, k) => (k === i ? { cells: [row.cells[0] ?? '', row.cells[1] ?? '', text] } : row)));
  return (
    <fieldset className="field" aria-describedby={`f-${field.key}-about`}>
      <legend className="field__label">{label}</legend>
      {children}
      <p className="small soft">{t('document.body_how')}</p>
      <div className="doc-body" style={{ aspectRatio: BODY_RATIO }} onClick={tap}>
        <BodyOutline front={t('document.body_front')} back={t('document.body_back')} left={t('document.body_left')} right={t('document.body_right')} />
        {rows.map((row, i) => (
          <button key={i} type="button" className="doc-body__mark" style={{ left: `${Number(row.cells[0]) / 10}%`, top: `${Number(row.cells[1]) / 10}%` }} aria-label={t('document.body_mark', { n: i + 1, words: row.cells[2] ?? '' })} onKeyDown={move(i)}
            onClick={() => list.current?.querySelectorAll('input')[i]?.focus()}>{i + 1}</button>
        ))}
      </div>
      <ol className="stack-tight" ref={list}>
        {rows.map((row, i) => (
          <li key={i} className="words-line"><b className="nums">{i + 1}</b><input className="input" aria-label={t('document.body_words', { n: i + 1 })} value={row.cells[2] ?? ''} onChange={(e) => words(i, e.target.value)} /><IconButton icon="close" label={t('document.body_remove', { n: i + 1 })} onClick={() => set(rows.filter((_, k) => k !== i))} /></li>
        ))}
      </ol>
      <div><Button icon="plus" look="quiet" onClick={() => add(FAR / 4, FAR / 3)}>{t('document.body_add')}</Button></div>
    </fieldset>
  );
}
