// SPDX-License-Identifier: Apache-2.0
// The picture under the marks of a body diagram: the front at the left, the back at the right.
export const BODY_WIDTH = 200;
export const BODY_HEIGHT = 200;

const FIGURE = 'M50 8a13 14 0 0 1 0 28 13 14 0 0 1 0-28M44 35v7c-9 3-17 4-20 12l-7 33-7 24c-1 5 5 7 7 3l9-22 8-24 3 29-3 30 3 30v28c0 5 9 5 10 0l3-29 2-24 2 24 3 29c1 5 10 5 10 0v-28l3-30-3-30 3-29 8 24 9 22c2 4 8 2 7-3l-7-24-7-33c-3-8-11-9-20-12v-7';

export function BodyOutline({ front, back }: { front: string; back: string }) {
  return (
    <svg viewBox={`0 0 ${BODY_WIDTH} ${BODY_HEIGHT}`} fill="none" stroke="currentColor" strokeWidth="1" aria-hidden="true">
      <path d={FIGURE} /><path d="M50 98v10M43 62h0M57 62h0" />
      <path d={FIGURE} transform="translate(100 0)" /><path d="M150 46v46M150 98v14M138 56l6 14M162 56l-6 14" />
      <text x="50" y="198" textAnchor="middle" fontSize="7" fill="currentColor" stroke="none">{front}</text>
      <text x="150" y="198" textAnchor="middle" fontSize="7" fill="currentColor" stroke="none">{back}</text>
    </svg>
  );
}
