// SPDX-License-Identifier: Apache-2.0
// The closed lists that facts about a person use, in the order in which they are offered. Their words stand in the catalogues.
import type * as G from '../../api/types.ts';
import { t, type Key } from '../../i18n/index.ts';

export const HEADINGS: G.PersonHeading[] = [
  'alerts', 'devices', 'wishes', 'diagnoses', 'medicines', 'regulars', 'family', 'certification', 'independence', 'adl', 'iadl', 'meals', 'excretion',
  'hygiene', 'oral', 'cognition', 'communication', 'rhythm', 'social', 'housing', 'life', 'social_security', 'assessment_reason', 'other', 'links',
];
export const PERSON_STATUSES: G.PersonStatus[] = ['active', 'hospital', 'moved', 'died', 'ended'];
export const DEATH_PLACES: G.DeathPlace[] = ['unknown', 'home_attended', 'home_examined', 'facility', 'hospital', 'other'];
export const CHANNELS: G.MemberChannel[] = ['app', 'fax', 'phone', 'mail', 'paper'];
export const PROFESSIONS: G.Profession[] = [
  'none', 'doctor', 'dentist', 'pharmacist', 'nurse', 'assistant_nurse', 'public_health_nurse', 'midwife', 'physical_therapist', 'occupational_therapist',
  'speech_therapist', 'judo_therapist', 'massage_therapist', 'acupuncturist', 'dental_hygienist', 'psychiatric_social_worker', 'care_manager',
  'chief_care_manager', 'social_worker', 'care_worker', 'equipment_adviser', 'registered_dietitian', 'dietitian', 'home_helper', 'service_manager',
  'life_adviser', 'support_adviser', 'medical_social_worker', 'discharge_nurse', 'disability_adviser', 'community_coordinator', 'dementia_coordinator',
  'dementia_team', 'care_coordinator', 'welfare_commissioner', 'paramedic', 'officer', 'medical_association', 'student', 'other',
];

const LISTS = {
  care_item: ['oxygen', 'ventilator', 'cpap', 'suction', 'tracheostomy', 'feeding_tube', 'gastrostomy', 'central_line', 'drip', 'urinary_catheter',
    'nephrostomy', 'stoma', 'peritoneal_dialysis', 'haemodialysis', 'pressure_ulcer', 'insulin', 'pain_pump', 'pacemaker', 'shunt', 'other'] satisfies G.CareItem[],
  regular_kind: ['medical', 'dental', 'pharmacy', 'nursing', 'rehabilitation', 'care_manager', 'day', 'home_help', 'hospital', 'equipment', 'other'] satisfies G.RegularKind[],
  living: ['unknown', 'alone', 'couple', 'with_family', 'old_and_child', 'facility', 'other'] satisfies G.Living[],
  last_place: ['unknown', 'home', 'facility', 'hospital', 'undecided'] satisfies G.LastPlace[],
  certification_state: ['unknown', 'none', 'applied', 'certified'] satisfies G.CertificationState[],
  care_level: ['unknown', 'not_eligible', 'project', 'transitional', 'support1', 'support2', 'care1', 'care2', 'care3', 'care4', 'care5'] satisfies G.CareLevel[],
  disability: ['unknown', 'independent', 'j1', 'j2', 'a1', 'a2', 'b1', 'b2', 'c1', 'c2'] satisfies G.DisabilityLevel[],
  dementia: ['unknown', 'independent', 'i', 'iia', 'iib', 'iiia', 'iiib', 'iv', 'm'] satisfies G.DementiaLevel[],
  help_level: ['unknown', 'alone', 'watched', 'partly', 'wholly'] satisfies G.Help[],
  sex: ['unknown', 'female', 'male', 'other'] satisfies G.Sex[],
} as const;
export type ChoiceList = keyof typeof LISTS;

const WORDS: Record<ChoiceList, (code: string) => Key> = {
  care_item: (code) => `care_item.${code}` as Key,
  regular_kind: (code) => `regular_kind.${code}` as Key,
  living: (code) => `living.${code}` as Key,
  last_place: (code) => `last_place.${code}` as Key,
  certification_state: (code) => `certification_state.${code}` as Key,
  care_level: (code) => `care_level.${code}` as Key,
  disability: (code) => `disability.${code}` as Key,
  dementia: (code) => `dementia.${code}` as Key,
  help_level: (code) => `help_level.${code}` as Key,
  sex: (code) => `sex.${code}` as Key,
};
export const choiceWord = (list: ChoiceList, code: string): string => t(WORDS[list](code));
export const choicesOf = (list: ChoiceList) => LISTS[list].map((code) => ({ value: code as string, label: choiceWord(list, code) }));
