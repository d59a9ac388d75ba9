// SPDX-License-Identifier: Apache-2.0
// A date that is asked for by link: what the paper sheet shows, ○△× for each slot until it is fixed, then the date and its
// file for calendars. What was ticked stays while the digits are asked for again.
import { get } from '../api/request.ts';
import type { Codes, ConferenceSlotAnswer, ReaderPoll } from '../api/types.ts';
import { language, t, type Key } from '../i18n/index.ts';
import { dateText, momentText, telHref } from '../text/format.ts';
import { slotWords } from '../text/slot_words.ts';
import { h, labelled, row } from './dom.ts';

interface Tools {
  send: <T>(what: string, body: object) => Promise<T>;
  frame: (...inside: HTMLElement[]) => void;
  refused: (problem: unknown, show: (words: string) => void) => void;
}
interface Tick { answer: ConferenceSlotAnswer; note: string }
const CHOICES = [['yes', '○'], ['maybe', '△'], ['no', '×']] as const;
const sign = (answer: ConferenceSlotAnswer) => CHOICES.find(([choice]) => choice === answer)?.[1] ?? '－';

export class PollPage {
  isOpen = false;
  private poll!: ReaderPoll;
  private ticks = new Map<number, Tick>();
  private told = '';
  private problem = h('p', { class: 'field__error', role: 'alert' });
  private professions = new Map<string, { ja: string; en: string }>();

  constructor(private tools: Tools) {}

  async open(): Promise<void> {
    const codes = this.professions.size === 0 ? await get<Codes>('/v1/codes').catch(() => undefined) : undefined;
    codes?.Profession.forEach((one) => this.professions.set(one.code, one));
    this.take(await this.tools.send<ReaderPoll>('poll', {}));
    this.isOpen = true;
  }

  private take(poll: ReaderPoll): void {
    this.poll = poll;
    for (const slot of poll.slots) if (!this.ticks.has(slot.number)) this.ticks.set(slot.number, { answer: slot.answer, note: slot.note });
  }

  private async answer(): Promise<void> {
    const { problem } = this;
    problem.textContent = '';
    if ([...this.ticks.values()].every((one) => one.answer === 'none')) {
      problem.textContent = t('reader.poll_none');
      return;
    }
    try {
      this.take(await this.tools.send<ReaderPoll>('poll/answer', { answers: [...this.ticks].map(([slot, one]) => ({ slot, ...one })) }));
      this.told = t('reader.sent');
      this.draw();
      scrollTo(0, 0);
    } catch (wrong) {
      this.tools.refused(wrong, (said) => { problem.textContent = said; });
    }
  }

  draw(): void {
    const { poll } = this;
    this.tools.frame(h('p', { class: 'notice notice--good', role: 'status', hidden: this.told === '' }, this.told), this.facts(),
      ...(poll.state === 'asked' ? [this.form()] : [this.fixed(), this.own()]),
      h('p', { class: 'small soft' }, t('reader.until', { date: dateText(poll.until, language()) })));
  }

  private facts(): HTMLElement {
    const { poll } = this;
    const lang = language();
    const link = (href: string, words: string) => h('a', { href, ...(href.startsWith('http') ? { target: '_blank', rel: 'noopener noreferrer' } : {}) }, words);
    const professions = poll.professions.map((one) => this.professions.get(one)?.[lang] ?? one).join('・');
    return h('article', { class: 'card stack' },
      h('h1', { tabindex: -1 }, poll.title),
      h('dl', { class: 'facts' },
        ...(poll.person ? [row(t('reader.person'), t('reader.poll_who', { name: poll.person }), poll.birth && `\n${poll.birth}`)] : []),
        row(t('reader.poll_place'), poll.place || t('reader.poll_place_open'), `\n${t('reader.poll_minutes', { n: poll.minutes })}`),
        ...(poll.online_url ? [row(t('reader.poll_online'), link(poll.online_url, poll.online_url))] : []),
        ...(professions ? [row(t('reader.poll_professions'), professions)] : []),
        row(t('reader.poll_asker'), [poll.organiser_office, poll.organiser].filter(Boolean).join(' '), poll.reply_phone !== '' && `\n${t('reader.poll_phone')} `, poll.reply_phone !== '' && link(telHref(poll.reply_phone), poll.reply_phone), poll.reply_fax !== '' && `\n${t('reader.poll_fax')} ${poll.reply_fax}`),
        ...(poll.reply_by && poll.state === 'asked' ? [row(t('reader.poll_reply_by'), t('reader.poll_by', { date: dateText(poll.reply_by, lang) }))] : []),
        row(t('reader.poll_number'), poll.reply_number)));
  }

  private slot(number: number, starts_at: string): HTMLElement {
    const tick = this.ticks.get(number)!;
    const choice = ([answer, mark]: (typeof CHOICES)[number]) => {
      const input = h('input', { type: 'radio', name: `slot-${number}`, checked: tick.answer === answer, onChange: () => { tick.answer = answer; this.problem.textContent = ''; } });
      return h('label', { class: 'check' }, input, h('span', {}, `${mark} ${t(`reader.poll_${answer}` as Key)}`));
    };
    return h('fieldset', { class: 'poll-answer' },
      h('legend', {}, `${number}. `, h('b', {}, slotWords(starts_at, language()))),
      h('div', { class: 'line' }, ...CHOICES.map(choice)),
      labelled(t('reader.poll_note'), tick.note, (value) => { tick.note = value; }, { maxlength: 200, 'aria-label': t('reader.poll_note_of', { n: number }) }));
  }

  private form(): HTMLElement {
    const { poll } = this;
    const submit = (event: Event) => {
      event.preventDefault();
      void this.answer();
    };
    return h('form', { class: 'card stack', onSubmit: submit },
      h('h2', {}, t('reader.poll_choose')), ...poll.slots.map((one) => this.slot(one.number, one.starts_at)), this.problem,
      poll.answered_at && h('p', { class: 'small' }, t('reader.poll_answered', { time: momentText(poll.answered_at, language()) })),
      h('p', { class: 'small soft' }, t('reader.poll_until_fixed')),
      h('button', { class: 'button button--primary button--big', type: 'submit' }, t(poll.answered_at ? 'reader.poll_again' : 'reader.send')));
  }

  private fixed(): HTMLElement {
    const { poll } = this;
    const slot = poll.slots.find((one) => one.number === poll.fixed_slot);
    const file = h('a', { class: 'button button--primary button--big', download: 'conference.ics', href: URL.createObjectURL(new Blob([poll.calendar], { type: 'text/calendar' })) }, t('reader.poll_calendar'));
    return h('section', { class: 'card stack' }, h('h2', {}, t('reader.poll_is_fixed')), slot && h('p', { class: 'poll-fixed' }, h('b', {}, slotWords(slot.starts_at, language()))),
      poll.calendar !== '' && file, h('p', { class: 'small' }, t('reader.poll_call')));
  }

  private own(): HTMLElement {
    return h('section', { class: 'card stack' }, h('h2', {}, t('reader.poll_own')),
      h('ul', { class: 'bullets' }, ...this.poll.slots.map((one) => h('li', {}, `${one.number}. ${slotWords(one.starts_at, language())} `, h('b', {}, sign(one.answer)), one.note !== '' && ` ${one.note}`))));
  }
}
