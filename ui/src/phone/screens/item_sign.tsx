// SPDX-License-Identifier: Apache-2.0
// How far something written here has come, in a word and a shape.
import { useText } from '../../parts/use_text.ts';
import { timeOf } from '../../text/format.ts';
import type { Item } from '../sync/outbox.ts';

const LOOKS = { waiting: 'warn', sending: 'info', sent: 'good', refused: 'bad' } as const;
const SHAPES = { waiting: '◷', sending: '↑', sent: '✓', refused: '×' } as const;

export function ItemSign({ item }: { item: Item }) {
  const { t } = useText();
  return (
    <p className="small line">
      <span className={`badge badge--${LOOKS[item.state]}`}><span aria-hidden="true">{SHAPES[item.state]} </span>{t(`phone.item.${item.state}`)}</span>
      <span className="soft line-end nums">{timeOf(new Date(item.made))}</span>
    </p>
  );
}
