// SPDX-License-Identifier: Apache-2.0
// The open copy: people, outbox and drafts over the same rows and the same key. Made at unlocking, gone with the page.
import { uuid7 } from '../api/uuid.ts';
import type { StayInput, StayStepInput, StayView, SyncStayAnswer, TemplateBody } from '../api/types.ts';
import { Papers } from './documents/papers.ts';
import type { Entry, NewEntry, Outside } from './model.ts';
import { Book, shortLine } from './store/book.ts';
import { Drafts, type Draft } from './store/drafts.ts';
import type { Change, Rows } from './store/rows.ts';
import type { Sealer } from './store/seal.ts';
import { Shelf } from './store/shelf.ts';
import { TemplateShelf } from './store/templates.ts';
import { answerPath, stepPath } from './stays/rules.ts';
import { HospitalShelf } from './stays/hospitals.ts';
import { sendItem } from './sync/door.ts';
import { Outbox, type Item, type NewItem, type Pumped } from './sync/outbox.ts';
import { deliveriesPath, notePath } from './outside/rules.ts';
import { entryOf, isSound } from './write/entry.ts';

export interface Me { account: string; name: string }

export class Copy {
  readonly book: Book;
  readonly outbox: Outbox;
  readonly drafts: Drafts;
  readonly templates: TemplateShelf;
  readonly stays: Shelf<StayView>;
  readonly papers: Papers;
  readonly hospitals: HospitalShelf;
  asked: StayView[] = []; // about people who are not ours: told on the line and kept nowhere
  private sentTo = new Set<string>();

  constructor(private rows: Rows, private sealer: Sealer, readonly me: Me, days: number, private changed: () => void) {
    this.book = new Book(rows, sealer, me.account, days, changed);
    this.papers = new Papers(rows, sealer, () => this.outbox, changed);
    this.outbox = new Outbox(rows, sealer, (item, bytes) => (item.part ? this.papers.send(item, bytes) : sendItem(item, bytes)), (item, answer) => this.kept(item, answer), changed,
      this.papers.settle, (file) => this.drafts.usesPhoto(file));
    this.stays = new Shelf('stays', rows, sealer, changed);
    this.drafts = new Drafts(rows, sealer);
    this.templates = new TemplateShelf(rows, sealer);
    this.hospitals = new HospitalShelf(rows);
  }

  // The rows of the copy hold who uses it, sealed like all the rest.
  static async open(rows: Rows, sealer: Sealer, me: Me | undefined, days: number, changed: () => void): Promise<Copy> {
    const row = await rows.get('meta', 'me');
    const known = row?.sealed ? await sealer.open<Me & { sentTo?: string[] }>('meta', 'me', row.sealed) : undefined;
    const copy = new Copy(rows, sealer, me ?? known ?? { account: '', name: '' }, days, changed);
    known?.sentTo?.forEach((id) => copy.sentTo.add(id));
    await copy.book.load();
    await copy.outbox.load();
    await copy.drafts.load();
    await copy.templates.load();
    await copy.stays.load();
    await copy.papers.load();
    await copy.hospitals.load();
    if (me) await copy.keepMe();
    return copy;
  }
  private async keepMe(): Promise<void> {
    const sealed = await this.sealer.seal('meta', 'me', { ...this.me, sentTo: [...this.sentTo] });
    await this.rows.apply([{ table: 'meta', put: { id: 'me', sealed } }]);
  }

  // What an act came to is kept in the step in which it counts as sent.
  private async kept(item: Item, answer: unknown): Promise<Change[]> {
    if (item.part) return this.papers.took(item, answer);
    if (item.what === 'entry') return this.book.withEntry(answer as Entry);
    if (item.what === 'delivery_send' || item.what === 'delivery_note') return this.book.withOutside(item.person, answer as Outside);
    if (item.what !== 'stay_answer' && item.what !== 'stay_step') return [];
    const stay = answer as StayView;
    this.asked = this.asked.filter((one) => one.id !== stay.id);
    return this.stays.withBody(stay.id, stay);
  }

  // Until nothing more comes of what was sent.
  async pump(): Promise<Pumped> {
    for (;;) {
      const pumped = await this.outbox.pump();
      if (pumped.ended !== 'empty' || !(await this.papers.queueRest(Date.now()))) return pumped;
    }
  }

  async takeStays(pulled: SyncStayAnswer): Promise<void> {
    await this.stays.take(pulled.items.map((one) => ({ id: one.stay.id, person: one.person_id, version: one.version, body: one.stay })), pulled.forget);
    if (pulled.hospitals) await this.hospitals.take(pulled.hospitals);
    this.asked = pulled.asked;
    this.changed();
  }

  // Before the first entry for a person the writer sees who will read it.
  knowsReadersOf(person: string): boolean {
    return this.sentTo.has(person);
  }

  // Members without the program who may be told.
  reachable(person: string): Outside['members'] {
    return this.book.person(person)?.outside.members.filter((one) => one.allowed) ?? [];
  }
  async sendOutside(person: string, entry: string, now: number): Promise<void> {
    await this.outbox.add([{ key: uuid7(), what: 'delivery_send', person, path: deliveriesPath(person, entry), body: { receivers: [], as_usual: true }, made: now, line: '' }]);
  }
  // 電話した
  async toldByPhone(person: string, delivery: string, line: string, now: number): Promise<void> {
    await this.outbox.add([{ key: uuid7(), what: 'delivery_note', person, path: notePath(person, delivery), body: { outcome: 'sent' }, made: now, line }]);
  }

  // What waits is thrown away by hand; a picture leaves its form too.
  async discard(item: Item): Promise<void> {
    if (item.what === 'photo' && item.part && item.file) await this.papers.withoutPhoto(item.part.paper, item.file.id, Date.now());
    await this.outbox.discard(item.key);
  }
  // Of a draft, unless a form needs it too.
  async dropPhoto(file: string): Promise<void> {
    if (!this.outbox.needs(file)) await this.drafts.dropPhoto(file);
  }

  // The entry first, each picture after it. The draft goes in the same step.
  async write(draft: Draft, now: number, ahead: number): Promise<void> {
    const key = uuid7();
    const body: NewEntry = entryOf(draft, now, ahead, this.reachable(draft.person).length > 0);
    const items: NewItem[] = [{
      key, what: 'entry', person: draft.person, path: `/v1/people/${draft.person}/entries`, body, made: now, line: shortLine(body.text ?? ''),
    }];
    for (const photo of draft.photos) {
      items.push({
        key: uuid7(), what: isSound(photo.content_type) ? 'voice' : 'photo', person: draft.person, after: key, made: now, line: photo.name,
        path: `/v1/people/${draft.person}/files`,
        file: { id: photo.sha256, type: photo.content_type, name: photo.name },
      });
    }
    await this.outbox.add(items, [this.drafts.without(draft.person)]);
    if (!this.sentTo.has(draft.person)) {
      this.sentTo.add(draft.person);
      await this.keepMe();
    }
  }

  // The team's pin, at once here and later there.
  async pin(person: string, entry: string, on: boolean, now: number): Promise<void> {
    const path = `/v1/people/${person}/pins`;
    await this.outbox.add([{
      key: uuid7(), what: on ? 'pin' : 'unpin', person, path: on ? path : `${path}/${entry}`, made: now, line: '',
      ...(on ? { body: { entry_id: entry } } : { method: 'DELETE' }),
    }], await this.book.pin(person, entry, on));
  }

  // A template of one's own, made from an entry.
  async keepTemplate(person: string, body: TemplateBody, now: number): Promise<void> {
    await this.outbox.add([{ key: uuid7(), what: 'template', person, path: '/v1/me/templates', body: { body }, made: now, line: body.name.ja }]);
  }

  // 担当です, 違います. `person` is empty for somebody who is not ours.
  async answerStay(stay: StayView, person: string, answer: 'ours' | 'not_ours', phone: string, now: number): Promise<void> {
    await this.outbox.add([{
      key: uuid7(), what: 'stay_answer', person, path: answerPath(stay.id), body: { answer, phone }, made: now, line: person ? stay.hospital_name : `${stay.name || stay.name_kana} ${stay.hospital_name}`,
    }]);
  }
  async didStep(stay: StayView, person: string, step: Omit<StayStepInput, 'id'>, line: string, now: number): Promise<void> {
    await this.outbox.add([{ key: uuid7(), what: 'stay_step', person, path: stepPath(stay.id), body: step, made: now, line }]);
  }
  async tellOfStay(person: string, notice: StayInput, now: number): Promise<void> {
    await this.outbox.add([{ key: uuid7(), what: 'stay_notice', person, path: '/v1/stays', body: { ...notice, person_id: person }, made: now, line: notice.hospital_name ?? '' }]);
  }

  // 既読 and 了解 go the same way as entries.
  async mark(person: string, entries: string[], ack: boolean, now: number): Promise<void> {
    const changes: Change[] = await this.book.mark(person, entries, this.me.name, new Date(now).toISOString(), ack);
    await this.outbox.add([{
      key: uuid7(), what: ack ? 'ack' : 'read', person, path: `/v1/people/${person}/marks`, body: { entries, ack }, made: now, line: '',
    }], changes);
  }
}
