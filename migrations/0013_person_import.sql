-- Lists of persons that came in at once, and whom each of them registered.

CREATE TABLE person_import (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  rows INTEGER NOT NULL,
  office_id TEXT,
  account_id TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  undone_at INTEGER,
  PRIMARY KEY (area_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_import_made ON person_import (area_id, made_at);

CREATE TABLE person_import_row (
  area_id TEXT NOT NULL,
  import_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  line INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  taken_back_seq INTEGER,
  PRIMARY KEY (area_id, import_id, person_id),
  FOREIGN KEY (area_id, import_id) REFERENCES person_import (area_id, id)
) STRICT, WITHOUT ROWID;
-- What the index in memory has not heard of: a person who is gone has no row of her own any more.
CREATE INDEX person_import_row_taken_back ON person_import_row (area_id, taken_back_seq);

-- Other systems stand under a heading of their own now, several for each person.
ALTER TABLE person DROP COLUMN external_link;
ALTER TABLE person DROP COLUMN external_name;
