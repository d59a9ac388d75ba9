// SPDX-License-Identifier: Apache-2.0
// The picture under the marks of a body diagram: the front at the left, the back at the right. The same outline as on paper
// (src/documents/body_picture.cpp), so that a mark stands where it was set.
type Point = readonly [number, number];
const WIDTH = 96;
const HEIGHT = 72;
export const BODY_RATIO = `${WIDTH} / ${HEIGHT}`;

// Half a body from the neck to the crotch, millimetres from the middle line.
const HALF: Point[] = [
  [2.2, 12.4], [2.4, 14.4], [7.4, 15.8], [10.4, 18], [11.8, 24], [13, 30], [14.2, 36.5], [15.6, 40.6], [15.4, 43.6], [13.8, 44], [12.8, 41], [11.2, 35], [9.9, 29], [8.8, 23], [8.2, 28],
  [7.6, 33], [8.8, 39], [9, 45], [8, 52.5], [6.6, 58], [6.5, 63], [5.8, 67.4], [8, 69.4], [7.6, 70.6], [3, 70.6], [2.9, 66], [2.8, 58.5], [2, 51.5], [0.7, 43],
];
const SIXTH = 1 / 6;

// A soft line through the points (Catmull-Rom, written as Bézier curves).
export function softPath(ring: Point[]): string {
  const at = (i: number) => ring[(i + ring.length) % ring.length]!;
  const round = (n: number) => Number(n.toFixed(2));
  const pieces = ring.map((_, i) => {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    return `C${round(b[0] + (c[0] - a[0]) * SIXTH)} ${round(b[1] + (c[1] - a[1]) * SIXTH)} ${round(c[0] - (d[0] - b[0]) * SIXTH)} ${round(c[1] - (d[1] - b[1]) * SIXTH)} ${c[0]} ${c[1]}`;
  });
  return `M${at(0)[0]} ${at(0)[1]}${pieces.join('')}Z`;
}
const FIGURE = softPath([...HALF, ...[...HALF].reverse().map(([x, y]) => [-x, y] as const)]);

export function BodyOutline({ front, back, left, right }: { front: string; back: string; left: string; right: string }) {
  const word = (x: number, y: number, text: string) => <text x={x} y={y} textAnchor="middle" fontSize="3" fill="currentColor" stroke="none">{text}</text>;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} fill="none" stroke="currentColor" strokeWidth="0.4" aria-hidden="true">
      {[WIDTH / 4, (WIDTH * 3) / 4].map((middle, i) => (
        <g key={middle} transform={`translate(${middle} 0)`}>
          <path d={FIGURE} /><circle cx="0" cy="8" r="5" />
          {i === 0 ? <circle cx="0" cy="34" r="0.4" /> : <path d="M0 16V36M0 38V42.5" strokeDasharray="1 0.6" />}
          {word(0, 2.4, i === 0 ? front : back)}{word(-17, 21, i === 0 ? right : left)}{word(17, 21, i === 0 ? left : right)}
        </g>
      ))}
    </svg>
  );
}
