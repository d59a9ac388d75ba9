// SPDX-License-Identifier: Apache-2.0
// Places of the boxes of the organisation chart: each connected part for itself, columns by distance from its root.
import type { Organisation } from '../../api/types.ts';

export type Placed = Organisation['nodes'][number] & { x: number; y: number };
export interface Box { width: number; height: number; gapX: number; gapY: number }

const MARGIN = 16;

export function placeTree({ nodes, edges }: Organisation, box: Box): { nodes: Placed[]; width: number; height: number } {
  const out = new Map<string, string[]>();
  const incoming = new Map<string, number>();
  for (const e of edges) {
    out.set(e.from_id, [...(out.get(e.from_id) ?? []), e.to_id]);
    incoming.set(e.to_id, (incoming.get(e.to_id) ?? 0) + 1);
  }
  const byId = new Map(nodes.map((n) => [n.id, n]));
  const placed: Placed[] = [];
  const seen = new Set<string>();
  let nextRow = 0;
  // Depth first: a leaf takes the next row, a parent stands in the middle of its children.
  const visit = (id: string, column: number): number | undefined => {
    const node = byId.get(id);
    if (!node || seen.has(id)) return undefined;
    seen.add(id);
    const rows = (out.get(id) ?? []).map((child) => visit(child, column + 1)).filter((r): r is number => r !== undefined);
    const row = rows.length ? (rows[0]! + rows.at(-1)!) / 2 : nextRow++;
    placed.push({ ...node, x: MARGIN + column * (box.width + box.gapX), y: MARGIN + row * (box.height + box.gapY) });
    return row;
  };
  const roots = [...nodes].sort((a, b) => (incoming.get(a.id) ?? 0) - (incoming.get(b.id) ?? 0) || (out.get(b.id)?.length ?? 0) - (out.get(a.id)?.length ?? 0));
  roots.forEach((n) => visit(n.id, 0));
  return {
    nodes: placed,
    width: Math.max(0, ...placed.map((p) => p.x)) + box.width + MARGIN + box.gapX,
    height: MARGIN * 2 + nextRow * (box.height + box.gapY),
  };
}
