// SPDX-License-Identifier: Apache-2.0
// Filling in a template. The text of the entry is the only truth: what is ticked or typed beside it is read out of its lines and
// written back into them, so that whoever edits the words by hand contradicts nothing and loses nothing.
import type { NoteTemplate, TemplateBody, TemplatePrompt, TemplateWords } from '../api/types.ts';

export interface Answer { ticks: string[]; value: string }
type Body = Pick<TemplateBody, 'begin' | 'prompts'>;

const BETWEEN = '、';
export const inLanguage = (words: TemplateWords, language: 'ja' | 'en'): string => (language === 'en' && words.en ? words.en : words.ja);

const isLineOf = (prompt: TemplatePrompt, line: string): boolean => {
  const label = prompt.label.ja;
  return line.startsWith(label) && /^[:：]/.test(line.slice(label.length).trimStart());
};
const lineAt = (prompt: TemplatePrompt, lines: string[]): number => lines.findIndex((line) => isLineOf(prompt, line));
const restOf = (prompt: TemplatePrompt, line: string): string => line.slice(prompt.label.ja.length).replace(/^\s*[:：] ?/, '');
const wordsOf = (prompt: TemplatePrompt): string[] => prompt.choices.map((one) => one.ja);

// What the text says to a prompt. Of ticks: the choices found, and in `value` what stands beside them in other words.
export function answerIn(text: string, prompt: TemplatePrompt): Answer {
  if (prompt.kind === 'ticks' && prompt.bare) return { ticks: wordsOf(prompt).filter((one) => text.includes(one)), value: '' };
  const lines = text.split('\n');
  const at = lineAt(prompt, lines);
  const rest = at < 0 ? '' : restOf(prompt, lines[at]!);
  if (prompt.kind === 'ticks') {
    const said = rest.split(BETWEEN).map((one) => one.trim()).filter(Boolean);
    return { ticks: wordsOf(prompt).filter((one) => said.includes(one)), value: said.filter((one) => !wordsOf(prompt).includes(one)).join(BETWEEN) };
  }
  const value = prompt.kind === 'number' && prompt.unit && rest.endsWith(prompt.unit) ? rest.slice(0, -prompt.unit.length) : rest;
  return { ticks: [], value };
}

const isAnswered = (answer: Answer): boolean => answer.ticks.length > 0 || answer.value.trim() !== '';

function lineOf(prompt: TemplatePrompt, answer: Answer): string {
  if (!isAnswered(answer)) return '';
  const label = `${prompt.label.ja}: `;
  if (prompt.kind === 'ticks') return label + [...answer.ticks, ...(answer.value ? [answer.value] : [])].join(BETWEEN);
  return prompt.kind === 'number' ? `${label}${answer.value.normalize('NFKC')}${prompt.unit}` : label + answer.value;
}

// Below the nearest line that stands before it in the template; else below the first line; else at the end.
function placeFor(prompt: TemplatePrompt, body: Body, lines: string[]): number {
  const before = body.prompts.slice(0, body.prompts.findIndex((one) => one.code === prompt.code)).reverse();
  for (const one of before) {
    const at = one.bare ? lines.findIndex((line) => wordsOf(one).some((word) => line.includes(word))) : lineAt(one, lines);
    if (at >= 0) return at + 1;
  }
  const begin = body.begin ? lines.lastIndexOf(body.begin.split('\n').at(-1)!) : -1;
  return begin >= 0 ? begin + 1 : lines.length;
}

function withBare(text: string, body: Body, prompt: TemplatePrompt, answer: Answer): string {
  const before = answerIn(text, prompt).ticks;
  let out = text;
  for (const word of before.filter((one) => !answer.ticks.includes(one))) out = out.replace(word, '');
  for (const word of answer.ticks.filter((one) => !before.includes(one))) {
    const lines = out.split('\n');
    const at = lines.findIndex((line) => wordsOf(prompt).some((one) => line.includes(one)));
    if (at >= 0) lines[at] += word;
    else lines.splice(placeFor(prompt, body, lines), 0, word);
    out = lines.join('\n');
  }
  return tidy(out);
}

const tidy = (text: string): string => text.replace(/\n{3,}/g, '\n\n').replace(/^\n+/, '').replace(/\n+$/, '');

// The text with this answer to the prompt instead of the one it had.
export function withAnswer(text: string, body: Body, prompt: TemplatePrompt, answer: Answer): string {
  if (prompt.kind === 'ticks' && prompt.bare) return withBare(text, body, prompt, answer);
  const lines = text === '' ? [] : text.split('\n');
  const at = lineAt(prompt, lines);
  const line = lineOf(prompt, answer);
  if (at >= 0 && line) lines[at] = line;
  else if (at >= 0) lines.splice(at, 1);
  else if (line) lines.splice(placeFor(prompt, body, lines), 0, line);
  return tidy(lines.join('\n'));
}

// One tap more or less.
export function withTick(text: string, body: Body, prompt: TemplatePrompt, word: string): string {
  const { ticks, value } = answerIn(text, prompt);
  const on = ticks.includes(word);
  const next = on ? ticks.filter((one) => one !== word) : prompt.single ? [word] : wordsOf(prompt).filter((one) => ticks.includes(one) || one === word);
  return withAnswer(text, body, prompt, { ticks: next, value: prompt.single && !on ? '' : value });
}

// A template begins the text or is added to what is there; nothing typed is replaced. What a template before it had begun, and
// nobody has added to, gives way.
export function begun(text: string, template: NoteTemplate, before?: NoteTemplate): string {
  const typed = before?.body.begin && text.trim() === before.body.begin ? '' : text;
  const { begin } = template.body;
  if (!begin || typed.includes(begin)) return typed;
  return typed.trim() ? `${typed.replace(/\s+$/, '')}\n${begin}` : begin;
}

// What the reader needs and is not there yet.
export const missing = (text: string, body: Pick<TemplateBody, 'prompts'>): TemplatePrompt[] =>
  body.prompts.filter((prompt) => prompt.needed && !isAnswered(answerIn(text, prompt)));

// Those a person sees at once, and the others. One that is chosen is always among the first.
export function parted(all: NoteTemplate[], most: number, chosen: string): { first: NoteTemplate[]; more: NoteTemplate[] } {
  const mine = all.filter((one) => one.for_me).slice(0, most);
  const first = mine.some((one) => one.code === chosen) ? mine : [...mine, ...all.filter((one) => one.code === chosen)];
  return { first, more: all.filter((one) => !first.includes(one)) };
}
