// SPDX-License-Identifier: Apache-2.0
// この記録をひな形にする: the shape of a note without what it says of the person. A line "食べた量: 5割" becomes a number to be filled
// in, "様子: 眠い、だるい" becomes ticks, other sentences become ticks as they are. Names and long numbers are taken out; who keeps
// the template reads it over.
import type { EntryKind, TemplateBody, TemplatePrompt } from '../api/types.ts';

const MOST_PROMPTS = 20, MOST_CHOICES = 20, LONGEST_TICK = 15;
const LINE = /^\s*([^:：。]{1,20}?)\s*[:：]\s*(.*)$/;
const NUMBER = /^[\d０-９.．]+\s*(\D{0,6})$/;

// Family name, given name and both together; phone and insured numbers; addresses of mail.
export function withoutNames(text: string, names: string[]): string {
  const parts = names.flatMap((name) => [name, name.replace(/\s+/g, ''), ...name.split(/\s+/)]).filter((one) => one.length > 1 || /[^\p{Script=Hiragana}]/u.test(one));
  let out = text;
  for (const part of [...new Set(parts)].filter(Boolean).sort((a, b) => b.length - a.length)) {
    out = out.replaceAll(`${part}さん`, 'ご本人').replaceAll(`${part}様`, 'ご本人').replaceAll(part, 'ご本人');
  }
  return out.replace(/[\w.+-]+@[\w.-]+/g, '…').replace(/[\d０-９][\d０-９\-－ー()（）]{7,}[\d０-９]/g, '…');
}

function promptOf(label: string, value: string, code: string): TemplatePrompt {
  const plain = { code, label: { ja: label, en: '' }, bare: false, single: false, needed: false, unit: '', choices: [] };
  const number = NUMBER.exec(value.trim());
  if (number) return { ...plain, kind: 'number', unit: number[1]!.trim() };
  const words = value.split('、').map((one) => one.trim()).filter(Boolean);
  const isTicks = words.length > 1 && words.every((one) => one.length <= LONGEST_TICK && !one.includes('。'));
  return isTicks ? { ...plain, kind: 'ticks', choices: words.slice(0, MOST_CHOICES).map((ja) => ({ ja, en: '' })) } : { ...plain, kind: 'text' };
}

export function bodyFromNote(note: { text: string; kind: EntryKind }, names: string[], name: string): TemplateBody {
  const prompts: TemplatePrompt[] = [];
  const sentences: string[] = [];
  for (const line of withoutNames(note.text, names).split('\n')) {
    const found = LINE.exec(line);
    const known = prompts.some((one) => one.label.ja === found?.[1]);
    // A time of day is no label: "10:30 に訪問".
    if (found && !/^\d+$/.test(found[1]!.normalize('NFKC')) && !known) prompts.push(promptOf(found[1]!, found[2]!, `p${prompts.length + 2}`));
    else sentences.push(...(line.match(/[^。]+。?/g) ?? []).map((one) => one.trim()).filter(Boolean));
  }
  const begin = prompts.length > 0 || sentences.length === 1 ? (sentences.shift() ?? '') : '';
  const choices = [...new Set(sentences)].slice(0, MOST_CHOICES).map((ja) => ({ ja, en: '' }));
  const bare: TemplatePrompt[] = choices.length > 0 ? [{ code: 'p1', kind: 'ticks', label: { ja: 'よく使う文', en: '' }, bare: true, single: false, needed: false, unit: '', choices }] : [];
  const kind: EntryKind = note.kind === 'visit' || note.kind === 'decision' ? note.kind : 'note';
  return { name: { ja: name, en: '' }, from: [], to: 'none', kind, begin, reader: { ja: '', en: '' }, example: '', prompts: [...bare, ...prompts].slice(0, MOST_PROMPTS) };
}
