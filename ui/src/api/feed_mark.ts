// SPDX-License-Identifier: Apache-2.0
// The feed goes to every open screen of an area, so it does not name ids: it carries 32-bit marks of them (FNV-1a), by which
// a screen knows what it shows again, and from which nobody can make an id. Two ids of one mark cost a needless question.

export function feedMark(id: string): string {
  let hash = 2166136261;
  for (let at = 0; at < id.length; ++at) hash = Math.imul(hash ^ id.charCodeAt(at), 16777619);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
