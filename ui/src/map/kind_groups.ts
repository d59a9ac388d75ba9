// SPDX-License-Identifier: Apache-2.0
// On a map a point is a coloured dot with one character, so that colour never speaks alone.

export interface KindGroup { sign: string; colour: string; kinds: string[] }

export const KIND_GROUPS: KindGroup[] = [
  { sign: '病', colour: '#b4002d', kinds: ['hospital', 'backup_hospital'] },
  { sign: '診', colour: '#c74700', kinds: ['clinic'] },
  { sign: '歯', colour: '#8b3a8f', kinds: ['dental'] },
  { sign: '薬', colour: '#197a4b', kinds: ['pharmacy'] },
  { sign: '看', colour: '#0055ad', kinds: ['home_nursing'] },
  { sign: 'リ', colour: '#006f83', kinds: ['home_rehab', 'day_rehab'] },
  { sign: '居', colour: '#3a3f9e', kinds: ['care_management'] },
  { sign: '包', colour: '#0017c1', kinds: ['community_support_center', 'coordination_center', 'health_center'] },
  { sign: '訪', colour: '#507500', kinds: ['home_help', 'home_bath', 'regular_visit', 'night_visit', 'home_care_guidance'] },
  { sign: '通', colour: '#806300', kinds: ['day_service', 'community_day_service', 'dementia_day', 'severe_dementia_day', 'therapy_day'] },
  { sign: '泊', colour: '#8b3200', kinds: ['short_stay', 'medical_short_stay', 'small_multi', 'nursing_small_multi'] },
  { sign: '住', colour: '#6e4b2a', kinds: ['group_home', 'special_nursing_home', 'community_special_nursing_home', 'health_facility', 'medical_institution', 'specified_facility'] },
  { sign: '具', colour: '#4d4d4d', kinds: ['equipment_rental', 'equipment_sales', 'home_modification'] },
  { sign: '他', colour: '#59636e', kinds: [] },
];

const OTHERS = KIND_GROUPS.length - 1;
const index = new Map(KIND_GROUPS.flatMap((group, i) => group.kinds.map((kind) => [kind, i] as const)));
export const groupOf = (kind: string): number => index.get(kind) ?? OTHERS;
