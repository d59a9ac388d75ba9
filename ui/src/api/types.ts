// SPDX-License-Identifier: Apache-2.0
// What the server's endpoints take and give. Names are those of the server's structs: one word to grep.

export type Timestamp = string; // "2026-11-20T09:05:00+09:00"
export type LocalDate = string; // "2026-11-20"

export type Acceptance = 'yes' | 'conditional' | 'no' | 'ask';
export type FacilityStatus = 'active' | 'suspended' | 'closure_candidate' | 'closed';
export type FactGroup =
  | 'basic' | 'place' | 'contact' | 'hours' | 'capabilities' | 'windows' | 'notifications' | 'relations';
export type FactSource = 'open_data' | 'notification_list' | 'facility' | 'survey' | 'visit' | 'town';
export type Channel = 'phone' | 'fax' | 'visit' | 'mail' | 'system';
export type Audience = 'public' | 'professional' | 'town';
export type RoleCode = 'town' | 'coordinator' | 'office' | 'prefecture' | 'viewer';

export interface Code { code: string; ja: string; en: string }
export type AnswerType = 'acceptance' | 'yes_no' | 'choice' | 'choices' | 'number' | 'words';
export interface CapabilityItem extends Code { group: string; answer: AnswerType; choices: string; kinds: string[] }

export interface Codes {
  FacilityKind: Code[];
  Acceptance: Code[];
  FacilityStatus: Code[];
  GeocodeLevel: Code[];
  FactGroup: Code[];
  FactSource: Code[];
  Channel: Code[];
  Audience: Code[];
  RelationRole: Code[];
  ZoneSetKind: Code[];
  SourceKind: Code[];
  LinkState: Code[];
  CapabilityGroup: Code[];
  Role: Code[];
  items: CapabilityItem[];
}

export interface Area { area_id: string; name: string; prefecture: string }
export interface Areas { items: Area[]; setup_needed: boolean }

export interface Session {
  signed_in: boolean;
  account?: { id: string; name: string; login: string };
  area?: Area;
  roles: RoleCode[];
  offices: { id: string; name: string }[];
  csrf: string;
  permissions: string[];
  must_change_password: boolean;
  demo: boolean;
  server_time: Timestamp;
}

export interface FieldProblem { field: string; code: string; message: string }

export interface OpenHours { days: number[]; open: string; close: string; note: string }
export interface HoursException { from: LocalDate; to: LocalDate; closed: boolean; note: string }
export interface Speciality { code: string; name: string; hours: OpenHours[] }

export interface Facility {
  area_id: string;
  id: string;
  name: string;
  name_kana: string;
  alternate_name: string;
  kind: string;
  corporation_name: string;
  corporation_number: string;
  medical_number: string;
  postal_code: string;
  address: string;
  building: string;
  lat?: number;
  lng?: number;
  geocode_level: string;
  phone: string;
  phone_extension: string;
  fax: string;
  fax_verified: boolean;
  mail: string;
  url: string;
  beds?: number;
  round_the_clock: boolean;
  languages: string;
  access_note: string;
  visit_areas: string[];
  public_note: string;
  professional_note: string;
  town_note: string;
  fictional: boolean;
  status: FacilityStatus;
  opened_on?: LocalDate;
  closed_on?: LocalDate;
  closed_reason: string;
  successor_id?: string;
  changed_seq: number;
}

export interface Service {
  area_id?: string;
  id?: string;
  facility_id?: string;
  kind: string;
  office_number: string;
  capacity?: number;
  hours: OpenHours[];
  exceptions: HoursException[];
  hours_note: string;
  specialities: Speciality[];
  accepts_new: Acceptance;
  eligibility: string;
  note: string;
  opened_on?: LocalDate;
  closed_on?: LocalDate;
}

export interface Capability { area_id?: string; facility_id?: string; item: string; answer: Acceptance; note: string }
export interface Notification { symbol: string; name: string; since?: LocalDate; as_of: LocalDate }
export interface ContactChannel { kind: Channel; value: string; note: string }
export interface Leave { from: LocalDate; to: LocalDate; note: string }

export interface ContactWindow {
  area_id?: string;
  id?: string;
  facility_id?: string;
  person: string;
  role: string;
  department: string;
  for_whom: string;
  purposes: string;
  hours: OpenHours[];
  channels: ContactChannel[];
  deputy_id?: string;
  leave: Leave[];
  audience: Audience;
  note: string;
  position: number;
}

export interface Relation {
  id?: string;
  from_id?: string;
  to_id: string;
  role: string;
  since?: LocalDate;
  until?: LocalDate;
  note: string;
}
export interface RelationView { relation: Relation; other_name: string; other_kind: string; outward: boolean }

export interface FreshnessView {
  fact_group: FactGroup;
  source: FactSource;
  source_name: string;
  confirmed_by: string;
  confirmed_at: Timestamp;
  next_due: LocalDate;
  local_edit: boolean;
  stale: boolean;
  age_words: string;
}

export interface CallAnswer {
  open: boolean;
  line: string;
  line_en: string;
  window_id?: string;
  person: string;
  role: string;
  channel: ContactChannel;
  until: string;
  next: string;
  deputy: string;
  absent: string;
}
export interface OpenNow { open?: boolean; until: string; line: string }

export interface FacilityRow {
  id: string;
  name: string;
  name_kana: string;
  kind: string;
  kinds: string[];
  address: string;
  lat?: number;
  lng?: number;
  geocode_level: string;
  phone: string;
  fax: string;
  zone_ids: string[];
  distance_m?: number;
  status: FacilityStatus;
  fictional: boolean;
  round_the_clock: boolean;
  capabilities: Capability[];
  accepts_new?: Acceptance;
  open_now?: boolean;
  hours_line: string;
  callable?: CallAnswer;
  notifications: string[];
  confirmed_at?: Timestamp;
  freshness_line: string;
  stale: boolean;
}

export interface Facet { code: string; count: number; name: string }
export interface SearchAnswer {
  total: number;
  offset: number;
  items: FacilityRow[];
  facets: Partial<Record<'kind' | 'zone' | 'cap' | 'accepts' | 'status' | 'notification' | 'kana', Facet[]>>;
  understood: { words: string[]; items: string[]; kinds: string[]; zones: string[] };
}
export interface MapAnswer {
  ids: string[];
  lng: number[];
  lat: number[];
  kinds: string[];
  levels: string[];
  names: string[];
}
export interface Suggestion { type: 'facility' | 'kind' | 'item' | 'zone'; code: string; label: string }

export interface FacilityPage {
  facility: Facility;
  services: Service[];
  capabilities: Capability[];
  notifications: Notification[];
  windows: ContactWindow[];
  relations: RelationView[];
  zones: { id: string; name: string; set: string }[];
  freshness: FreshnessView[];
  callable: CallAnswer;
  hours_now?: OpenNow;
  may_edit: boolean;
}

export interface SourceView { kind: string; source_name: string; key: string; raw: string; snapshot?: LocalDate; vanished: boolean }

export interface HistoryEntry {
  seq: number;
  at: Timestamp;
  who: string;
  act: string;
  changes: { field: string; label: string; before: unknown; after: unknown }[];
}

export interface ZoneSet { id: string; name: string; kind: string; valid_from?: LocalDate; valid_to?: LocalDate; source_name: string }
export interface ZoneRow {
  id: string;
  zone_set_id: string;
  code: string;
  name: string;
  note: string;
  center_id?: string;
  count: number;
  label_lat: number; // 0 when the outline is not known
  label_lng: number;
}
export interface Zones { sets: ZoneSet[]; zones: ZoneRow[] }
export interface CountRow { zone_id: string; name: string; kinds: string[]; counts: number[] }
export interface CountsAnswer { rows: CountRow[] }

export type LinkState = 'waiting' | 'opened' | 'answered' | 'expired' | 'revoked';
export interface UpdateLink {
  id: string;
  facility_id: string;
  note: string;
  created_at: Timestamp;
  created_by: string;
  expires_at: Timestamp;
  opened_at?: Timestamp;
  answered_at?: Timestamp;
  reminded_at?: Timestamp;
  revoked_at?: Timestamp;
  groups_confirmed: FactGroup[];
  answered_by_fax: string;
}
// The token is in lists only: answers of acts are kept for repeats.
export interface LinkRow { link: UpdateLink; facility_name: string; state: LinkState; token: string }
export interface LinkRows { items: LinkRow[] }

export interface StaleFacility {
  id: string;
  name: string;
  kind: string;
  groups: FactGroup[];
  due: LocalDate;
  confirmed_at: Timestamp;
  age_words: string;
  asked_at?: Timestamp;
}

export interface LinkQuestion { code: string; ja: string; group_name: string; answer: AnswerType; audience: Audience; choices: string }
export interface LinkPage {
  facility: Facility;
  services: Service[];
  capabilities: Capability[];
  items: LinkQuestion[];
  windows: ContactWindow[];
  freshness: FreshnessView[];
  area_name: string;
  note: string;
  expires_at: Timestamp;
  groups_confirmed: FactGroup[];
  answered: boolean;
  public_page: FacilityPage;
}

export interface Visit { id: string; facility_id: string; visited_on: LocalDate; visitor: string; note: string; issues: string }
export interface VisitRow { visit: Visit; facility_name: string }
export interface VisitsAnswer {
  year: number;
  items: VisitRow[];
  visited: number;
  total: number;
  percent: number;
  by_zone: { zone: string; visited: number; total: number }[];
}

export type RunState = 'previewed' | 'applying' | 'stopped' | 'applied' | 'undoing' | 'undone';
export interface HeaderMatch { header: string; field: string }
export interface ImportRunView {
  id: string;
  kind: string;
  blob: string;
  file_name: string;
  source_name: string;
  credit: string;
  snapshot?: LocalDate;
  encoding: string;
  keep_all: boolean;
  state: RunState;
  created_at: Timestamp;
  by: string;
  rows_read: number;
  rows_new: number;
  rows_changed: number;
  rows_unchanged: number;
  rows_queued: number;
  rows_refused: number;
  rows_applied: number;
  vanished: number;
  done: number;
  kept: number;
  headers: HeaderMatch[];
  fields: { name: string; label: string; necessary: boolean }[];
  message?: string;
}
export type RowState = 'new' | 'changed' | 'unchanged' | 'queued' | 'refused' | 'vanished';
export interface Difference { field: string; label: string; before: string; after: string; kept_local: boolean }
export interface ImportRowView {
  line: number;
  rows: number;
  name: string;
  state: RowState;
  facility_id?: string;
  differences: Difference[];
  warnings: { code: string; message: string; column: string; value: string }[];
  refused?: { code: string; message: string; column: string; value: string };
  candidates: { facility_id: string; name: string; address: string; score: number; reasons: string[] }[];
  kept: boolean;
}

export interface MatchSide {
  id?: string;
  name: string;
  name_kana?: string;
  kind?: string;
  address?: string;
  phone?: string;
  corporation_name?: string;
  source_name?: string;
}
export interface MatchView {
  id: string;
  left: MatchSide;
  right: MatchSide;
  score: number;
  reasons: string[];
  differences: { field: string; label: string; left: string; right: string }[];
}
export interface MergeView {
  id: string;
  at: Timestamp;
  by: string;
  kept: { id: string; name: string };
  merged: { id: string; name: string };
  undone_at?: Timestamp;
}

export interface Organisation {
  nodes: { id: string; name: string; kind: string; zone?: string }[];
  edges: { from_id: string; to_id: string; role: string }[];
}
export interface OpeningRow { year: number; kind: string; zone: string; opened: number; closed: number }
export interface OpeningsAnswer { from: number; to: number; rows: OpeningRow[] }
export interface Newcomer { id: string; name: string; kind: string; address: string; opened_on: LocalDate }
export interface LoadRow { zone: string; kind: string; providers: number; ten_years_ago: number }

export interface AccountRow {
  id: string;
  login: string;
  name: string;
  name_kana: string;
  active: boolean;
  created_at: Timestamp;
  left_at?: Timestamp;
  must_change_password: boolean;
  roles: { id: string; role: RoleCode; facility_id?: string; facility_name: string; since: Timestamp }[];
}
export type PermissionRelation = 'none' | 'own_office' | 'area';
export interface PermissionRow { permission: string; ja: string; en: string; door: string; relations: PermissionRelation[] }
export interface PermissionTable { roles: RoleCode[]; permissions: PermissionRow[] }

export interface Act { seq: number; act: string; about: string[]; at: Timestamp }
