// SPDX-License-Identifier: Apache-2.0
// The page of somebody without an account: the link of a mail or a FAX opens one matter, once the last four digits of the
// office's telephone are right; a date that is asked for has a page of its own (poll.ts). No framework: it has to open at once on any phone or office PC.
import { Refused, request, sentence } from '../api/request.ts';
import type { ReaderGreeting, ReaderPage, ReaderPass } from '../api/types.ts';
import words from '../../i18n/reader.ja.json';
import { addWords, language, setLanguage, startLanguage, t } from '../i18n/index.ts';
import { freshId, h, row, svg } from './dom.ts';
import markSvg from '../parts/mark.svg';
import type { PollPage } from './poll.ts';
import { dateText, momentText } from '../text/format.ts';

const app = document.getElementById('app')!;
const token = decodeURIComponent(location.pathname.split('/')[3] ?? '');
const headers = { 'X-Kaname-Link': token };
const UNAUTHORIZED = 401;
let greeting: ReaderGreeting | undefined;
let page: ReaderPage | undefined;
let poll: PollPage | undefined;
let pass = '';
let draft = '';
let told = '';

const send = <T>(what: string, body: object) => request<T>(`/v1/reader/${what}`, { method: 'POST', headers, body: what === 'check' ? body : { pass, ...body } });
const isPoll = () => greeting?.subject_kind === 'conference';
const title = () => t(isPoll() ? 'reader.poll_title' : 'reader.title');

function frame(...inside: HTMLElement[]): void {
  const other = language() === 'ja' ? 'en' : 'ja';
  const toggle = h('button', { class: 'button button--quiet', type: 'button', lang: other, onClick: () => void setLanguage(other).then(draw) }, t(`language.${other}`));
  document.title = title();
  app.replaceChildren(
    h('header', { class: 'link-head' }, h('span', { class: 'link-brand' }, svg(markSvg), h('b', {}, greeting ? `${t('app')} ${greeting.area_name}` : t('app'))), toggle),
    h('main', { class: 'link-main' }, ...(greeting?.demo ? [h('p', { class: 'notice' }, t('reader.sample'))] : []), ...inside));
}

function closed(words_: string): void {
  page = poll = undefined;
  greeting = undefined;
  frame(h('h1', {}, t('reader.closed')), h('p', { class: 'notice notice--warn', role: 'alert' }, words_), h('p', {}, t('reader.closed_lead')));
}

// What cannot go on ends the page; a proof that is too old asks for the digits again.
function refused(problem: unknown, show: (words_: string) => void): void {
  if (problem instanceof Refused && (problem.status === UNAUTHORIZED || problem.code === 'reader_locked')) return closed(problem.message);
  if (problem instanceof Refused && problem.code === 'reader_pass_over') {
    page = undefined;
    if (poll) poll.isOpen = false;
    return ask(problem.message);
  }
  show(problem instanceof Refused && problem.fields[0] ? problem.fields[0].message : sentence(problem));
}

function field(label: string, control: HTMLElement, error: HTMLElement, support = ''): HTMLElement {
  const id = freshId();
  control.id = id;
  error.id = `${id}-error`;
  control.setAttribute('aria-describedby', error.id);
  return h('div', { class: 'field' }, h('label', { class: 'field__label', for: id }, label), support !== '' && h('p', { class: 'field__support' }, support), control, error);
}

function ask(problem = ''): void {
  const digits = h('input', { class: 'input', inputmode: 'numeric', autocomplete: 'off', maxlength: 8, name: 'digits' }) as HTMLInputElement;
  const error = h('p', { class: 'field__error', role: 'alert' }, problem);
  const submit = async (event: Event) => {
    event.preventDefault();
    error.textContent = '';
    try {
      pass = (await send<ReaderPass>('check', { digits: digits.value })).pass;
      if (isPoll()) await openPoll();
      else page = await send<ReaderPage>('open', {});
      draw();
      app.querySelector<HTMLElement>('h1')?.focus();
    } catch (wrong) {
      refused(wrong, (said) => { error.textContent = said; digits.select(); });
    }
  };
  frame(h('h1', {}, title()), h('p', {}, h('b', {}, t('reader.for', { name: greeting!.receiver }))), h('p', {}, t(isPoll() ? 'reader.poll_lead' : 'reader.lead', { area: greeting!.area_name })),
    h('form', { class: 'card stack', onSubmit: (event) => void submit(event) }, field(t('reader.digits'), digits, error),
      h('button', { class: 'button button--primary button--big', type: 'submit' }, t('reader.open'))),
    h('p', { class: 'small soft' }, t('reader.until', { date: dateText(greeting!.until, language()) }), ' ', t('reader.wrong_person')));
}

function entryCard(one: ReaderPage): HTMLElement {
  return h('article', { class: 'card stack' },
    h('h1', { tabindex: -1 }, one.title || t('reader.entry'), ...(one.urgent ? [' ', h('span', { class: 'badge badge--bad' }, t('reader.urgent'))] : [])),
    one.corrected && h('p', { class: 'notice notice--warn' }, t('reader.corrected')),
    h('dl', { class: 'facts' }, row(t('reader.person'), `${one.person_name}（${one.person_kana}）`), row(t('reader.birth'), one.birth),
      row(t('reader.by'), `${one.author} ${one.office_name} ${momentText(one.at, language())}`)),
    h('p', { class: 'pre-line reader-text' }, one.text),
    one.attachments > 0 && h('p', { class: 'small' }, t('reader.attachments', { n: one.attachments })));
}

function show(one: ReaderPage): void {
  const problem = h('p', { class: 'field__error', role: 'alert' });
  const act = async (what: string, body: object, words_: string) => {
    problem.textContent = '';
    try {
      page = await send<ReaderPage>(what, body);
      told = words_;
      draw();
    } catch (wrong) {
      refused(wrong, (said) => { problem.textContent = said; });
    }
  };
  const mark = (ack: boolean) => h('button', { class: `button button--big ${ack ? 'button--primary' : ''}`, type: 'button', onClick: () => void act('mark', { ack }, t(ack ? 'reader.ack_done' : 'reader.read_done')) }, t(ack ? 'reader.ack' : 'reader.read'));
  const text = h('textarea', { class: 'input', rows: 4 }) as HTMLTextAreaElement;
  text.value = draft;
  text.addEventListener('input', () => { draft = text.value; });
  const answer = async (event: Event) => {
    event.preventDefault();
    if (text.value.trim() === '') {
      problem.textContent = t('reader.empty');
      return text.focus();
    }
    const kept = draft;
    draft = '';
    await act('answer', { text: text.value }, t('reader.sent'));
    if (problem.textContent !== '') draft = kept;
  };
  frame(h('p', { class: 'notice notice--good', role: 'status', hidden: told === '' }, told), entryCard(one),
    h('div', { class: 'link-buttons' }, ...(one.read_at ? [] : [mark(false)]), ...(one.ack_at ? [] : [mark(true)])),
    h('form', { class: 'card stack', onSubmit: (event) => void answer(event) }, field(t('reader.answer'), text, problem, t('reader.answer_lead')),
      h('div', {}, h('button', { class: 'button button--primary', type: 'submit' }, t('reader.send')))),
    ...(one.answers.length > 0 ? [h('section', { class: 'card stack' }, h('h2', {}, t('reader.answers')), h('ul', { class: 'bullets' }, ...one.answers.map((said) => h('li', { class: 'pre-line' }, said))))] : []),
    h('p', { class: 'small soft' }, t('reader.until', { date: dateText(one.until, language()) })));
}

// Keeps what was ticked when the digits are asked for again.
async function openPoll(): Promise<void> {
  poll ??= new (await import('./poll.ts')).PollPage({ send, frame, refused });
  await poll.open();
}

function draw(): void {
  if (poll?.isOpen) poll.draw();
  else if (page) show(page);
  else if (greeting) ask();
}

async function start(): Promise<void> {
  await addWords(words, async () => (await import('../../i18n/reader.en.json')).default);
  await startLanguage();
  try {
    greeting = await request<ReaderGreeting>('/v1/reader', { headers });
    draw();
  } catch (problem) {
    closed(sentence(problem));
  }
}

export default start;
