// SPDX-License-Identifier: Apache-2.0
// The documents on this phone and the forms to begin one: sealed like the rest. What is typed is kept at each pause together with
// the item of the outbox that will send it.
import { request } from '../../api/request.ts';
import type { Answer, DocumentSectionSaved, StayEnough, DocumentView, Form, SyncDocumentAnswer, SyncDocumentPull } from '../../api/types.ts';
import { uuid7 } from '../../api/uuid.ts';
import { typed } from '../../desk/documents/answer_rules.ts';
import { resolved } from '../../desk/documents/section_rules.ts';
import type { Photo } from '../store/drafts.ts';
import type { Change, Rows } from '../store/rows.ts';
import type { Sealer } from '../store/seal.ts';
import { Shelf } from '../store/shelf.ts';
import { isOffline, isSignedOut, sendItem } from '../sync/door.ts';
import type { Item, NewItem, Outbox, Sent } from '../sync/outbox.ts';
import { LOCAL, answered, arrived, away, begun, bodyOf, chosen, isQueued, itemsOf, judgePath, openedPath, picturesOf, pulled, sectionSaved, unsentSections, type Paper } from './rules.ts';

const OFFERED = 'offered', CHANGED = 'changed_meanwhile';

export class Papers {
  private shelf: Shelf<Paper>;
  private forms: Shelf<Form>;
  private offeredNow: string[] = [];
  constructor(private rows: Rows, private sealer: Sealer, private outbox: () => Outbox, changed: () => void) {
    this.shelf = new Shelf('documents', rows, sealer, changed);
    this.forms = new Shelf('forms', rows, sealer, changed);
  }
  async load(): Promise<void> {
    await this.shelf.load();
    await this.forms.load();
    this.offeredNow = ((await this.rows.get('meta', OFFERED))?.plain as string[] | undefined) ?? [];
  }

  all(): Paper[] {
    return this.shelf.all().map((held) => held.body);
  }
  of(person: string): Paper[] {
    return this.shelf.of(person);
  }
  one(id: string): Paper | undefined {
    return this.shelf.one(id)?.body ?? this.shelf.all().find((held) => held.body.client === id)?.body;
  }
  form(edition: string): Form | undefined {
    return this.forms.one(edition)?.body;
  }
  offered(): { edition: string; form: Form }[] {
    return this.offeredNow.flatMap((edition) => (this.form(edition) ? [{ edition, form: this.form(edition)! }] : []));
  }

  private keep(paper: Paper, version?: string): Promise<Change[]> {
    const old = this.shelf.one(paper.id) ?? this.shelf.one(paper.client ?? '');
    return this.shelf.with({ id: paper.id, person: paper.person, version: version ?? old?.version ?? '', body: paper }, paper.client);
  }

  async begin(person: string, edition: string, now: number, stay?: string): Promise<string> {
    const form = this.form(edition)!;
    const paper = begun(uuid7(), person, edition, form);
    await this.outbox().add([{
      key: uuid7(), what: 'document_begin', person, path: '/v1/documents', made: now, line: form.name.ja, part: { paper: paper.id, section: '' },
      body: { form_code: form.code, edition, id: paper.id, ...(stay ? { stay_id: stay } : { person_id: person }) },
    }], await this.keep(paper, LOCAL));
    return paper.id;
  }

  private itemFor(paper: Paper, section: string, now: number): NewItem {
    const first = this.outbox().list().find((item) => item.what === 'document_begin' && item.part?.paper === (paper.client ?? paper.id) && item.state !== 'sent');
    return {
      key: uuid7(), what: 'document_section', method: 'PUT', person: paper.person, path: `/v1/documents/${paper.id}/sections/${section}`, body: bodyOf(paper.sections[section]!, this.away(paper)),
      made: now, line: paper.name.ja, part: { paper: paper.id, section }, ...(first ? { after: first.key } : {}),
    };
  }
  private away(paper: Paper): ReadonlySet<string> {
    return away(this.outbox().list(), paper);
  }
  private async keepAndQueue(paper: Paper, now: number): Promise<void> {
    const changes = await this.keep(paper);
    const news = unsentSections(paper, this.away(paper)).filter((key) => !isQueued(this.outbox().list(), paper, key)).map((key) => this.itemFor(paper, key, now));
    if (news.length > 0) await this.outbox().add(news, changes);
    else await this.rows.apply(changes);
  }
  // Answers of one pause of typing.
  async type(id: string, section: string, answers: Answer[], now: number): Promise<void> {
    const paper = this.one(id);
    if (paper) await this.keepAndQueue(answers.reduce((all, answer) => answered(all, section, answer), paper), now);
  }
  async resolve(id: string, section: string, picked: Record<string, Answer | undefined>, now: number): Promise<void> {
    const paper = this.one(id);
    if (paper) await this.keepAndQueue(chosen(paper, section, resolved(paper.sections[section]!, picked)), now);
  }
  async opened(paper: Paper, now: number): Promise<void> {
    const path = openedPath(paper.id);
    if (this.outbox().list().some((item) => item.path === path)) return;
    await this.outbox().add([{ key: uuid7(), what: 'document_open', person: paper.person, path, body: {}, made: now, line: paper.name.ja }]);
  }
  // A picture goes by itself, to the person; the section names it when it is there. Both are kept in one step.
  async addPhoto(id: string, section: string, key: string, photo: Photo, bytes: ArrayBuffer, now: number): Promise<void> {
    const paper = this.one(id);
    if (!paper) return;
    const before = paper.sections[section]?.values[key];
    const next = answered(paper, section, typed(before, key, { values: [...new Set([...(before?.values ?? []), photo.sha256])] }));
    const file: Change = { table: 'files', put: { id: photo.sha256, sealed: await this.sealer.sealBytes('files', photo.sha256, bytes) } };
    await this.outbox().add([{
      key: uuid7(), what: 'photo', person: paper.person, path: `/v1/people/${paper.person}/files`, made: now, line: `${paper.name.ja} ${photo.name}`,
      part: { paper: paper.id, section }, file: { id: photo.sha256, type: photo.content_type, name: photo.name },
    }], [file, ...(await this.keep(next))]);
  }
  // Out of every answer that names it, and not sent any more.
  async withoutPhoto(id: string, hash: string, now: number): Promise<void> {
    const paper = this.one(id);
    if (!paper) return;
    const next = Object.entries(paper.sections).reduce((all, [section, desk]) => Object.values(desk.values).filter((one) => one.values.includes(hash))
      .reduce((kept, one) => answered(kept, section, typed(one, one.key, { values: one.values.filter((value) => value !== hash) })), all), paper);
    await this.keepAndQueue(next, now);
    for (const item of picturesOf(this.outbox().list(), paper)) {
      if (item.file?.id === hash) await this.outbox().discard(item.key);
    }
  }
  // 十分, 足りない. What stood on the screen goes along, so that a colleague's word is not written over unseen.
  async judge(paper: Paper, sending: string, enough: StayEnough, missing: string, now: number): Promise<void> {
    const path = judgePath(paper.id, sending);
    for (const item of this.outbox().list()) {
      if (item.path === path && (item.state === 'refused' || (item.state === 'waiting' && !item.tried))) await this.outbox().discard(item.key);
    }
    const instead_of = paper.mine?.find((one) => one.id === sending)?.enough ?? 'unsaid';
    await this.outbox().add([{
      key: uuid7(), what: 'document_judge', person: paper.person, path, body: { enough, missing: enough === 'missing' ? missing : '', instead_of }, made: now, line: paper.name.ja, part: { paper: paper.id, section: '' },
    }]);
  }
  private beginning(id: string): boolean {
    return this.outbox().list().some((item) => item.what === 'document_begin' && item.part?.paper === id);
  }
  // Met what somebody else wrote and fits together: it goes again. Tells whether something was added.
  async queueRest(now: number): Promise<boolean> {
    const before = this.outbox().list().length;
    for (const { id, version, body } of this.shelf.all()) {
      if (version === LOCAL && !this.beginning(id)) continue;
      if (unsentSections(body, this.away(body)).some((key) => !isQueued(this.outbox().list(), body, key))) await this.keepAndQueue(body, now);
    }
    return this.outbox().list().length > before;
  }

  // What a section says is settled when it goes: on top of what the server told last, under the id it has there.
  settle = (item: Item): Partial<Item> => {
    const paper = item.what === 'document_section' ? this.one(item.part!.paper) : undefined;
    const desk = paper?.sections[item.part!.section];
    if (!paper || !desk) return {};
    const path = `/v1/documents/${paper.id}/sections/${item.part!.section}`;
    // Something has to be chosen first: it goes as it was queued, upon what was known then, and is met there once more.
    return desk.clashes.length > 0 ? { path } : { path, body: bodyOf(desk, this.away(paper)) };
  };
  // Somebody else has written the section meanwhile: both are kept, and nothing is refused.
  async send(item: Item, bytes?: ArrayBuffer): Promise<Sent> {
    const came = await sendItem(item, bytes);
    const paper = this.one(item.part?.paper ?? '');
    if (came.came !== 'refused' || came.code !== CHANGED || !paper) return came;
    try {
      return { came: 'done', answer: { met: await request<DocumentView>(`/v1/documents/${paper.id}`) } };
    } catch (problem) {
      if (isSignedOut(problem)) return { came: 'sign_in' };
      if (isOffline(problem)) return { came: 'nowhere' };
      return came;
    }
  }
  // What to keep of an answer.
  async took(item: Item, answer: unknown): Promise<Change[]> {
    const paper = this.one(item.part?.paper ?? '');
    if (!paper || item.what === 'photo') return [];
    if (item.what === 'document_judge') return this.keep(pulled(paper, { ...(answer as DocumentView), person_id: paper.person }), '');
    if (item.what === 'document_begin') return this.keep(arrived(paper, answer as DocumentView), '');
    const { met } = answer as { met?: DocumentView };
    if (met) return this.keep(pulled(paper, { ...met, person_id: paper.person }), '');
    return this.keep(sectionSaved(paper, item.part!.section, (item.body as { answers: Answer[] }).answers, answer as DocumentSectionSaved), '');
  }

  have(): SyncDocumentPull {
    return { have: this.shelf.have().filter((one) => one.version !== LOCAL), have_forms: this.forms.have() };
  }
  // What the server names no more goes, unless something written here has not arrived.
  async take(news: SyncDocumentAnswer): Promise<void> {
    const kept = (id: string) => {
      const paper = this.one(id);
      return paper !== undefined && itemsOf(this.outbox().list(), paper).length > 0;
    };
    // Its beginning was thrown away by hand.
    const given = this.shelf.all().filter((held) => held.version === LOCAL && !this.beginning(held.id)).map((held) => held.id);
    await this.forms.take(news.forms.map((one) => ({ id: one.edition, person: '', version: one.version, body: one.form })), news.forget_forms);
    await this.shelf.take(
      news.items.map((one) => ({ id: one.line.id, person: one.person_id, version: one.version, body: pulled(this.one(one.line.id), one) })), [...given, ...news.forget.filter((id) => !kept(id))]);
    this.offeredNow = news.offered;
    await this.rows.apply([{ table: 'meta', put: { id: OFFERED, plain: news.offered } }]);
  }
}
