// SPDX-License-Identifier: Apache-2.0
// Elements in one call. This page has to open in a second on an old phone: no framework.

type Child = Node | string | false | null | undefined;
type Props = Record<string, string | number | boolean | ((event: Event) => void) | undefined>;

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2).toLowerCase(), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((c): c is Node | string => c !== false && c !== null && c !== undefined));
  return element;
}

export function svg(markup: string): Node {
  return document.importNode(new DOMParser().parseFromString(markup, 'image/svg+xml').documentElement, true);
}

// A line of a <dl class="facts">.
export const row = (label: string, ...value: Child[]): HTMLElement => h('div', {}, h('dt', {}, label), h('dd', { class: 'pre-line' }, ...value));

let count = 0;
export const freshId = () => `x${++count}`;

export function labelled(label: string, value: string, onInput: (value: string) => void, props: Props = {}): HTMLElement {
  const id = freshId();
  const input = h('input', { class: 'input', id, value, autocomplete: 'off', ...props });
  input.addEventListener('input', () => onInput(input.value));
  return h('div', { class: 'field' }, h('label', { class: 'field__label', for: id }, label), input);
}
