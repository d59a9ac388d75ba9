// SPDX-License-Identifier: Apache-2.0
// Marks on a picture, in its own pixels; drawing them is photo/mark.tsx. No mark can be taken off again after sending.

export const LONGEST = 1600;
export type MarkKind = 'arrow' | 'circle' | 'blur';
export interface PictureMark { kind: MarkKind; x1: number; y1: number; x2: number; y2: number }

// The size to which a picture is shrunk; never made larger.
export function shrunk(width: number, height: number, longest = LONGEST): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

// A finger that only tapped still makes a mark that can be seen.
export function atLeast(mark: PictureMark, least: number): PictureMark {
  const dx = mark.x2 - mark.x1, dy = mark.y2 - mark.y1;
  if (Math.hypot(dx, dy) >= least) return mark;
  return mark.kind === 'arrow' ? { ...mark, x1: mark.x2 - least, y1: mark.y2 - least }
    : { ...mark, x1: mark.x2 - least / 2, y1: mark.y2 - least / 2, x2: mark.x2 + least / 2, y2: mark.y2 + least / 2 };
}

export const boxOf = ({ x1, y1, x2, y2 }: PictureMark) => ({ x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) });

// The two ends of an arrow's head, seen from its tip.
export function arrowHead({ x1, y1, x2, y2 }: PictureMark, length: number): [number, number][] {
  const angle = Math.atan2(y2 - y1, x2 - x1);
  return [angle + 2.6, angle - 2.6].map((a) => [x2 + length * Math.cos(a), y2 + length * Math.sin(a)]);
}
