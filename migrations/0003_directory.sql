-- The directory: facilities with their services, capabilities, windows and zones; links, visits and merges.
-- Lists and nested values (hours, channels, leave) are JSON text: they are read and written whole with their row.
-- deputy_id, successor_id and center_id have no foreign key: a list is replaced row by row and may point forward.

CREATE TABLE facility (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  name_kana TEXT NOT NULL,
  alternate_name TEXT NOT NULL,
  kind TEXT NOT NULL,
  corporation_name TEXT NOT NULL,
  corporation_number TEXT NOT NULL,
  medical_number TEXT NOT NULL,
  postal_code TEXT NOT NULL,
  address TEXT NOT NULL,
  building TEXT NOT NULL,
  lat REAL,
  lng REAL,
  geocode_level TEXT NOT NULL,
  phone TEXT NOT NULL,
  phone_extension TEXT NOT NULL,
  fax TEXT NOT NULL,
  fax_verified INTEGER NOT NULL,
  mail TEXT NOT NULL,
  url TEXT NOT NULL,
  beds INTEGER,
  round_the_clock INTEGER NOT NULL,
  languages TEXT NOT NULL,
  access_note TEXT NOT NULL,
  visit_areas TEXT NOT NULL,
  public_note TEXT NOT NULL,
  professional_note TEXT NOT NULL,
  town_note TEXT NOT NULL,
  fictional INTEGER NOT NULL,
  status TEXT NOT NULL,
  opened_on TEXT,
  closed_on TEXT,
  closed_reason TEXT NOT NULL,
  successor_id TEXT,
  changed_seq INTEGER NOT NULL,
  PRIMARY KEY (area_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE service (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  facility_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  office_number TEXT NOT NULL,
  capacity INTEGER,
  hours TEXT NOT NULL,
  exceptions TEXT NOT NULL,
  hours_note TEXT NOT NULL,
  specialities TEXT NOT NULL,
  accepts_new TEXT NOT NULL,
  eligibility TEXT NOT NULL,
  note TEXT NOT NULL,
  opened_on TEXT,
  closed_on TEXT,
  PRIMARY KEY (area_id, id),
  FOREIGN KEY (area_id, facility_id) REFERENCES facility (area_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE capability (
  area_id TEXT NOT NULL,
  facility_id TEXT NOT NULL,
  item TEXT NOT NULL,
  answer TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (area_id, facility_id, item),
  FOREIGN KEY (area_id, facility_id) REFERENCES facility (area_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE notification (
  area_id TEXT NOT NULL,
  facility_id TEXT NOT NULL,
  symbol TEXT NOT NULL,
  name TEXT NOT NULL,
  since TEXT,
  as_of TEXT NOT NULL,
  PRIMARY KEY (area_id, facility_id, symbol),
  FOREIGN KEY (area_id, facility_id) REFERENCES facility (area_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact_window (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  facility_id TEXT NOT NULL,
  person TEXT NOT NULL,
  role TEXT NOT NULL,
  department TEXT NOT NULL,
  for_whom TEXT NOT NULL,
  purposes TEXT NOT NULL,
  hours TEXT NOT NULL,
  channels TEXT NOT NULL,
  deputy_id TEXT,
  leave TEXT NOT NULL,
  audience TEXT NOT NULL,
  note TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (area_id, id),
  FOREIGN KEY (area_id, facility_id) REFERENCES facility (area_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE relation (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  from_id TEXT NOT NULL,
  to_id TEXT NOT NULL,
  role TEXT NOT NULL,
  since TEXT,
  until TEXT,
  note TEXT NOT NULL,
  PRIMARY KEY (area_id, id),
  FOREIGN KEY (area_id, from_id) REFERENCES facility (area_id, id),
  FOREIGN KEY (area_id, to_id) REFERENCES facility (area_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE freshness (
  area_id TEXT NOT NULL,
  facility_id TEXT NOT NULL,
  fact_group TEXT NOT NULL,
  source TEXT NOT NULL,
  source_name TEXT NOT NULL,
  confirmed_by TEXT NOT NULL,
  confirmed_at INTEGER NOT NULL,
  next_due TEXT NOT NULL,
  local_edit INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (area_id, facility_id, fact_group),
  FOREIGN KEY (area_id, facility_id) REFERENCES facility (area_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE zone_set (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  valid_from TEXT,
  valid_to TEXT,
  source_name TEXT NOT NULL,
  PRIMARY KEY (area_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE zone (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  zone_set_id TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  name_kana TEXT NOT NULL,
  note TEXT NOT NULL,
  geometry TEXT NOT NULL,
  center_id TEXT,
  position INTEGER NOT NULL,
  changed_seq INTEGER NOT NULL,
  PRIMARY KEY (area_id, id),
  FOREIGN KEY (area_id, zone_set_id) REFERENCES zone_set (area_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE facility_zone (
  area_id TEXT NOT NULL,
  facility_id TEXT NOT NULL,
  zone_id TEXT NOT NULL,
  PRIMARY KEY (area_id, facility_id, zone_id),
  FOREIGN KEY (area_id, facility_id) REFERENCES facility (area_id, id),
  FOREIGN KEY (area_id, zone_id) REFERENCES zone (area_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE update_link (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  facility_id TEXT NOT NULL,
  note TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  opened_at INTEGER,
  answered_at INTEGER,
  reminded_at INTEGER,
  revoked_at INTEGER,
  groups_confirmed TEXT NOT NULL,
  answered_by_fax TEXT NOT NULL,
  PRIMARY KEY (area_id, id),
  FOREIGN KEY (area_id, facility_id) REFERENCES facility (area_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE visit (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  facility_id TEXT NOT NULL,
  visited_on TEXT NOT NULL,
  visitor TEXT NOT NULL,
  note TEXT NOT NULL,
  issues TEXT NOT NULL,
  PRIMARY KEY (area_id, id),
  FOREIGN KEY (area_id, facility_id) REFERENCES facility (area_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE merge (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  kept_id TEXT NOT NULL,
  gone_id TEXT NOT NULL,
  gone_name TEXT NOT NULL,
  merged_at INTEGER NOT NULL,
  merged_by TEXT NOT NULL,
  seq INTEGER NOT NULL,
  undone_at INTEGER,
  before TEXT NOT NULL,
  PRIMARY KEY (area_id, id)
) STRICT, WITHOUT ROWID;

-- What each edit of a group of facts replaced: the history of a facility and its undo.
CREATE TABLE facility_change (
  area_id TEXT NOT NULL,
  facility_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  fact_group TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  PRIMARY KEY (area_id, facility_id, seq, fact_group)
) STRICT, WITHOUT ROWID;

CREATE INDEX service_facility ON service (area_id, facility_id);
-- Imports find offices by their official number.
CREATE INDEX service_office_number ON service (area_id, office_number);
CREATE INDEX contact_window_facility ON contact_window (area_id, facility_id);
CREATE INDEX relation_from ON relation (area_id, from_id);
CREATE INDEX relation_to ON relation (area_id, to_id);
CREATE INDEX facility_zone_zone ON facility_zone (area_id, zone_id);
CREATE INDEX update_link_facility ON update_link (area_id, facility_id);
CREATE INDEX visit_day ON visit (area_id, visited_on);
CREATE INDEX freshness_due ON freshness (area_id, next_due);
