// SPDX-License-Identifier: Apache-2.0
// The hours editor in plain elements: press the days, type the times.
import type { OpenHours } from '../api/types.ts';
import { language, t } from '../i18n/index.ts';
import { DAYS, checkHours, dayName, readTime } from '../text/hours.ts';
import { h } from './dom.ts';

export function hoursForm(spans: OpenHours[], onChange: () => void): HTMLElement {
  const box = h('div', { class: 'spans' });
  const problems = () => {
    checkHours(spans).forEach((problem, i) => {
      const line = box.querySelectorAll('.span-problem')[i];
      if (line) line.textContent = problem ? t(`hours.problem.${problem}`) : '';
    });
  };
  const changed = () => {
    problems();
    onChange();
  };
  const time = (span: OpenHours, which: 'open' | 'close') => {
    const input = h('input', { class: 'input input--time', inputmode: 'numeric', value: span[which], 'aria-label': t(`hours.${which}`) });
    input.addEventListener('focus', () => input.select());
    input.addEventListener('input', () => { span[which] = input.value; changed(); });
    input.addEventListener('blur', () => { input.value = span[which] = readTime(input.value) ?? input.value; });
    return input;
  };
  const day = (span: OpenHours, n: number) => {
    const button = h('button', { class: 'day', type: 'button', 'aria-pressed': String(span.days.includes(n)) }, dayName(n, language()));
    button.addEventListener('click', () => {
      span.days = span.days.includes(n) ? span.days.filter((d) => d !== n) : [...span.days, n].sort((a, b) => a - b);
      button.setAttribute('aria-pressed', String(span.days.includes(n)));
      changed();
    });
    return button;
  };
  const note = (span: OpenHours) => {
    const input = h('input', { class: 'input hours-note', value: span.note, 'aria-label': t('hours.note'), placeholder: t('hours.note_example') });
    input.addEventListener('input', () => { span.note = input.value; changed(); });
    return input;
  };
  const remove = (index: number) => () => {
    spans.splice(index, 1);
    draw();
    changed();
  };
  const add = () => {
    const last = spans.at(-1);
    spans.push({ days: last ? [] : [1, 2, 3, 4, 5], open: last?.open ?? '09:00', close: last?.close ?? '17:00', note: '' });
    draw();
    changed();
  };
  const draw = () => {
    box.replaceChildren(
      ...spans.map((span, i) => h('div', { class: 'span', role: 'group', 'aria-label': t('hours.span', { n: i + 1 }) },
        h('div', { class: 'days', role: 'group', 'aria-label': t('hours.days') }, ...DAYS.map((n) => day(span, n))),
        h('span', { class: 'line' }, time(span, 'open'), '〜', time(span, 'close')), note(span),
        h('button', { class: 'button button--icon', type: 'button', 'aria-label': t('hours.remove'), onClick: remove(i) }, '×'),
        h('p', { class: 'span-problem field__error-line' }))),
      h('div', {}, h('button', { class: 'button', type: 'button', onClick: add }, `＋ ${t('hours.add')}`)),
    );
    problems();
  };
  draw();
  return box;
}
