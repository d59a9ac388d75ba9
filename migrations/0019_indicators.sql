-- Indicators: what a stay is counted by, where somebody died, the values of surveys and the notes beside a rate.

-- As it was at the admission: a later certification must not move an old case to another line.
ALTER TABLE stay ADD COLUMN care_level TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE stay ADD COLUMN zone_id TEXT;

-- What the ledger in memory has not heard of.
CREATE INDEX stay_changed ON stay (area_id, changed_seq);

ALTER TABLE person ADD COLUMN death_place TEXT NOT NULL DEFAULT 'unknown';

CREATE TABLE indicator_survey (
  area_id TEXT NOT NULL,
  code TEXT NOT NULL,
  id TEXT NOT NULL,
  n INTEGER NOT NULL,
  total INTEGER NOT NULL,
  begins_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  source TEXT NOT NULL,
  sent INTEGER NOT NULL,
  returned INTEGER NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  taken_back_at INTEGER,
  PRIMARY KEY (area_id, code, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE indicator_note (
  area_id TEXT NOT NULL,
  code TEXT NOT NULL,
  id TEXT NOT NULL,
  words TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (area_id, code, id)
) STRICT, WITHOUT ROWID;
