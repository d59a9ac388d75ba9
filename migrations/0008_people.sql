-- People who are cared for: who they are, what is known of them, who belongs to their team, on which legal basis it is
-- seen, and who has looked.

ALTER TABLE membership ADD COLUMN profession TEXT NOT NULL DEFAULT 'none';
-- Who belongs to an office.
CREATE INDEX membership_office ON membership (area_id, office_id);

-- Present relations only (history stands in team_member): holder_id is an account or an office.
CREATE TABLE care_relation (
  area_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  holder_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  since INTEGER NOT NULL,
  PRIMARY KEY (area_id, person_id, holder_id)
) STRICT, WITHOUT ROWID;
-- "My people" of an account or an office.
CREATE INDEX care_relation_holder ON care_relation (area_id, holder_id);

-- One row a person: the journal seq of the last change of relations, consents and bases.
CREATE TABLE person_gate (
  area_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (area_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE consent (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  purpose TEXT NOT NULL,
  items TEXT NOT NULL,
  parties TEXT NOT NULL,
  party_offices TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT,
  method TEXT NOT NULL,
  explained_by TEXT NOT NULL,
  explained_on TEXT NOT NULL,
  signer TEXT NOT NULL,
  signer_name TEXT NOT NULL,
  signer_relation TEXT NOT NULL,
  proxy_reason TEXT NOT NULL,
  family_consent INTEGER NOT NULL,
  family_name TEXT NOT NULL,
  disaster_use INTEGER NOT NULL,
  statistics_use INTEGER NOT NULL,
  scan TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT NOT NULL,
  withdrawn_at INTEGER,
  withdrawn_by TEXT NOT NULL,
  withdrawn_reason TEXT NOT NULL,
  PRIMARY KEY (area_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX consent_person ON consent (area_id, person_id);

CREATE TABLE legal_basis (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  holders TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  may_write INTEGER NOT NULL,
  reason TEXT NOT NULL,
  made_by TEXT,
  made_by_name TEXT NOT NULL,
  reviewed_at INTEGER,
  reviewed_by TEXT NOT NULL,
  review TEXT NOT NULL,
  PRIMARY KEY (area_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX legal_basis_person ON legal_basis (area_id, person_id);
CREATE INDEX legal_basis_kind ON legal_basis (area_id, kind, reviewed_at);

-- Not history: every look at a person, newest at the end.
CREATE TABLE access_log (
  area_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  name TEXT NOT NULL,
  office_id TEXT,
  role TEXT NOT NULL,
  what TEXT NOT NULL,
  basis TEXT NOT NULL,
  remote TEXT NOT NULL,
  PRIMARY KEY (area_id, person_id, at, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX access_log_account ON access_log (area_id, account_id, at);

CREATE TABLE person (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  name_kana TEXT NOT NULL,
  known_as TEXT NOT NULL,
  former_name TEXT NOT NULL,
  birth TEXT NOT NULL,
  birth_about INTEGER NOT NULL,
  sex TEXT NOT NULL,
  postal_code TEXT NOT NULL,
  address TEXT NOT NULL,
  building TEXT NOT NULL,
  lat REAL,
  lng REAL,
  pin_level TEXT NOT NULL,
  zone_id TEXT,
  phone TEXT NOT NULL,
  mobile TEXT NOT NULL,
  insurer_number TEXT NOT NULL,
  insured_number TEXT NOT NULL,
  status TEXT NOT NULL,
  status_on TEXT,
  status_note TEXT NOT NULL,
  received_on TEXT,
  note TEXT NOT NULL,
  external_link TEXT NOT NULL,
  external_name TEXT NOT NULL,
  merged_into TEXT,
  registered_at INTEGER NOT NULL,
  changed_seq INTEGER NOT NULL,
  PRIMARY KEY (area_id, id)
) STRICT, WITHOUT ROWID;
-- The number an import matches by.
CREATE INDEX person_insured ON person (area_id, insurer_number, insured_number);
-- What the index in memory has not seen yet.
CREATE INDEX person_changed ON person (area_id, changed_seq);

-- One group of facts about a person (the 23 headings and what hangs on them), read and written whole.
CREATE TABLE person_facts (
  area_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  heading TEXT NOT NULL,
  facts TEXT NOT NULL,
  confirmed_by TEXT NOT NULL,
  confirmed_at INTEGER NOT NULL,
  next_due TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (area_id, person_id, heading),
  FOREIGN KEY (area_id, person_id) REFERENCES person (area_id, id)
) STRICT, WITHOUT ROWID;
-- What is due for a question.
CREATE INDEX person_facts_due ON person_facts (area_id, next_due);

CREATE TABLE person_change (
  area_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  heading TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  PRIMARY KEY (area_id, person_id, seq, heading),
  FOREIGN KEY (area_id, person_id) REFERENCES person (area_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE team_member (
  area_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  id TEXT NOT NULL,
  account_id TEXT,
  office_id TEXT,
  name TEXT NOT NULL,
  profession TEXT NOT NULL,
  duty TEXT NOT NULL,
  phone TEXT NOT NULL,
  channel TEXT NOT NULL,
  channel_address TEXT NOT NULL,
  keeps_case INTEGER NOT NULL,
  coordinates INTEGER NOT NULL,
  since TEXT NOT NULL,
  until TEXT,
  PRIMARY KEY (area_id, person_id, id),
  FOREIGN KEY (area_id, person_id) REFERENCES person (area_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE household (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  note TEXT NOT NULL,
  changed_seq INTEGER NOT NULL,
  PRIMARY KEY (area_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE household_member (
  area_id TEXT NOT NULL,
  household_id TEXT NOT NULL,
  id TEXT NOT NULL,
  person_id TEXT,
  name TEXT NOT NULL,
  relation TEXT NOT NULL,
  birth TEXT NOT NULL,
  law TEXT NOT NULL,
  section TEXT NOT NULL,
  note TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT,
  PRIMARY KEY (area_id, household_id, id),
  FOREIGN KEY (area_id, household_id) REFERENCES household (area_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX household_member_person ON household_member (area_id, person_id);

CREATE TABLE person_merge (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  kept_id TEXT NOT NULL,
  gone_id TEXT NOT NULL,
  merged_at INTEGER NOT NULL,
  merged_by TEXT NOT NULL,
  seq INTEGER NOT NULL,
  undone_at INTEGER,
  moved TEXT NOT NULL,
  PRIMARY KEY (area_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_merge_kept ON person_merge (area_id, kept_id);

-- 目配り: what somebody without an account has noticed.
CREATE TABLE watch_notice (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  text TEXT NOT NULL,
  place TEXT NOT NULL,
  noticed_on TEXT,
  sender_kind TEXT NOT NULL,
  sender_name TEXT NOT NULL,
  sender_phone TEXT NOT NULL,
  urgent INTEGER NOT NULL,
  state TEXT NOT NULL,
  decided_at INTEGER,
  decided_by TEXT NOT NULL,
  decision TEXT NOT NULL,
  person_id TEXT,
  PRIMARY KEY (area_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX watch_notice_state ON watch_notice (area_id, state, received_at);

-- 支援が必要な住民の名簿.
CREATE TABLE support_entry (
  area_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  applied_on TEXT NOT NULL,
  consented_on TEXT,
  reasons TEXT NOT NULL,
  helper TEXT NOT NULL,
  neighbourhood TEXT NOT NULL,
  made_with TEXT NOT NULL,
  note TEXT NOT NULL,
  ended_on TEXT,
  ended_reason TEXT NOT NULL,
  changed_seq INTEGER NOT NULL,
  PRIMARY KEY (area_id, person_id),
  FOREIGN KEY (area_id, person_id) REFERENCES person (area_id, id)
) STRICT, WITHOUT ROWID;
