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
export interface FormLine { code: string; edition: string; name: Bilingual; note: Bilingual; source: string; reader: FormReader; of_stay: boolean; append_only: boolean; own: boolean; usual?: boolean; valid_from?: LocalDate }
export interface FormView { form: Form; edition: string; valid_from?: LocalDate }
export type FormEditionState = 'draft' | 'published' | 'retired';
export interface FormEditionView { id: string; code: string; number: number; state: FormEditionState; valid_from?: LocalDate; form: Form; changed_by: string; changed_at: Timestamp }
export interface DocumentSectionView { key: string; answers: Answer[]; seq: number; changed_by: string; changed_at?: Timestamp }
export type DocumentSendingState = 'todo' | 'sent' | 'opened' | 'answered' | 'failed' | 'ended';
export type DocumentAgreed = 'none' | 'person' | 'family' | 'life';
export type StayEnough = 'unsaid' | 'enough' | 'missing';
export interface DocumentSendingView {
  id: string; receiver: string; office_name: string; channel: MemberChannel; address: string; state: DocumentSendingState; agreed: DocumentAgreed; sent_at: Timestamp; opened_at?: Timestamp; opened_by: string;
  enough: StayEnough; missing: string; judged_by: string; note: string; next: Bilingual; mine: boolean;
}
export type DocumentState = 'draft' | 'sent' | 'withdrawn';
export interface DocumentLine {
  id: string; number: string; form_code: string; edition: string; name: Bilingual; state: DocumentState; side: string; own_side: boolean; person_id?: string; person_name: string; person_kana: string; birth: string;
  stay_id?: string; started_by: string; office_name: string; changed_by: string; changed_at: Timestamp; sent_at?: Timestamp; missing: number; deadline_on?: LocalDate; addon: number; unread: number; failed: number;
  waits_for_me: boolean; to_judge: boolean;
}
export interface DocumentView { line: DocumentLine; form: Form; sections: DocumentSectionView[]; missing: string[]; may_write: boolean; may_send: boolean; sendings: DocumentSendingView[]; previous?: { id: string; on: LocalDate } }
export interface DocumentSectionSaved { section: DocumentSectionView; missing: string[] }
export interface DocumentList { items: DocumentLine[]; waiting: number }
export interface DocumentProposal {
  member_id?: string; account_id?: string; office_id?: string; town: boolean; office_name: string; name: string; profession: Profession; channel: MemberChannel; address: string; phone: string; why: Bilingual; usual: boolean; needs_agreement: boolean;
}
