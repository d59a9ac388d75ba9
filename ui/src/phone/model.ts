// SPDX-License-Identifier: Apache-2.0
// What the phone reads and writes, as the server's endpoints for people, threads and devices name it.
import type { PersonPage as ServerPage, TeamMemberView } from '../api/types.ts';

export interface Vitals {
  systolic?: number; diastolic?: number; pulse?: number; temperature?: number; spo2?: number; respiration?: number;
  weight?: number; glucose?: number; pain?: number; oxygen?: number; note?: string;
}
export type VitalName = Exclude<keyof Vitals, 'note'>;

export type EntryKind = 'note' | 'vitals' | 'photo' | 'file' | 'voice' | 'question' | 'decision' | 'visit' | 'correction';
export type Closing = 'next_visit' | 'hand_over' | 'ask_doctor' | 'admitted' | 'died';

export interface Attachment { sha256: string; name: string; content_type: string; size: number; width?: number; height?: number; arrived?: boolean }
export interface Mark { account_id: string; name: string; read_at?: string; ack_at?: string }

export interface NewEntry {
  at: number; // milliseconds, corrected by what the phone's clock was off at the last contact
  kind: EntryKind;
  text: string;
  vitals?: Vitals;
  closing?: Closing;
  closing_on?: string;
  urgent?: boolean;
  needs_ack?: boolean;
  template?: string;
  attachments?: Attachment[];
}

export interface Entry {
  id: string; person_id: string; at: string; sent_at: string; seq: number; changed_seq: number;
  author: { account_id: string; name: string; office_name: string; profession: string };
  kind: EntryKind; text: string; vitals?: Vitals; closing?: Closing; closing_on?: string;
  urgent: boolean; needs_ack: boolean; corrects?: string; corrected_by?: string; pinned?: boolean;
  attachments: Attachment[]; clock_differs_ms?: number; marks: Mark[];
}

export type TeamMember = TeamMemberView;
// The page as the screens of the desk have it.
export type PersonPage = ServerPage & { readers?: number };

export interface OfflinePolicy { offline: 'none' | 'managed' | 'own'; days: number; pin_hours: number; forget_days: number; managed?: boolean }

export interface PulledPerson { id: string; seq: number; page: PersonPage; entries: Entry[]; whole: boolean }
export interface Pulled {
  server_time: string;
  policy: OfflinePolicy;
  min_client: number;
  people: PulledPerson[];
  forget: string[];
  more: boolean;
}

export interface Readers { readers: { name: string; office_name: string; profession: string; channel: string }[]; offices: number }

// Rises when this program can no longer understand an older server, or a server asks for it (min_client).
export const CLIENT = 1;
