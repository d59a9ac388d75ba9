// SPDX-License-Identifier: Apache-2.0
// Until the server's own types are generated.
import type { LocalDate, MemberChannel, Profession, StayStepKind, Timestamp } from '../../api/types.ts';

export interface Bilingual { ja: string; en: string }
export type FormFieldType = 'text' | 'long_text' | 'number' | 'date' | 'time' | 'choice' | 'choices' | 'table' | 'body' | 'signature' | 'agenda';
export type FormReader = 'team' | 'hospital' | 'doctor' | 'ambulance' | 'dentist' | 'person' | 'town';
export type FormDeadline = 'none' | 'admission';
export type AnswerOrigin = 'typed' | 'person' | 'stay' | 'previous' | 'computed';
export interface FormOption { code: string; words: Bilingual; asks_words: boolean }
export interface FormColumn { key: string; type: FormFieldType; label: Bilingual; set: string; options: FormOption[]; prefill: string; weight: number }
export interface FormField {
  key: string; type: FormFieldType; label: Bilingual; unit: string; set: string; options: FormOption[]; columns: FormColumn[]; rows: number; items: Bilingual[]; minutes: number[];
  needed: boolean; factor: boolean; show_if: { key: string; any: string[] }; prefill: string; hint: Bilingual; print: { span: number; height_mm: number };
}
export interface FormSection { key: string; title: Bilingual; note: Bilingual; by: Profession[]; columns: number; fields: FormField[] }
export interface Form {
  code: string; version: number; name: Bilingual; source: string; note: Bilingual; statement: Bilingual; reader: FormReader; of_stay: boolean; append_only: boolean; deadline: FormDeadline;
  step?: StayStepKind; reply: boolean; size_pt: number; label_mm: number; sections: FormSection[];
}
export interface AnswerRow { cells: string[] }
export interface Answer { key: string; values: string[]; other: string; rows: AnswerRow[]; origin: AnswerOrigin; as_of?: LocalDate }
export interface FormLine { code: string; edition: number; name: Bilingual; note: Bilingual; source: string; reader: FormReader; of_stay: boolean; append_only: boolean; mine: boolean }
export interface FormView { form: Form; edition: number; valid_from?: LocalDate }
export type FormEditionState = 'draft' | 'published' | 'retired';
export interface FormEditionView { id: string; code: string; edition: number; state: FormEditionState; valid_from?: LocalDate; form: Form; changed_by: string; changed_at: Timestamp }
export interface DocumentSectionView { key: string; answers: Answer[]; seq: number; changed_by: string; changed_at?: Timestamp }
export type SendingState = 'todo' | 'sent' | 'delivered' | 'opened' | 'answered' | 'failed' | 'ended';
export type StayEnough = 'unsaid' | 'enough' | 'missing';
export interface SendingView {
  id: string; receiver: string; office_name: string; channel: MemberChannel; address: string; state: SendingState; sent_at?: Timestamp; opened_at?: Timestamp; opened_by: string;
  enough: StayEnough; missing: string; note: string; next: Bilingual; mine_to_judge: boolean;
}
export type DocumentState = 'draft' | 'sent' | 'withdrawn';
export interface DocumentView {
  id: string; number: string; form: Form; edition: number; state: DocumentState; person_id?: string; person_name: string; birth?: LocalDate; stay_id?: string; sections: DocumentSectionView[];
  missing: string[]; deadline_on?: LocalDate; addon: number; side: string; may_write: boolean; may_send: boolean; started_by: string; started_at: Timestamp; sent_at?: Timestamp;
  sendings: SendingView[]; previous?: { id: string; on: LocalDate };
}
export interface DocumentLine {
  id: string; number: string; form_code: string; name: Bilingual; person_id?: string; person_name: string; state: DocumentState; stay_id?: string; changed_by: string; changed_at: Timestamp; sent_at?: Timestamp;
  missing: number; deadline_on?: LocalDate; addon: number; side: string; waiting: number; mine_to_judge: boolean; failed: number;
}
export interface DocumentReceiver {
  member_id?: string; office_id?: string; office_name: string; name: string; profession: Profession; channel: MemberChannel; address: string; why: Bilingual; usual: boolean; needs_agreement: boolean;
}
