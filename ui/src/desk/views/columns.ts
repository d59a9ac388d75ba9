// SPDX-License-Identifier: Apache-2.0
// Places of the boxes of the organisation chart: one column for each group of kinds, in it those who belong together
// near each other (ordered by the middle of their partners, a few rounds of it).
import type { Organisation } from '../../api/types.ts';

export type Placed = Organisation['nodes'][number] & { x: number; y: number; column: number };
export interface Box { width: number; height: number; gapX: number; gapY: number }

const MARGIN = 16;
const ROUNDS = 6;
const COLUMNS = [
  ['hospital', 'backup_hospital'],
  ['clinic', 'dental'],
  ['home_nursing', 'home_rehab', 'pharmacy'],
  ['care_management', 'community_support_center', 'coordination_center', 'health_center'],
];

function columnOf(kind: string): number {
  const found = COLUMNS.findIndex((kinds) => kinds.includes(kind));
  return found < 0 ? COLUMNS.length : found;
}

export function placeColumns({ nodes, edges }: Organisation, box: Box): { nodes: Placed[]; width: number; height: number } {
  const partners = new Map<string, string[]>();
  const add = (a: string, b: string) => partners.set(a, [...(partners.get(a) ?? []), b]);
  for (const e of edges) {
    add(e.from_id, e.to_id);
    add(e.to_id, e.from_id);
  }
  const used = [...new Set(nodes.map((n) => columnOf(n.kind)))].sort((a, b) => a - b);
  const columns = used.map((column) => nodes.filter((n) => columnOf(n.kind) === column));
  const tallest = Math.max(0, ...columns.map((c) => c.length));
  const row = new Map<string, number>();
  const number = (column: typeof nodes) => column.forEach((n, i) => row.set(n.id, i + (tallest - column.length) / 2));
  columns.forEach(number);
  for (let round = 0; round < ROUNDS; round++) {
    for (const column of columns) {
      const middle = new Map(column.map((n) => {
        const rows = (partners.get(n.id) ?? []).map((id) => row.get(id)).filter((r): r is number => r !== undefined);
        return [n.id, rows.length ? rows.reduce((a, b) => a + b, 0) / rows.length : row.get(n.id)!];
      }));
      column.sort((a, b) => middle.get(a.id)! - middle.get(b.id)!);
      number(column);
    }
  }
  const placed = columns.flatMap((column, i) => column.map((n) => ({
    ...n, column: i, x: MARGIN + i * (box.width + box.gapX), y: MARGIN + row.get(n.id)! * (box.height + box.gapY),
  })));
  return {
    nodes: placed,
    width: MARGIN * 2 + Math.max(1, used.length) * (box.width + box.gapX) - box.gapX,
    height: MARGIN * 2 + tallest * (box.height + box.gapY) - box.gapY,
  };
}
