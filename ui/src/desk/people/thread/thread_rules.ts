// SPDX-License-Identifier: Apache-2.0
// Pure decisions about the thread: who has read an entry, what of it is shown, what is sent.
import type { EntryInput, EntryKind, MemberChannel, Outside, ThreadEntry, ThreadReader, Vitals } from '../../../api/types.ts';

export type WriteKind = 'note' | 'vitals' | 'question' | 'decision' | 'visit';

export interface WriteDraft {
  at: string;
  kind: WriteKind;
  text: string;
  vitals: Partial<Record<keyof Vitals, string>>;
  closing: NonNullable<EntryInput['closing']>;
  closing_on?: string;
  urgent: boolean;
  needs_ack: boolean;
  to: string[]; // "p:nurse" a profession, "a:<id>" an account
  reply_to?: string;
  corrects?: string;
  template?: string; // its code
  outside?: boolean; // members without the program are to get it too; not said: when it is urgent
}

export const emptyDraft = (): WriteDraft => ({ at: '', kind: 'note', text: '', vitals: {}, closing: 'none', urgent: false, needs_ack: false, to: [] });

export interface ReaderMark { name: string; office_name: string; state: 'unread' | 'read' | 'acked' | 'outside'; at?: string; channel: MemberChannel }

// Everybody who is meant to read the entry: those of today, and those who have read it and left since.
export function marksOf(entry: Pick<ThreadEntry, 'account_id' | 'marks'>, readers: ThreadReader[], me: { id: string; name: string }): ReaderMark[] {
  const present = readers.some((one) => one.account_id === me.id) ? readers : [...readers, { account_id: me.id, name: me.name, office_name: '', profession: 'none' as const, channel: 'app' as const }];
  const out: ReaderMark[] = [];
  for (const reader of present) {
    if (reader.account_id === entry.account_id) continue;
    if (!reader.account_id) {
      out.push({ name: reader.name || reader.office_name, office_name: reader.name ? reader.office_name : '', state: 'outside', channel: reader.channel });
      continue;
    }
    const mark = entry.marks.find((one) => one.account_id === reader.account_id);
    out.push({ name: reader.name, office_name: reader.office_name, channel: 'app', state: mark?.ack_at ? 'acked' : mark ? 'read' : 'unread', at: mark?.ack_at ?? mark?.read_at });
  }
  const known = new Set(present.map((one) => one.account_id));
  for (const mark of entry.marks) {
    if (!known.has(mark.account_id) && mark.account_id !== entry.account_id) out.push({ name: mark.name, office_name: '', channel: 'app', state: mark.ack_at ? 'acked' : 'read', at: mark.ack_at ?? mark.read_at });
  }
  return out;
}

export const counts = (marks: ReaderMark[]) => {
  const here = marks.filter((mark) => mark.state !== 'outside');
  return { all: here.length, read: here.filter((mark) => mark.state !== 'unread').length, acked: here.filter((mark) => mark.state === 'acked').length };
};

export const hasOutside = (outside: Outside, entry: string): boolean => outside.deliveries.some((one) => one.subject_id === entry) || outside.alerts.some((one) => one.entry_id === entry);
export const hasMark = (entry: ThreadEntry, account: string): boolean => entry.account_id === account || entry.marks.some((mark) => mark.account_id === account);
export const waitsForMe = (entry: ThreadEntry, account: string): boolean =>
  entry.needs_ack && entry.account_id !== account && !entry.corrected_by && !entry.marks.some((mark) => mark.account_id === account && mark.ack_at);

const numbers = (vitals: WriteDraft['vitals'], read: (name: keyof Vitals, typed: string) => number | undefined): Vitals =>
  Object.fromEntries(Object.entries(vitals).map(([name, typed]) => [name, read(name as keyof Vitals, typed ?? '')]).filter(([, value]) => value !== undefined)) as Vitals;

function kindOf(draft: WriteDraft, hasVitals: boolean, types: string[]): EntryKind {
  if (draft.corrects) return 'correction';
  if (draft.kind === 'question' || draft.kind === 'decision' || draft.kind === 'visit') return draft.kind;
  if (draft.text.trim()) return 'note';
  if (hasVitals) return 'vitals';
  return types.length === 0 ? 'note' : types.every((type) => type.startsWith('image/')) ? 'photo' : types.every((type) => type.startsWith('audio/')) ? 'voice' : 'file';
}

export function entryOf(draft: WriteDraft, attachments: NonNullable<EntryInput['attachments']>, read: (name: keyof Vitals, typed: string) => number | undefined): Omit<EntryInput, 'id'> {
  const vitals = numbers(draft.vitals, read);
  const measured = Object.keys(vitals).length > 0;
  const closes = draft.kind === 'visit' && draft.closing !== 'none';
  return {
    kind: kindOf(draft, measured, attachments.map((one) => one.content_type ?? '')), text: draft.text.trim(), urgent: draft.urgent, needs_ack: draft.needs_ack || draft.urgent,
    ...(measured ? { vitals } : {}), ...(closes ? { closing: draft.closing } : {}), ...(closes && draft.closing_on ? { closing_on: draft.closing_on } : {}),
    ...(draft.to.length ? { addressees: draft.to.map((to) => (to.startsWith('a:') ? { profession: 'none' as const, account_id: to.slice(2) } : { profession: to.slice(2) as ThreadReader['profession'] })) } : {}),
    ...(draft.reply_to ? { reply_to: draft.reply_to } : {}), ...(draft.corrects ? { corrects: draft.corrects } : {}), ...(attachments.length ? { attachments } : {}), ...(draft.template ? { template_code: draft.template } : {}),
  };
}

export const saysSomething = (draft: WriteDraft, files: number): boolean =>
  draft.text.trim() !== '' || files > 0 || Object.values(draft.vitals).some((typed) => typed?.trim()) || (draft.kind === 'visit' && draft.closing !== 'none');
