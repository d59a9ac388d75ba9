// SPDX-License-Identifier: Apache-2.0
// The five groups of the link page: how each is said in words and how it is changed.
import type { Acceptance, CapabilityLine, Code, Facility, LinkQuestion, Service, WindowLine } from '../api/types.ts';
import { uuid7 } from '../api/uuid.ts';
import { language, t, type Key } from '../i18n/index.ts';
import { answerOfNote, joinChoices, splitChoices } from '../text/answers.ts';
import { windowTitle } from '../text/format.ts';
import { checkHours, hoursText, tidyHours } from '../text/hours.ts';
import { h, labelled, svg } from './dom.ts';
import { hoursForm } from './hours_form.ts';
import type { LinkGroup, LinkModel } from './model.ts';
import type { Editor } from './section.ts';

const ANSWERS: Acceptance[] = ['yes', 'conditional', 'no', 'ask'];
const SHAPES: Record<Acceptance, string> = {
  yes: '<circle cx="10" cy="10" r="7"/>', conditional: '<path d="M10 3.5 17.5 16.5h-15z"/>', no: '<path d="M4.5 4.5l11 11M15.5 4.5l-11 11"/>',
  ask: '<path d="M3 4h14v10H9l-4 3.5V14H3z"/>',
};
const shape = (answer: Acceptance) => svg(`<svg xmlns="http://www.w3.org/2000/svg" class="mark__shape" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linejoin="round" aria-hidden="true">${SHAPES[answer]}</svg>`);

const word = (answer: Acceptance) => (t(`accept.${answer}`).length === 1 ? h('span', { class: 'sr-only' }, t(`accept.${answer}`)) : h('b', {}, t(`accept.${answer}`)));

// The server knows whose they are.
function withoutOwner<T extends object>(line: T): Omit<T, 'area_id' | 'facility_id'> {
  const { area_id: _area, facility_id: _facility, ...rest } = line as T & { area_id?: string; facility_id?: string };
  return rest as Omit<T, 'area_id' | 'facility_id'>;
}

export type KindName = (kind: string) => string;
export const kindNames = (codes: Code[]): KindName => {
  const map = new Map(codes.map((c) => [c.code, c]));
  return (kind) => map.get(kind)?.[language()] ?? kind;
};

const facts = (rows: [string, string][]) => {
  const shown = rows.filter(([, value]) => value !== '');
  if (shown.length === 0) return h('p', { class: 'soft' }, t('group.nothing'));
  return h('dl', { class: 'facts' }, ...shown.map(([label, value]) => h('div', {}, h('dt', {}, label), h('dd', {}, value))));
};

export function hoursEditor(model: LinkModel, kindName: KindName): Editor {
  const draft = model.draft<Service[]>('hours');
  let services = structuredClone(draft ?? model.page.services);
  const body = () => (services.every((s) => checkHours(s.hours).every((p) => !p))
    ? services.map((s) => ({ ...withoutOwner(s), hours: tidyHours(s.hours) })) : undefined);
  const changed = () => model.changed('hours', services, body);
  return {
    draft: draft !== undefined,
    now: () => {
      services = structuredClone(model.page.services);
      return facts(services.map((s) => [kindName(s.kind), [hoursText(s.hours, language()), s.hours_note].filter(Boolean).join(' ') || t('hours.none')]));
    },
    form: () => h('div', { class: 'stack' }, ...services.map((s) => h('fieldset', { class: 'subform stack-tight' },
      h('legend', {}, h('h3', {}, kindName(s.kind))),
      hoursForm(s.hours, changed),
      labelled(t('s.hours_note'), s.hours_note, (v) => { s.hours_note = v; changed(); }),
      h('div', { class: 'field' }, h('span', { class: 'field__label' }, t('s.accepts_new')),
        answerButtons(t('s.accepts_new'), s.accepts_new, (a) => { s.accepts_new = a; changed(); })))),
    ),
  };
}

function answerButtons(label: string, value: Acceptance | undefined, onAnswer: (answer: Acceptance) => void, answers: Acceptance[] = ANSWERS): HTMLElement {
  const box = h('div', { class: 'answers', role: 'group', 'aria-label': label });
  for (const answer of answers) {
    const button = h('button', { class: 'answer', type: 'button', 'aria-pressed': String(value === answer) }, shape(answer), word(answer));
    button.addEventListener('click', () => {
      for (const other of box.children) other.setAttribute('aria-pressed', String(other === button));
      onAnswer(answer);
    });
    box.append(button);
  }
  return box;
}

// Questions that are not answered by ○ 条件付 × 要相談.
function noteAnswer(item: LinkQuestion, note: string, onNote: (note: string) => void): HTMLElement {
  const choices = item.choices.split('|').filter(Boolean);
  if (item.answer === 'choices') {
    const chosen = new Set(splitChoices(note));
    return h('div', { class: 'line', role: 'group', 'aria-label': item.ja }, ...choices.map((c) => {
      const box = h('input', { type: 'checkbox', checked: chosen.has(c) });
      box.addEventListener('change', () => {
        if (box.checked) chosen.add(c);
        else chosen.delete(c);
        onNote(joinChoices(choices.filter((x) => chosen.has(x))));
      });
      return h('label', { class: 'check' }, box, h('span', {}, c));
    }));
  }
  if (item.answer === 'choice') {
    const select = h('select', { class: 'input', 'aria-label': item.ja }, h('option', { value: '' }, t('caps.unanswered')), ...choices.map((c) => h('option', { value: c, selected: c === note }, c)));
    select.addEventListener('change', () => onNote(select.value));
    return select;
  }
  const input = h('input', { class: 'input', 'aria-label': item.ja, value: note, inputmode: item.answer === 'number' ? 'numeric' : 'text' });
  input.addEventListener('input', () => onNote(input.value));
  return input;
}

export function capabilitiesEditor(model: LinkModel): Editor {
  const draft = model.draft<CapabilityLine[]>('capabilities');
  let list: CapabilityLine[] = structuredClone(draft ?? model.page.capabilities);
  const question = (code: string) => model.page.items.find((i) => i.code === code);
  const name = (code: string) => question(code)?.ja ?? code;
  const changed = () => model.changed('capabilities', list, () => list.map(({ item, answer, note }) => ({ item, answer, note })));
  const set = (item: string, part: Partial<CapabilityLine>) => {
    const found = list.find((c) => c.item === item);
    if (found) Object.assign(found, part);
    else list.push({ item, answer: 'ask', note: '', ...part });
    changed();
  };
  const setNote = (item: LinkQuestion) => (note: string) => {
    if (note !== '') return set(item.code, { answer: answerOfNote(item.answer, note), note });
    list = list.filter((c) => c.item !== item.code);
    changed();
  };
  const line = (item: LinkQuestion) => {
    const now = list.find((c) => c.item === item.code);
    if (item.answer !== 'acceptance' && item.answer !== 'yes_no') {
      return h('div', { class: 'cap-line' }, h('b', {}, item.ja), noteAnswer(item, now?.note ?? '', setNote(item)));
    }
    const note = labelled(t('caps.note', { item: item.ja }), now?.note ?? '', (v) => set(item.code, { note: v }), { placeholder: t('caps.note_example') });
    note.classList.add('cap-note');
    note.hidden = now?.answer !== 'conditional' && !now?.note;
    return h('div', { class: `cap-line cap-line--${item.answer}` }, h('b', {}, item.ja),
      answerButtons(item.ja, now?.answer, (answer) => { set(item.code, { answer }); note.hidden = answer !== 'conditional' && note.querySelector('input')!.value === ''; }, item.answer === 'yes_no' ? ['yes', 'no'] : ANSWERS), note);
  };
  const shown = (c: CapabilityLine) => {
    const type = question(c.item)?.answer ?? 'acceptance';
    if (type !== 'acceptance' && type !== 'yes_no') return h('li', { class: 'line' }, h('span', {}, name(c.item)), h('b', {}, c.note));
    return h('li', { class: 'line' }, h('span', {}, name(c.item)),
      h('span', { class: `mark mark--${c.answer}` }, shape(c.answer), word(c.answer), c.note && h('span', { class: 'mark__note' }, t('paren', { text: c.note }))));
  };
  return {
    draft: draft !== undefined,
    now: () => {
      list = structuredClone(model.page.capabilities);
      return list.length === 0 ? h('p', { class: 'soft' }, t('link.caps.none')) : h('ul', { class: 'caps' }, ...model.page.items.flatMap((i) => list.filter((c) => c.item === i.code)).concat(list.filter((c) => !question(c.item))).map(shown));
    },
    form: () => {
      const groups = [...new Set(model.page.items.map((i) => i.group_name))];
      return h('div', { class: 'stack' }, ...groups.map((group) => h('fieldset', { class: 'stack-tight' }, h('legend', {}, h('h3', {}, group)),
        ...model.page.items.filter((i) => i.group_name === group).map(line))));
    },
  };
}

export function windowsEditor(model: LinkModel): Editor {
  const draft = model.draft<WindowLine[]>('windows');
  let list: WindowLine[] = structuredClone<WindowLine[]>(draft ?? model.page.windows);
  const body = () => (list.every((w) => w.person.trim() && checkHours(w.hours).every((p) => !p))
    ? list.map((w, position) => ({ ...withoutOwner(w), hours: tidyHours(w.hours), position })) : undefined);
  const changed = () => model.changed('windows', list, body);
  const title = (w: WindowLine) => windowTitle(w);
  const one = (w: WindowLine, redraw: () => void) => {
    const phone = w.channels.find((c) => c.kind === 'phone');
    return h('fieldset', { class: 'subform stack-tight' }, h('legend', {}, h('h3', {}, title(w) || t('w.new'))),
      labelled(t('w.person'), w.person, (v) => { w.person = v; changed(); }),
      labelled(t('w.role'), w.role, (v) => { w.role = v; changed(); }),
      hoursForm(w.hours, changed),
      labelled(t('link.w.phone'), phone?.value ?? '', (v) => {
        const found = w.channels.find((c) => c.kind === 'phone');
        if (found) found.value = v;
        else w.channels.unshift({ kind: 'phone', value: v, note: '' });
        changed();
      }, { inputmode: 'tel', placeholder: t('w.channel_own') }),
      h('div', {}, h('button', { class: 'button button--quiet', type: 'button', onClick: () => { list.splice(list.indexOf(w), 1); redraw(); changed(); } }, t('w.remove'))));
  };
  return {
    draft: draft !== undefined,
    now: () => {
      list = structuredClone(model.page.windows);
      return list.length === 0 ? h('p', { class: 'soft' }, t('link.windows.none')) : facts(list.map((w) => [title(w), hoursText(w.hours, language())]));
    },
    form: () => {
      const box = h('div', { class: 'stack' });
      const add = () => {
        list.push({ id: uuid7(), person: '', role: '', department: '', for_whom: '', purposes: '', hours: [{ days: [1, 2, 3, 4, 5], open: '09:00', close: '17:00', note: '' }], channels: [], leave: [], audience: 'professional', note: '', position: list.length });
        draw();
      };
      const draw = () => box.replaceChildren(...list.map((w) => one(w, draw)), h('div', {}, h('button', { class: 'button', type: 'button', onClick: add }, `＋ ${t('w.add')}`)));
      draw();
      return box;
    },
  };
}

type TextKey = 'phone' | 'fax' | 'mail' | 'url' | 'name' | 'name_kana' | 'corporation_name' | 'public_note' | 'professional_note' | 'languages';

function fieldsEditor(model: LinkModel, group: LinkGroup, keys: TextKey[]): Editor {
  const draft = model.draft<Facility>(group);
  let values = structuredClone(draft ?? model.page.facility);
  const label = (key: TextKey) => t(`f.${key}` as Key);
  // Only what is asked here goes back: a name left out keeps its value.
  const body = () => (group === 'basic' && !values.name.trim() ? undefined : Object.fromEntries(keys.map((key) => [key, values[key]])));
  return {
    draft: draft !== undefined,
    now: () => {
      values = structuredClone(model.page.facility);
      return facts(keys.map((key) => [label(key), values[key]]));
    },
    form: () => h('div', { class: 'stack-tight' }, ...keys.map((key) => labelled(label(key), values[key], (v) => {
      values[key] = key === 'phone' || key === 'fax' ? v.normalize('NFKC') : v;
      model.changed(group, values, body);
    }, key === 'phone' || key === 'fax' ? { inputmode: 'tel' } : key === 'mail' ? { inputmode: 'email' } : {}))),
  };
}

export const contactEditor = (model: LinkModel) => fieldsEditor(model, 'contact', ['phone', 'fax', 'mail', 'url']);
export const basicEditor = (model: LinkModel) => fieldsEditor(model, 'basic', ['name', 'name_kana', 'corporation_name', 'languages', 'public_note', 'professional_note']);
