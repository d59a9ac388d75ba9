-- 退院前カンファレンスなどの日程調整: a meeting, its candidate slots, who is invited, and what each answered to each slot.

CREATE TABLE conference (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  stay_id TEXT,
  person_id TEXT,
  state TEXT NOT NULL,
  title TEXT NOT NULL,
  place TEXT NOT NULL,
  online_url TEXT NOT NULL,
  minutes INTEGER NOT NULL,
  reply_by TEXT,
  reply_phone TEXT NOT NULL,
  reply_fax TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  organiser_id TEXT NOT NULL,
  organiser TEXT NOT NULL,
  organiser_office_id TEXT,
  organiser_office TEXT NOT NULL,
  fixed_slot INTEGER,
  fixed_at INTEGER,
  held_on TEXT,
  ended_note TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  changed_seq INTEGER NOT NULL,
  PRIMARY KEY (area_id, id),
  FOREIGN KEY (area_id, stay_id) REFERENCES stay (area_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX conference_state ON conference (area_id, state, asked_at);
CREATE INDEX conference_stay ON conference (area_id, stay_id);
CREATE INDEX conference_person ON conference (area_id, person_id);

CREATE TABLE conference_slot (
  area_id TEXT NOT NULL,
  conference_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  starts_at INTEGER NOT NULL,
  PRIMARY KEY (area_id, conference_id, number),
  FOREIGN KEY (area_id, conference_id) REFERENCES conference (area_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE conference_invited (
  area_id TEXT NOT NULL,
  conference_id TEXT NOT NULL,
  id TEXT NOT NULL,
  number INTEGER NOT NULL,
  member_id TEXT,
  account_id TEXT,
  office_id TEXT,
  office_name TEXT NOT NULL,
  name TEXT NOT NULL,
  profession TEXT NOT NULL,
  must_attend INTEGER NOT NULL,
  channel TEXT NOT NULL,
  address TEXT NOT NULL,
  phone TEXT NOT NULL,
  guest INTEGER NOT NULL,
  invited_at INTEGER NOT NULL,
  answered_at INTEGER,
  answered_by TEXT NOT NULL,
  typed_by TEXT NOT NULL,
  via TEXT NOT NULL,
  attendance TEXT NOT NULL,
  PRIMARY KEY (area_id, conference_id, id),
  FOREIGN KEY (area_id, conference_id) REFERENCES conference (area_id, id)
) STRICT, WITHOUT ROWID;
-- What waits for an account or an office.
CREATE INDEX conference_invited_account ON conference_invited (area_id, account_id);
CREATE INDEX conference_invited_office ON conference_invited (area_id, office_id);

CREATE TABLE conference_answer (
  area_id TEXT NOT NULL,
  conference_id TEXT NOT NULL,
  invited_id TEXT NOT NULL,
  slot INTEGER NOT NULL,
  answer TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (area_id, conference_id, invited_id, slot),
  FOREIGN KEY (area_id, conference_id, invited_id) REFERENCES conference_invited (area_id, conference_id, id)
) STRICT, WITHOUT ROWID;
