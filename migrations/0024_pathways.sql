-- 地域連携パス: courses of persons, what was done of their items, departures from the plan.

CREATE TABLE pathway_course (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  pathway TEXT NOT NULL,
  begun_on TEXT NOT NULL,
  agreed_by TEXT NOT NULL,
  agreed_on TEXT NOT NULL,
  goal TEXT NOT NULL,
  state TEXT NOT NULL,
  ended_on TEXT,
  ended_note TEXT NOT NULL,
  account_id TEXT NOT NULL,
  begun_by TEXT NOT NULL,
  office_name TEXT NOT NULL,
  begun_at INTEGER NOT NULL,
  changed_seq INTEGER NOT NULL,
  PRIMARY KEY (area_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX pathway_course_person ON pathway_course (area_id, person_id);
CREATE INDEX pathway_course_state ON pathway_course (area_id, state);

CREATE TABLE pathway_mark (
  area_id TEXT NOT NULL,
  course_id TEXT NOT NULL,
  item TEXT NOT NULL,
  round INTEGER NOT NULL,
  state TEXT NOT NULL,
  done_on TEXT NOT NULL,
  note TEXT NOT NULL,
  marked_by TEXT NOT NULL,
  office_name TEXT NOT NULL,
  marked_at INTEGER NOT NULL,
  PRIMARY KEY (area_id, course_id, item, round),
  FOREIGN KEY (area_id, course_id) REFERENCES pathway_course (area_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE pathway_variance (
  area_id TEXT NOT NULL,
  course_id TEXT NOT NULL,
  id TEXT NOT NULL,
  item TEXT NOT NULL,
  round INTEGER NOT NULL,
  cause TEXT NOT NULL,
  note TEXT NOT NULL,
  moved_to TEXT NOT NULL,
  noted_by TEXT NOT NULL,
  office_name TEXT NOT NULL,
  noted_at INTEGER NOT NULL,
  PRIMARY KEY (area_id, course_id, id),
  FOREIGN KEY (area_id, course_id) REFERENCES pathway_course (area_id, id)
) STRICT, WITHOUT ROWID;
