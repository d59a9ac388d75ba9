// SPDX-License-Identifier: Apache-2.0
// One group as a question: what we have, 変更なし or 直す, and the saved state in words.
import type { Key } from '../i18n/index.ts';
import { t } from '../i18n/index.ts';
import { h } from './dom.ts';
import type { LinkGroup, LinkModel } from './model.ts';

export interface Editor {
  now: () => Node; // what we have, in words
  form: () => Node;
  draft?: boolean; // something typed earlier was not saved
}

export class Section {
  readonly element: HTMLElement;
  private body = h('div', { class: 'stack' });
  private state = h('p', { class: 'small link-state', role: 'status' });
  private sign = h('span', { class: 'link-sign' });
  private editing = false;

  constructor(readonly group: LinkGroup, private model: LinkModel, private editor: Editor, private onDone: () => void) {
    this.element = h('section', { class: 'card link-card', id: `q-${group}`, 'aria-labelledby': `h-${group}` },
      h('div', { class: 'card__head' }, h('h2', { id: `h-${group}` }, t(`link.q.${group}` as Key)), this.sign), this.body, this.state);
    this.editing = editor.draft === true;
    this.draw();
  }

  say(text: string, bad: boolean): void {
    this.state.textContent = text;
    this.state.classList.toggle('field__error', bad);
    if (bad && !this.editing) this.edit();
    this.drawSign();
  }

  private edit(): void {
    this.editing = true;
    this.draw();
    this.body.querySelector<HTMLElement>('button, input')?.focus();
  }

  async confirm(): Promise<void> {
    const first = await this.model.flush();
    if (first) return;
    await this.model.confirm([this.group]);
    this.editing = false;
    this.draw();
    this.onDone();
  }

  drawSign(): void {
    const done = this.model.done.has(this.group);
    this.sign.textContent = done ? `✓ ${t('link.done')}` : '';
    this.element.classList.toggle('link-card--done', done);
  }

  draw(): void {
    const ok = h('button', { class: 'button button--primary link-button', type: 'button', onClick: () => void this.run() },
      t(this.editing ? 'link.this_is_right' : 'link.no_change'));
    const change = h('button', { class: 'button link-button', type: 'button', onClick: () => this.edit() }, t('link.change'));
    this.body.replaceChildren(this.editing ? this.editor.form() : this.editor.now(), h('div', { class: 'link-buttons' }, ok, this.editing ? null : change));
    this.drawSign();
  }

  private async run(): Promise<void> {
    try {
      await this.confirm();
    } catch (problem) {
      this.say(problem instanceof Error ? problem.message : String(problem), true);
    }
  }
}
