// SPDX-License-Identifier: Apache-2.0
// From a draft to the entry as the server takes it.
import type { Entry, EntryKind, NewEntry, Vitals } from '../model.ts';
import { shortLine } from '../store/book.ts';
import { emptyDraft, type Draft } from '../store/drafts.ts';

export const hasVitals = (vitals: Vitals): boolean => Object.values(vitals).some((v) => v !== undefined);

export const isSound = (type: string | undefined): boolean => type?.startsWith('audio/') === true;
// A memo without a word beside it is no visit.
const isMemoAlone = (draft: Draft): boolean =>
  !draft.text.trim() && !draft.closing && !hasVitals(draft.vitals) && draft.photos.length > 0 && draft.photos.every((one) => isSound(one.content_type));

function kindOf(draft: Draft): EntryKind {
  if (draft.refers?.how === 'corrects') return 'correction';
  if (draft.refers) return 'note';
  if (draft.kind === 'question') return 'question';
  if (draft.kind === 'visit' && !isMemoAlone(draft)) return 'visit';
  if (draft.text.trim()) return 'note';
  if (hasVitals(draft.vitals)) return 'vitals';
  if (draft.photos.length === 0) return 'note';
  return draft.photos.every((one) => isSound(one.content_type)) ? 'voice' : 'photo';
}

export const goesOutside = (draft: Draft): boolean => draft.outside ?? draft.urgent;

// `now` on the phone's clock; `ahead` is how much that clock was ahead of the server's at the last contact. The server corrects by
// it and keeps both times where they differ much.
// `mayReach`: somebody of the team does not read here and may be told.
export function entryOf(draft: Draft, now: number, ahead: number, mayReach = false): NewEntry {
  const vitals = Object.fromEntries(Object.entries(draft.vitals).filter(([, v]) => v !== undefined)) as Vitals;
  return {
    at: new Date(now).toISOString(), clock_offset_ms: Math.round(ahead), kind: kindOf(draft), text: draft.text.trim(),
    ...(hasVitals(vitals) ? { vitals } : {}),
    ...(draft.closing ? { closing: draft.closing } : {}),
    ...(draft.closing && draft.closing_on ? { closing_on: draft.closing_on } : {}),
    ...(draft.urgent ? { urgent: true } : {}),
    ...(draft.needs_ack || draft.urgent ? { needs_ack: true } : {}),
    ...(mayReach && goesOutside(draft) ? { outside: true } : {}),
    ...(draft.refers ? { [draft.refers.how]: draft.refers.id } : {}),
    ...(kindOf(draft) === 'question' && draft.to && draft.to !== 'none' ? { addressees: [{ profession: draft.to }] } : {}),
    ...(draft.template ? { template_code: draft.template } : {}),
    ...(draft.photos.length ? { attachments: draft.photos } : {}),
  };
}

// A correction begins with what is to be corrected; the old entry stays readable, struck through. An answer begins empty.
export function draftAbout(entry: Entry, how: 'corrects' | 'reply_to', now: number): Draft {
  const draft: Draft = { ...emptyDraft(entry.person_id), kind: 'note', refers: { how, id: entry.id, line: shortLine(entry.text) }, at: now };
  return how === 'corrects' ? { ...draft, text: entry.text, vitals: entry.vitals ?? {} } : draft;
}
