// SPDX-License-Identifier: Apache-2.0
// A document on the phone: its sections as the desk's rules keep them while they are written (section_rules.ts), and how one that
// was begun without a line meets what the server made of it. Pure.
import type { Answer, DocumentLine, DocumentSectionSaved, DocumentSectionView, DocumentSendingView, DocumentView, Form, SyncDocument } from '../../api/types.ts';
import { byKey, isEmpty, sameContent, type Answers } from '../../desk/documents/answer_rules.ts';
import { begin, met, saved, type SectionDesk } from '../../desk/documents/section_rules.ts';
import type { Item } from '../sync/outbox.ts';

export interface Paper {
  id: string;
  client?: string; // the id it had here, when it went into another's draft
  person: string;
  edition: string;
  name: { ja: string; en: string };
  line?: DocumentLine; // none before it has arrived
  may_write: boolean;
  by: Record<string, string>; // who last wrote a section there
  sections: Record<string, SectionDesk>;
  mine?: DocumentSendingView[]; // as it came to us
}
export const LOCAL = 'local'; // the version of what the server does not have yet

const EMPTY: SectionDesk = { seq: 0, base: {}, sent: {}, values: {}, clashes: [] };

// Begun here: nothing is guessed, the server fills in what it knows when it comes.
export const begun = (id: string, person: string, edition: string, form: Form): Paper =>
  ({ id, person, edition, name: form.name, may_write: true, by: {}, sections: Object.fromEntries(form.sections.map((one) => [one.key, EMPTY])) });

// Without pictures that have not arrived: an answer names only what is there.
const without = (answers: Answers, away: ReadonlySet<string>): Answer[] =>
  Object.values(answers).map((one) => (one.values.some((value) => away.has(value)) ? { ...one, values: one.values.filter((value) => !away.has(value)) } : one));
const NOTHING: ReadonlySet<string> = new Set();
const written = (answers: Answers, away = NOTHING) => without(answers, away).filter((one) => !isEmpty(one)).sort((a, b) => a.key.localeCompare(b.key));
// Something stands here that was not sent, and nothing has to be chosen first.
export const isUnsent = (desk: SectionDesk, away = NOTHING): boolean => {
  const [now, sent] = [written(desk.values, away), written(desk.sent)];
  return desk.clashes.length === 0 && (now.length !== sent.length || now.some((one, i) => one.key !== sent[i]!.key || !sameContent(one, sent[i])));
};
export const clashing = (paper: Paper): boolean => Object.values(paper.sections).some((desk) => desk.clashes.length > 0);
export const unsentSections = (paper: Paper, away = NOTHING): string[] => Object.keys(paper.sections).filter((key) => isUnsent(paper.sections[key]!, away));

// What was typed here goes over what the program filled in; over what somebody typed it is asked.
function meetFirst(desk: SectionDesk, view: DocumentSectionView): SectionDesk {
  const theirs = byKey(view.answers), mine = Object.fromEntries(written(desk.values).map((one) => [one.key, one]));
  const clashes = Object.values(mine).filter((one) => theirs[one.key]?.origin === 'typed' && !isEmpty(theirs[one.key]) && !sameContent(one, theirs[one.key]))
    .map((one) => ({ key: one.key, base: undefined, mine: one, theirs: theirs[one.key] }));
  return { seq: view.seq, base: theirs, sent: theirs, values: { ...theirs, ...mine }, clashes };
}

type Come = Pick<DocumentView, 'line' | 'sections' | 'may_write'> & { mine?: DocumentSendingView[]; sendings?: DocumentSendingView[] };
const common = (come: Come, person: string) => ({
  mine: come.mine ?? come.sendings?.filter((one) => one.mine) ?? [], id: come.line.id, person, edition: come.line.edition, name: come.line.name, line: come.line, may_write: come.may_write, by: Object.fromEntries(come.sections.map((one) => [one.key, one.changed_by])),
});
const sectionsOf = (come: Come, each: (view: DocumentSectionView) => SectionDesk) => Object.fromEntries(come.sections.map((view) => [view.key, each(view)]));

// The answer to the beginning.
export const arrived = (paper: Paper, come: Come): Paper => ({
  ...common(come, paper.person), ...(come.line.id === paper.id ? {} : { client: paper.id }),
  sections: sectionsOf(come, (view) => meetFirst(paper.sections[view.key] ?? EMPTY, view)),
});
// What a pull brings, on top of what is written here.
export const pulled = (paper: Paper | undefined, come: SyncDocument | (Come & { person_id: string })): Paper => ({
  ...common(come, come.person_id), ...(paper?.client ? { client: paper.client } : {}),
  sections: sectionsOf(come, (view) => (paper?.sections[view.key] ? met(paper.sections[view.key]!, view) : begin(view))),
});

const withSection = (paper: Paper, key: string, desk: SectionDesk): Paper => ({ ...paper, sections: { ...paper.sections, [key]: desk } });
export const answered = (paper: Paper, key: string, answer: Answer): Paper => {
  const desk = paper.sections[key] ?? EMPTY;
  return withSection(paper, key, { ...desk, values: { ...desk.values, [answer.key]: answer } });
};
export const chosen = (paper: Paper, key: string, desk: SectionDesk): Paper => withSection(paper, key, desk);
// What was sent counts as sent; what was typed meanwhile waits for the next time.
export const sectionSaved = (paper: Paper, key: string, sent: Answer[], came: DocumentSectionSaved): Paper =>
  (paper.sections[key] ? withSection(paper, key, saved(paper.sections[key]!, byKey(sent), came.section)) : paper);

export const bodyOf = (desk: SectionDesk, away = NOTHING) => ({ base_seq: desk.seq, answers: written(desk.values, away) });
export const allAnswers = (paper: Paper): Answers => Object.assign({}, ...Object.values(paper.sections).map((desk) => desk.values)) as Answers;

const ids = (paper: Paper) => [paper.id, paper.client];
// Those of a document that have not arrived.
export const itemsOf = (items: readonly Item[], paper: Paper): Item[] =>
  items.filter((item) => item.part && ids(paper).includes(item.part.paper) && item.state !== 'sent');
// Pictures of a document on their way, or refused: by their hash.
export const picturesOf = (items: readonly Item[], paper: Paper): Item[] => itemsOf(items, paper).filter((item) => item.what === 'photo');
export const away = (items: readonly Item[], paper: Paper): ReadonlySet<string> => new Set(picturesOf(items, paper).map((item) => item.file!.id));

export const openedPath = (paper: string) => `/v1/documents/${paper}/opened`;
export const judgePath = (paper: string, sending: string) => `/v1/documents/${paper}/sendings/${sending}/judge`;
// Came, and was not opened here either.
export const isNew = (items: readonly Item[], paper: Paper): boolean =>
  paper.line?.waits_for_me === true && !items.some((item) => item.path === openedPath(paper.id));
export const judgedHere = (items: readonly Item[], paper: Paper, sending: string): Item | undefined =>
  items.filter((item) => item.path === judgePath(paper.id, sending) && item.state !== 'sent').at(-1);
// What came and asks for something, the newest first: to be opened, to be said whether it was enough.
export const received = (items: readonly Item[], papers: Paper[]): { paper: Paper; fresh: boolean }[] =>
  papers.map((paper) => ({ paper, fresh: isNew(items, paper) }))
    .filter(({ paper, fresh }) => fresh || (paper.mine ?? []).some((one) => one.enough === 'unsaid' && !judgedHere(items, paper, one.id)))
    .sort((a, b) => Number(b.fresh) - Number(a.fresh) || (b.paper.line?.sent_at ?? '').localeCompare(a.paper.line?.sent_at ?? ''));

// One waits already and will say what stands there when it goes.
export const isQueued = (items: readonly Item[], paper: Paper, section: string): boolean =>
  itemsOf(items, paper).some((item) => item.what === 'document_section' && item.part!.section === section && (item.state === 'refused' || (item.state === 'waiting' && !item.tried)));
