// SPDX-License-Identifier: Apache-2.0
// What the server's endpoints take and give: generated from its field tables. Added here is what has no table of its own.
import type * as G from './generated.ts';

export type * from './generated.ts';

export type Timestamp = string; // "2026-11-20T09:05:00+09:00"
export type LocalDate = string; // "2026-11-20"

export interface Code { code: string; ja: string; en: string }
export interface CapabilityItem extends Code { group: string; answer: G.AnswerType; choices: string; kinds: G.FacilityKind[] }

// A line of a list while it is edited: what the server fills in is left out, a new one has no id yet.
type Line<T> = Omit<T, 'area_id' | 'facility_id' | 'id' | 'from_id'> & { id?: string };
export type ServiceLine = Line<G.Service>;
export type CapabilityLine = Line<G.Capability>;
export type WindowLine = Line<G.ContactWindow>;
export type RelationLine = Line<G.Relation>;

// GET /v1/codes
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
  Profession: Code[];
  SecondFactorFor: Code[];
  Offline: Code[];
  DeviceKind: Code[];
  items: CapabilityItem[];
}

export interface FieldProblem { field: string; code: string; message: string }

// An event of the live feed.
// `about`: marks of ids (feed_mark.ts), so that the feed names nobody.
export interface Act { seq: number; act: string; about: string[]; at: Timestamp }

// Who is connected to whom, for the chart.
export interface Organisation {
  nodes: { id: string; name: string; kind: string; zone?: string }[];
  edges: { from_id: string; to_id: string; role: string }[];
}
