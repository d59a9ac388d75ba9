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
export interface CapabilityItem extends Code { group: string; kinds?: string[] }
export interface Credit { title: string; publisher: string; licence: string; credit: string }

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
  Role: Code[];
  items: CapabilityItem[];
  notifications: { symbol: string; ja: string }[];
  credits: Credit[];
}

export interface Area { area_id: string; name: string; prefecture: string }

export interface Session {
  signed_in: boolean;
  account?: { id: string; name: string; login: string };
  area?: Area;
  roles: RoleCode[];
  offices: { id: string; name: string }[];
  csrf: string;
  permissions: string[];
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
export interface RelationShown extends Relation {
  other: { id: string; name: string; kind: string };
  direction: 'from' | 'to';
}

export interface Freshness {
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
  window_id?: string;
  person?: string;
  role?: string;
  channel?: ContactChannel;
  until?: string;
  next?: string;
  deputy?: string;
}

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
  open_now?: boolean | null;
  hours_line: string;
  callable?: CallAnswer;
  notifications: string[];
  confirmed_at?: Timestamp;
  source: FactSource;
  stale: boolean;
}

export interface FacetCount { code: string; count: number; name?: string }
export interface SearchResult {
  total: number;
  offset: number;
  items: FacilityRow[];
  facets: Partial<Record<'kind' | 'zone' | 'cap' | 'accepts' | 'status' | 'notification' | 'kana' | 'fresh', FacetCount[]>>;
  understood: { words: string[]; items: string[]; kinds: string[]; zones: string[] };
  took_us: number;
}
export interface MapPoints {
  ids: string[];
  lng: number[];
  lat: number[];
  kind: number[];
  level: string[];
  names: string[];
}
export interface Suggestion { type: 'facility' | 'kind' | 'item' | 'zone'; code: string; label: string; sub: string }

export interface FacilityPage {
  facility: Facility;
  services: Service[];
  capabilities: Capability[];
  notifications: Notification[];
  windows: ContactWindow[];
  relations: RelationShown[];
  zones: { id: string; name: string; set: string }[];
  freshness: Freshness[];
  callable: CallAnswer;
  hours_now: { open?: boolean; line: string };
  credits: string[];
  may_edit: boolean;
  merged_from: { id: string; name: string }[];
  raw_sources: { kind: string; source_name: string; key: string; raw: string }[];
}

export interface HistoryEntry {
  seq: number;
  at: Timestamp;
  who: string;
  office?: string;
  act: string;
  summary: string;
  changes: { field: string; label: string; before: string; after: string }[];
}

export interface ZoneSet { id: string; name: string; kind: string; valid_from?: LocalDate; valid_to?: LocalDate; source_name: string }
export interface Zone {
  id: string;
  zone_set_id: string;
  code: string;
  name: string;
  name_kana: string;
  note: string;
  center_id?: string;
  center_name?: string;
  position: number;
  count: number;
  label_lat?: number;
  label_lng?: number;
}
export interface Zones { sets: ZoneSet[]; zones: Zone[] }
export interface Counts {
  rows: { zone_id: string; name: string; counts: Record<string, number> }[];
  total: Record<string, number>;
}

export type LinkState = 'waiting' | 'opened' | 'answered' | 'expired' | 'revoked';
export interface UpdateLink {
  id: string;
  facility_id: string;
  facility_name?: string;
  created_at: Timestamp;
  expires_at: Timestamp;
  opened_at?: Timestamp;
  answered_at?: Timestamp;
  reminded_at?: Timestamp;
  revoked_at?: Timestamp;
  state: LinkState;
}
export interface NewUpdateLink extends UpdateLink { url: string; mail_text: string }
export interface StaleFacility {
  facility: { id: string; name: string; kind: string };
  oldest_confirmed_at: Timestamp;
  due: LocalDate;
  groups: { fact_group: FactGroup; age_words: string; stale: boolean }[];
  link?: UpdateLink;
}

export interface LinkPage {
  facility: Facility;
  services: Service[];
  capabilities: Capability[];
  items: CapabilityItem[];
  windows: ContactWindow[];
  freshness: Freshness[];
  area: Area;
  expires_at: Timestamp;
  public_view: { label: string; value: string }[];
}

export interface Visit {
  id: string;
  facility_id: string;
  facility_name?: string;
  visited_on: LocalDate;
  by?: string;
  note: string;
  issues: string;
  confirmed_groups?: FactGroup[];
}
export interface Visits {
  items: Visit[];
  coverage: {
    visited: number;
    total: number;
    percent: number;
    by_zone: { zone_id?: string; name: string; visited: number; total: number; percent: number }[];
  };
}

export type ImportState = 'previewed' | 'applying' | 'applied' | 'undone' | 'stopped';
export interface HeaderMatch { header: string; field: string }
export interface ImportRun {
  id: string;
  kind: string;
  file_name: string;
  source_name: string;
  snapshot?: LocalDate;
  encoding: string;
  state: ImportState;
  created_at: Timestamp;
  by: string;
  rows_read: number;
  rows_applied: number;
  rows_unchanged: number;
  rows_queued: number;
  rows_refused: number;
  done: number;
  headers: HeaderMatch[];
  fields: { name: string; label: string }[];
  vanished: number;
  message?: string;
}
export type ImportRowState = 'new' | 'changed' | 'unchanged' | 'queued' | 'refused' | 'vanished';
export interface Difference { field: string; label: string; before: string; after: string; kept_local: boolean }
export interface ImportRow {
  line: number;
  name: string;
  state: ImportRowState;
  facility_id?: string;
  differences: Difference[];
  warnings: { code: string; message: string; column: string; value: string }[];
  refused?: { code: string; message: string };
  candidates: { facility_id: string; name: string; address: string; score: number; reasons: string[] }[];
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
export interface MatchPair {
  id: string;
  left: MatchSide;
  right: MatchSide;
  score: number;
  reasons: string[];
  differences: { field: string; label: string; left: string; right: string }[];
}
export interface Merge {
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
export interface Job { id: string; done: number; total: number; state: string; result_url?: string }
export interface OpeningsYear {
  year: number;
  opened: number;
  closed: number;
  by_kind: Record<string, { opened: number; closed: number }>;
  by_zone: Record<string, { opened: number; closed: number }>;
}
export interface Newcomer { id: string; name: string; kind: string; opened_on: LocalDate; zone?: string }
export interface LoadRow { zone: string; kind: string; providers: number; population65?: number; per_provider?: number }

export interface Account {
  id: string;
  name: string;
  name_kana: string;
  login: string;
  roles: { role: RoleCode; facility_id?: string; facility_name?: string }[];
  active: boolean;
  last_sign_in?: Timestamp;
}
export interface PermissionRow { permission: string; label: string; roles: RoleCode[] }

export interface Act { seq: number; act: string; about: string[]; at: Timestamp }
