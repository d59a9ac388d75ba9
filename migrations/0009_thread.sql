-- The team's thread about each person. The key of `entry` carries its order.

CREATE TABLE entry (
  area_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  id TEXT NOT NULL,
  sent_at INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  changed_seq INTEGER NOT NULL,
  account_id TEXT NOT NULL,
  author TEXT NOT NULL,
  office_id TEXT,
  office_name TEXT NOT NULL,
  profession TEXT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  vitals TEXT,
  closing TEXT NOT NULL,
  closing_on TEXT,
  scenes TEXT NOT NULL,
  items TEXT NOT NULL,
  urgent INTEGER NOT NULL,
  needs_ack INTEGER NOT NULL,
  addressees TEXT NOT NULL,
  reply_to TEXT,
  corrects TEXT,
  corrected_by TEXT,
  marks TEXT NOT NULL,
  template_code TEXT NOT NULL,
  attachments TEXT NOT NULL,
  family INTEGER NOT NULL,
  clock_differs_ms INTEGER NOT NULL,
  folded TEXT NOT NULL,
  PRIMARY KEY (area_id, person_id, at, id)
) STRICT, WITHOUT ROWID;
-- One entry by its id; what a phone has not seen; what is unread.
CREATE UNIQUE INDEX entry_id ON entry (area_id, id);
CREATE INDEX entry_changed ON entry (area_id, person_id, changed_seq);

CREATE TABLE reader_state (
  area_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  read_seq INTEGER NOT NULL,
  PRIMARY KEY (area_id, account_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_file (
  area_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  content_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  arrived_at INTEGER NOT NULL,
  PRIMARY KEY (area_id, person_id, sha256)
) STRICT, WITHOUT ROWID;

-- One row a thread: how many entries, and the act that last changed anything in it.
CREATE TABLE thread_head (
  area_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  entries INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  changed_seq INTEGER NOT NULL,
  PRIMARY KEY (area_id, person_id)
) STRICT, WITHOUT ROWID;

-- Open urgent entries and questions: the short list that the desk and the phone look at first.
CREATE TABLE entry_open (
  area_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  entry_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (area_id, person_id, entry_id)
) STRICT, WITHOUT ROWID;
