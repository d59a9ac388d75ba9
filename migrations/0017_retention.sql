-- Retention: legal holds, erasure at term, and what the journal says of bodies that are gone.

-- How many entries that were not erased have this body: the last one takes it away.
ALTER TABLE journal_body ADD COLUMN uses INTEGER NOT NULL DEFAULT 1;
UPDATE journal_body SET uses = d.n
  FROM (SELECT area_id AS a, body_hash AS h, count(*) AS n FROM journal GROUP BY area_id, body_hash HAVING count(*) > 1) AS d
  WHERE journal_body.area_id = d.a AND journal_body.hash = d.h;

CREATE TABLE journal_erased (
  area_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  by_seq INTEGER NOT NULL,
  instead TEXT NOT NULL,
  PRIMARY KEY (area_id, seq)
) STRICT, WITHOUT ROWID;

-- The act that began a list of persons: its body holds the name of the file, which may be a person's.
ALTER TABLE person_import ADD COLUMN start_seq INTEGER NOT NULL DEFAULT 0;

-- Persons who are no more: only their ids, so that nobody is erased twice and every memory of them is dropped.
CREATE TABLE person_erased (
  area_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  merge_id TEXT,
  PRIMARY KEY (area_id, person_id)
) STRICT, WITHOUT ROWID;
-- What the index in memory has not heard of.
CREATE INDEX person_erased_seq ON person_erased (area_id, seq);

-- Whether another person's thread holds the same file.
CREATE INDEX person_file_sha256 ON person_file (area_id, sha256);

CREATE TABLE retention_hold (
  area_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  id TEXT NOT NULL,
  reason TEXT NOT NULL,
  until TEXT,
  set_at INTEGER NOT NULL,
  set_by TEXT,
  set_by_name TEXT NOT NULL,
  lifted_at INTEGER,
  lifted_by_name TEXT NOT NULL,
  lifted_reason TEXT NOT NULL,
  PRIMARY KEY (area_id, person_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE erasure (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  number INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  started_by TEXT,
  by_name TEXT NOT NULL,
  years INTEGER NOT NULL,
  state TEXT NOT NULL,
  finished_at INTEGER,
  people INTEGER NOT NULL,
  erased INTEGER NOT NULL,
  kept INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  files INTEGER NOT NULL,
  rows INTEGER NOT NULL,
  acts INTEGER NOT NULL,
  PRIMARY KEY (area_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX erasure_state ON erasure (area_id, state);

-- One row a record: somebody whose records were merged has several.
CREATE TABLE erasure_person (
  area_id TEXT NOT NULL,
  erasure_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  person_id TEXT NOT NULL,
  root_id TEXT NOT NULL,
  state TEXT NOT NULL,
  why TEXT NOT NULL,
  cursor INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  files INTEGER NOT NULL,
  rows INTEGER NOT NULL,
  acts INTEGER NOT NULL,
  PRIMARY KEY (area_id, erasure_id, position),
  FOREIGN KEY (area_id, erasure_id) REFERENCES erasure (area_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX erasure_person_person ON erasure_person (area_id, person_id);

-- Old looks are cleared by age.
CREATE INDEX access_log_at ON access_log (area_id, at);
