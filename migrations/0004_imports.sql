-- What comes in from outside files: runs with their rows, the remembered keys of each source, header mappings, records
-- that a person has to look at, and the tables of places. raw is the row as it came; normalised is our reading of it.

CREATE TABLE import_run (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  blob TEXT NOT NULL,
  file_name TEXT NOT NULL,
  source_name TEXT NOT NULL,
  credit TEXT NOT NULL,
  snapshot TEXT,
  encoding TEXT NOT NULL,
  headers TEXT NOT NULL,
  keep_all INTEGER NOT NULL,
  state TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  account_id TEXT,
  by_name TEXT NOT NULL,
  rows_read INTEGER NOT NULL,
  rows_new INTEGER NOT NULL,
  rows_changed INTEGER NOT NULL,
  rows_unchanged INTEGER NOT NULL,
  rows_queued INTEGER NOT NULL,
  rows_refused INTEGER NOT NULL,
  rows_applied INTEGER NOT NULL,
  vanished INTEGER NOT NULL,
  done INTEGER NOT NULL,
  records INTEGER NOT NULL,
  next_position INTEGER NOT NULL,
  kept INTEGER NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (area_id, id)
) STRICT, WITHOUT ROWID;
-- The runner asks for runs at work.
CREATE INDEX import_run_state ON import_run (area_id, state);

CREATE TABLE import_row (
  area_id TEXT NOT NULL,
  run_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  line INTEGER NOT NULL,
  row_count INTEGER NOT NULL,
  state TEXT NOT NULL,
  source_key TEXT NOT NULL,
  name TEXT NOT NULL,
  facility_id TEXT,
  record TEXT NOT NULL,
  raw TEXT NOT NULL,
  differences TEXT NOT NULL,
  warnings TEXT NOT NULL,
  refused_code TEXT NOT NULL,
  refused_column TEXT NOT NULL,
  refused_value TEXT NOT NULL,
  candidates TEXT NOT NULL,
  done INTEGER NOT NULL,
  kept INTEGER NOT NULL,
  applied_seq INTEGER NOT NULL,
  before TEXT NOT NULL,
  source_before TEXT NOT NULL,
  PRIMARY KEY (area_id, run_id, position),
  FOREIGN KEY (area_id, run_id) REFERENCES import_run (area_id, id)
) STRICT, WITHOUT ROWID;
-- The lists by state, and the rows of one facility when an import is undone.
CREATE INDEX import_row_state ON import_row (area_id, run_id, state, position);
CREATE INDEX import_row_facility ON import_row (area_id, run_id, facility_id);

CREATE TABLE source_record (
  area_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  source_key TEXT NOT NULL,
  facility_id TEXT NOT NULL,
  raw TEXT NOT NULL,
  normalised TEXT NOT NULL,
  source_name TEXT NOT NULL,
  snapshot TEXT,
  run_id TEXT NOT NULL,
  first_seq INTEGER NOT NULL,
  first_position INTEGER NOT NULL,
  last_seen INTEGER NOT NULL,
  keep_all INTEGER NOT NULL,
  vanished INTEGER NOT NULL,
  PRIMARY KEY (area_id, kind, source_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_record_facility ON source_record (area_id, facility_id);

CREATE TABLE import_mapping (
  area_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  mapping TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (area_id, kind, fingerprint)
) STRICT, WITHOUT ROWID;

CREATE TABLE match_case (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  run_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  source_key TEXT NOT NULL,
  name TEXT NOT NULL,
  source_name TEXT NOT NULL,
  snapshot TEXT,
  record TEXT NOT NULL,
  raw TEXT NOT NULL,
  candidates TEXT NOT NULL,
  state TEXT NOT NULL,
  facility_id TEXT,
  opened_at INTEGER NOT NULL,
  decided_at INTEGER,
  decided_by TEXT NOT NULL,
  applied_seq INTEGER NOT NULL,
  before TEXT NOT NULL,
  source_before TEXT NOT NULL,
  PRIMARY KEY (area_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX match_case_state ON match_case (area_id, state);
CREATE INDEX match_case_key ON match_case (area_id, kind, source_key);

-- Centres of blocks, towns and the municipality: addresses are placed on the map without asking anybody.
CREATE TABLE geocode (
  area_id TEXT NOT NULL,
  place TEXT NOT NULL,
  level TEXT NOT NULL,
  lat REAL NOT NULL,
  lng REAL NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (area_id, place, level)
) STRICT, WITHOUT ROWID;
-- Tells the table in memory when to load anew.
CREATE INDEX geocode_seq ON geocode (area_id, seq);
