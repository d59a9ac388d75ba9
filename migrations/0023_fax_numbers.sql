-- FAX that goes out by itself: numbers of which a test page was read back, and test pages that wait.

CREATE TABLE fax_number (
  area_id TEXT NOT NULL,
  number TEXT NOT NULL,
  state TEXT NOT NULL,
  office TEXT NOT NULL,
  code TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  asked_by TEXT NOT NULL,
  why TEXT NOT NULL,
  told_by TEXT NOT NULL,
  verified_at INTEGER,
  verified_by TEXT NOT NULL,
  PRIMARY KEY (area_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE fax_test (
  area_id TEXT NOT NULL,
  number TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  PRIMARY KEY (area_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX fax_test_due ON fax_test (area_id, due_at);
