// SPDX-License-Identifier: Apache-2.0
// What is being written, one for each person: sealed away at each pause of typing, so that a killed page costs nothing.
import type { Closing, Profession, Vitals } from '../model.ts';
import type { Change, Rows } from './rows.ts';
import type { Sealer } from './seal.ts';

// A picture or a voice memo.
export interface Photo { sha256: string; name: string; content_type: string; size: number; width?: number; height?: number }
// The entry that this one corrects or answers, and how it began.
export interface Reference { how: 'corrects' | 'reply_to'; id: string; line: string }
export interface Draft {
  person: string;
  kind: 'note' | 'visit' | 'question';
  text: string;
  template: string;
  to?: Profession | undefined; // whom the template is for: a question goes to them
  vitals: Vitals;
  closing?: Closing | undefined;
  closing_on?: string | undefined;
  urgent: boolean;
  needs_ack: boolean;
  outside?: boolean; // those without the program get it too; not said: when it is urgent
  photos: Photo[];
  refers?: Reference | undefined;
  at: number; // last touched
}

export const emptyDraft = (person: string): Draft =>
  ({ person, kind: 'visit', text: '', template: '', vitals: {}, urgent: false, needs_ack: false, photos: [], at: 0 });

export const isEmptyDraft = (draft: Draft): boolean =>
  !draft.refers && !draft.text.trim() && !draft.closing && draft.photos.length === 0 && Object.values(draft.vitals).every((v) => v === undefined);

export class Drafts {
  private drafts = new Map<string, Draft>();
  constructor(private rows: Rows, private sealer: Sealer) {}

  async load(): Promise<void> {
    for (const row of await this.rows.all('drafts')) {
      if (row.sealed) this.drafts.set(row.id, await this.sealer.open<Draft>('drafts', row.id, row.sealed));
    }
  }
  all(): Draft[] {
    return [...this.drafts.values()].sort((a, b) => b.at - a.at);
  }
  of(person: string): Draft | undefined {
    return this.drafts.get(person);
  }
  async keep(draft: Draft): Promise<void> {
    if (isEmptyDraft(draft)) return this.drop(draft.person);
    this.drafts.set(draft.person, draft);
    await this.rows.apply([{ table: 'drafts', put: { id: draft.person, sealed: await this.sealer.seal('drafts', draft.person, draft) } }]);
  }
  // The change that takes it away together with something else; memory follows at once.
  without(person: string): Change {
    this.drafts.delete(person);
    return { table: 'drafts', remove: person };
  }
  async drop(person: string): Promise<void> {
    if (this.drafts.has(person)) await this.rows.apply([this.without(person)]);
  }

  async keepPhoto(id: string, bytes: ArrayBuffer): Promise<void> {
    await this.rows.apply([{ table: 'files', put: { id, sealed: await this.sealer.sealBytes('files', id, bytes) } }]);
  }
  async photo(id: string): Promise<ArrayBuffer | undefined> {
    const row = await this.rows.get('files', id);
    return row?.sealed && this.sealer.openBytes('files', id, row.sealed);
  }
  usesPhoto(id: string): boolean {
    return this.all().some((draft) => draft.photos.some((one) => one.sha256 === id));
  }
  async dropPhoto(id: string): Promise<void> {
    await this.rows.apply([{ table: 'files', remove: id }]);
  }
}
