// SPDX-License-Identifier: Apache-2.0
// A template while it is edited: choices are typed one a line.
import type { EntryKind, TemplateBody, TemplatePrompt } from '../../api/types.ts';

export const KINDS: EntryKind[] = ['note', 'visit', 'question', 'decision'];
export const MOST_PROMPTS = 20;

export const emptyPrompt = (): TemplatePrompt => ({ code: '', kind: 'ticks', label: { ja: '', en: '' }, bare: false, single: false, needed: true, unit: '', choices: [] });
export const emptyBody = (): TemplateBody => ({ name: { ja: '', en: '' }, from: [], to: 'none', kind: 'note', begin: '', reader: { ja: '', en: '' }, example: '', prompts: [emptyPrompt()] });

// "よい / good" is both languages of one choice.
export const choicesText = (prompt: TemplatePrompt): string => prompt.choices.map((one) => (one.en ? `${one.ja} / ${one.en}` : one.ja)).join('\n');
export const choicesFrom = (text: string): TemplatePrompt['choices'] =>
  text.split('\n').map((line) => line.split(' / ')).map(([ja = '', ...en]) => ({ ja, en: en.join(' / ') }));

// Moved up or down by one.
export function moved(prompts: TemplatePrompt[], from: number, by: -1 | 1): TemplatePrompt[] {
  const to = from + by;
  if (to < 0 || to >= prompts.length) return prompts;
  const out = [...prompts];
  [out[from], out[to]] = [out[to]!, out[from]!];
  return out;
}

// As it is sent: choices without empty lines, nothing that does not belong to its kind.
export const ready = (body: TemplateBody): TemplateBody => ({
  ...body,
  prompts: body.prompts.map((one) => ({
    ...one, label: { ja: one.label.ja.trim(), en: one.label.en.trim() }, unit: one.kind === 'number' ? one.unit.trim() : '', single: one.kind === 'ticks' && one.single, bare: one.kind === 'ticks' && one.bare,
    choices: one.kind === 'ticks' ? one.choices.map((c) => ({ ja: c.ja.trim(), en: c.en.trim() })).filter((c) => c.ja) : [],
  })),
});
