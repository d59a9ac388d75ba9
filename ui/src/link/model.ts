// SPDX-License-Identifier: Apache-2.0
// The record behind the link: one load, autosave group by group, drafts for what is not yet saved.
import { Refused, request, sentence } from '../api/request.ts';
import type { FactGroup, LinkPage } from '../api/types.ts';
import { t } from '../i18n/index.ts';
import { timeOf } from '../text/format.ts';

export type LinkGroup = Extract<FactGroup, 'hours' | 'capabilities' | 'windows' | 'contact' | 'basic'>;
export const GROUPS: LinkGroup[] = ['hours', 'capabilities', 'windows', 'contact', 'basic'];

const AUTOSAVE_MS = 700;

export class LinkModel {
  page!: LinkPage;
  done = new Set<LinkGroup>();
  private timers = new Map<LinkGroup, ReturnType<typeof setTimeout>>();
  private pending = new Map<LinkGroup, () => unknown>();
  private chain: Promise<unknown> = Promise.resolve();
  onState: (group: LinkGroup, text: string, bad: boolean) => void = () => undefined;
  onPage: () => void = () => undefined;

  constructor(private token: string) {}

  private ask<T>(path: string, method: 'GET' | 'PUT' | 'POST' = 'GET', body?: object): Promise<T> {
    return request<T>(path, { method, ...(body ? { body } : {}), headers: { 'X-Kaname-Link': this.token } });
  }

  async load(): Promise<void> {
    this.take(await this.ask<LinkPage>('/v1/link'));
    // A link that is opened again goes on where it was left.
    this.page.groups_confirmed.forEach((group) => GROUPS.includes(group as LinkGroup) && !this.page.answered && this.done.add(group as LinkGroup));
  }

  private take(page: LinkPage): void {
    this.page = page;
    this.onPage();
  }

  private draftKey(group: LinkGroup): string {
    return `kaname.link.${this.page.facility.id}.${group}`;
  }
  draft<T>(group: LinkGroup): T | undefined {
    try {
      const text = localStorage.getItem(this.draftKey(group));
      return text ? (JSON.parse(text) as T) : undefined;
    } catch {
      return undefined;
    }
  }
  private keep(group: LinkGroup, draft: unknown): void {
    try {
      if (draft === undefined) localStorage.removeItem(this.draftKey(group));
      else localStorage.setItem(this.draftKey(group), JSON.stringify(draft));
    } catch {
      // No storage on this phone: the server has it in a moment.
    }
  }

  // `values` gives the group as the server takes it, or undefined while something is not yet right.
  changed(group: LinkGroup, draft: unknown, values: () => unknown): void {
    this.keep(group, draft);
    this.done.delete(group);
    this.pending.set(group, values);
    this.onState(group, t('link.saving'), false);
    clearTimeout(this.timers.get(group));
    this.timers.set(group, setTimeout(() => void this.save(group), AUTOSAVE_MS));
  }

  // Saves go one after the other: each needs the version the one before has made.
  private save(group: LinkGroup): Promise<boolean> {
    clearTimeout(this.timers.get(group));
    const run = this.chain.then(() => this.saveNow(group));
    this.chain = run.catch(() => undefined);
    return run;
  }

  private async saveNow(group: LinkGroup): Promise<boolean> {
    const make = this.pending.get(group);
    if (!make) return true;
    const values = make();
    if (values === undefined) {
      this.onState(group, t('link.not_yet'), true);
      return false;
    }
    try {
      const page = await this.ask<LinkPage>(`/v1/link/${group}`, 'PUT', { base_seq: this.page.facility.changed_seq, values });
      if (this.pending.get(group) === make) {
        this.pending.delete(group);
        this.keep(group, undefined);
      }
      this.take(page);
      this.onState(group, t('link.saved', { time: timeOf(new Date()) }), false);
      return true;
    } catch (problem) {
      if (problem instanceof Refused && problem.status === 409) this.take(await this.ask<LinkPage>('/v1/link')); // the next try starts from the new version
      const fields = problem instanceof Refused ? problem.fields.map((f) => f.message).join(' ') : '';
      this.onState(group, fields || sentence(problem), true);
      return false;
    }
  }

  // Everything typed is on the server, or the group that is not is named.
  async flush(): Promise<LinkGroup | undefined> {
    for (const group of GROUPS) if (!(await this.save(group))) return group;
    return undefined;
  }

  // Without groups: all of them, and with that the answer is complete.
  async confirm(groups: LinkGroup[]): Promise<void> {
    this.take(await this.ask<LinkPage>('/v1/link/confirm', 'POST', { fact_groups: groups }));
    (groups.length ? groups : GROUPS).forEach((g) => this.done.add(g));
  }
}
