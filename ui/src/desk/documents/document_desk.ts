// SPDX-License-Identifier: Apache-2.0
// A document while it is written: every section is kept sealed in this browser at once and saved after a pause; a change by
// somebody else is met field by field; what could not be saved says so and is tried again.
import { Refused, get, request, sentence } from '../../api/request.ts';
import type { Answer, DocumentSectionSaved, DocumentSectionView, DocumentView, FieldProblem } from '../../api/types.ts';
import { uuid7 } from '../../api/uuid.ts';
import { dropDraft, readDraft, waitingDrafts, writeDraft } from '../people/person_draft.ts';
import type { Answers } from './answer_rules.ts';
import { begin, bodyOf, draftOf, isDirty, met, put, reopened, resolved, saved, type SectionDesk, type SectionDraft } from './section_rules.ts';

const PAUSE_MS = 1500;
const AGAIN_MS = 10_000;

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'offline';
export interface SectionState { desk: SectionDesk; state: SaveState; problem: string; fields: FieldProblem[] }

export class DocumentDesk {
  ready = false;
  savedAt: Date | undefined;
  saves = 0; // counts what the preview has to be drawn again for
  private states = new Map<string, SectionState>();
  private timers = new Map<string, ReturnType<typeof setTimeout>>();
  private attempts = new Map<string, { key: string; body: string }>();
  private running = new Map<string, Promise<void>>();
  private listeners = new Set<() => void>();
  private version = 0;

  constructor(private doc: DocumentView, private readonly account: string, private readonly onMerged: (clashes: number) => void) {
    for (const section of doc.form.sections) this.states.set(section.key, { desk: begin(this.viewOf(doc, section.key)), state: 'saved', problem: '', fields: [] });
    const latest = doc.sections.map((one) => one.changed_at ?? '').sort().at(-1);
    if (latest) this.savedAt = new Date(latest);
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  snapshot = () => this.version;

  private viewOf(doc: DocumentView, key: string): DocumentSectionView {
    return doc.sections.find((one) => one.key === key) ?? { key, answers: [], seq: 0, changed_by: '' };
  }
  private tell(): void {
    this.version++;
    this.listeners.forEach((listener) => listener());
  }
  private change(key: string, more: Partial<SectionState>): void {
    this.states.set(key, { ...this.of(key), ...more });
    this.tell();
  }

  of(key: string): SectionState {
    return this.states.get(key)!;
  }
  all(): SectionState[] {
    return [...this.states.values()];
  }
  answers(): Answers {
    return Object.assign({}, ...this.all().map((one) => one.desk.values)) as Answers;
  }
  unsaved(): boolean {
    return this.all().some((one) => isDirty(one.desk));
  }

  // What a closed window had not saved.
  async reopen(): Promise<void> {
    for (const key of waitingDrafts(this.account, this.doc.line.id)) {
      if (!this.states.has(key)) continue;
      const draft = await readDraft<SectionDraft>(this.account, this.doc.line.id, key);
      if (!draft) continue;
      const desk = reopened(this.viewOf(this.doc, key), draft);
      this.change(key, { desk, state: isDirty(desk) ? 'waiting' : 'saved' });
      if (isDirty(desk)) this.soon(key);
      else void dropDraft(this.account, this.doc.line.id, key);
    }
    this.ready = true;
    this.tell();
  }

  // A newer document from the server; what stands here unsaved is met when it is saved.
  take(doc: DocumentView): void {
    this.doc = doc;
    for (const [key, one] of this.states) {
      const view = this.viewOf(doc, key);
      if (view.seq > one.desk.seq && !isDirty(one.desk) && one.state !== 'saving') {
        this.change(key, { desk: begin(view) });
        this.saves++;
      }
    }
  }

  type(key: string, answer: Answer): void {
    const desk = put(this.of(key).desk, answer);
    this.change(key, { desk, state: this.of(key).state === 'saving' ? 'saving' : 'waiting', fields: this.of(key).fields.filter((one) => one.field !== `answers.${answer.key}`) });
    this.keep(key);
    this.soon(key);
  }
  resolve(key: string, chosen: Record<string, Answer | undefined>): void {
    this.change(key, { desk: resolved(this.of(key).desk, chosen), state: 'waiting', problem: '' });
    this.keep(key);
    void this.save(key);
  }

  private keep(key: string): void {
    void writeDraft<SectionDraft>(this.account, this.doc.line.id, key, draftOf(this.of(key).desk, new Date().toISOString()));
  }
  private soon(key: string, pause = PAUSE_MS): void {
    clearTimeout(this.timers.get(key));
    this.timers.set(key, setTimeout(() => void this.save(key), pause));
  }

  // True when the server has everything.
  async saveAll(): Promise<boolean> {
    await Promise.all([...this.states.keys()].map((key) => this.save(key)));
    return !this.unsaved();
  }
  save(key: string): Promise<void> {
    clearTimeout(this.timers.get(key));
    const going = this.running.get(key);
    const next = (going ? going.then(() => this.saveNow(key)) : this.saveNow(key)).finally(() => {
      if (this.running.get(key) === next) this.running.delete(key);
    });
    this.running.set(key, next);
    return next;
  }
  private async saveNow(key: string): Promise<void> {
    const now = this.of(key);
    const section = this.doc.form.sections.find((one) => one.key === key)!;
    if (!isDirty(now.desk) || now.desk.clashes.length > 0) return;
    const sent = now.desk.values;
    const body = bodyOf(section, now.desk);
    const text = JSON.stringify(body);
    // The same content tried again is the same act; changed content is another.
    if (this.attempts.get(key)?.body !== text) this.attempts.set(key, { key: uuid7(), body: text });
    this.change(key, { state: 'saving' });
    try {
      const { section: view } = await request<DocumentSectionSaved>(`/v1/documents/${this.doc.line.id}/sections/${key}`, { method: 'PUT', body, key: this.attempts.get(key)!.key });
      const desk = saved(this.of(key).desk, sent, view);
      this.savedAt = new Date();
      this.saves++;
      this.change(key, { desk, state: isDirty(desk) ? 'waiting' : 'saved', problem: '', fields: [] });
      if (isDirty(desk)) {
        this.keep(key);
        this.soon(key);
      } else {
        await dropDraft(this.account, this.doc.line.id, key);
      }
    } catch (problem) {
      await this.refused(key, problem);
    }
  }
  private async refused(key: string, problem: unknown): Promise<void> {
    try {
      if (!(problem instanceof Refused && problem.status === 409 && problem.code === 'changed_meanwhile')) throw problem;
      const doc = await get<DocumentView>(`/v1/documents/${this.doc.line.id}`);
      const desk = met(this.of(key).desk, this.viewOf(doc, key));
      this.doc = doc;
      this.change(key, { desk, state: 'waiting', problem: '' });
      this.keep(key);
      this.onMerged(desk.clashes.length);
      if (desk.clashes.length === 0) this.soon(key, 0);
    } catch (failure) {
      const offline = failure instanceof Refused && failure.status === 0;
      this.change(key, { state: offline ? 'offline' : 'failed', problem: sentence(failure), fields: failure instanceof Refused ? failure.fields : [] });
      if (offline) this.soon(key, AGAIN_MS);
    }
  }
}
