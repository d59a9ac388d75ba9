-- 入退院: a stay in hospital, what was done about it and when, and which offices were asked whether the person is theirs.

CREATE TABLE stay (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  person_id TEXT,
  told_name TEXT NOT NULL,
  told_kana TEXT NOT NULL,
  told_birth TEXT NOT NULL,
  hospital_id TEXT,
  hospital_name TEXT NOT NULL,
  ward TEXT NOT NULL,
  hospital_phone TEXT NOT NULL,
  admitted_on TEXT NOT NULL,
  arrival TEXT NOT NULL,
  reason TEXT NOT NULL,
  told_by TEXT NOT NULL,
  noticed_at INTEGER NOT NULL,
  noticed_by TEXT NOT NULL,
  noticed_office_id TEXT,
  noticed_office TEXT NOT NULL,
  state TEXT NOT NULL,
  manager_state TEXT NOT NULL,
  manager_account_id TEXT,
  manager_name TEXT NOT NULL,
  manager_office_id TEXT,
  manager_office TEXT NOT NULL,
  manager_phone TEXT NOT NULL,
  manager_at INTEGER,
  expected_on TEXT,
  expected_since INTEGER,
  discharged_on TEXT,
  destination TEXT NOT NULL,
  ended_note TEXT NOT NULL,
  changed_seq INTEGER NOT NULL,
  PRIMARY KEY (area_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX stay_state ON stay (area_id, state, admitted_on);
CREATE INDEX stay_person ON stay (area_id, person_id, admitted_on);

CREATE TABLE stay_step (
  area_id TEXT NOT NULL,
  stay_id TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  done_on TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  account_id TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  office_id TEXT,
  office_name TEXT NOT NULL,
  side TEXT NOT NULL,
  channel TEXT NOT NULL,
  form TEXT NOT NULL,
  professions TEXT NOT NULL,
  note TEXT NOT NULL,
  enough TEXT NOT NULL,
  missing TEXT NOT NULL,
  taken_back_at INTEGER,
  PRIMARY KEY (area_id, stay_id, id),
  FOREIGN KEY (area_id, stay_id) REFERENCES stay (area_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE stay_ask (
  area_id TEXT NOT NULL,
  stay_id TEXT NOT NULL,
  holder_id TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  answer TEXT NOT NULL,
  answered_at INTEGER,
  answered_by TEXT NOT NULL,
  PRIMARY KEY (area_id, stay_id, holder_id),
  FOREIGN KEY (area_id, stay_id) REFERENCES stay (area_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX stay_ask_holder ON stay_ask (area_id, holder_id, answer);
