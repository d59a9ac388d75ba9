-- The house: areas, the journal and kept files.
-- Written in SQLite's STRICT dialect; the type words are translated for PostgreSQL (src/store/migrations.cpp).
-- Every key of area data begins with area_id, so that a sharded database can keep an area together.

CREATE TABLE area (
  area_id TEXT NOT NULL,
  name TEXT NOT NULL,
  name_kana TEXT NOT NULL,
  prefecture TEXT NOT NULL,
  municipality TEXT NOT NULL,
  demo INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (area_id)
) STRICT, WITHOUT ROWID;

-- One row an area. It is updated by every act and so also the lock that puts the acts of an area in order.
CREATE TABLE area_head (
  area_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (area_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
  area_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  act TEXT NOT NULL,
  key TEXT NOT NULL,
  account_id TEXT,
  who TEXT NOT NULL,
  grants TEXT NOT NULL,
  link_id TEXT,
  link_subject TEXT,
  about TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (area_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal_body (
  area_id TEXT NOT NULL,
  hash TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (area_id, hash)
) STRICT, WITHOUT ROWID;

-- Finds what was done about a facility, newest first.
CREATE TABLE journal_about (
  area_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (area_id, subject, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE act_answer (
  area_id TEXT NOT NULL,
  key TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  seq INTEGER NOT NULL,
  status INTEGER NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (area_id, key)
) STRICT, WITHOUT ROWID;
-- Old answers are cleared by age.
CREATE INDEX act_answer_at ON act_answer (area_id, at);

CREATE TABLE blob (
  area_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  content_type TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (area_id, sha256)
) STRICT, WITHOUT ROWID;

-- Chunks of at most 256 KiB: no statement, and no network message of a database, moves more at once.
CREATE TABLE blob_chunk (
  area_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  position INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (area_id, sha256, position)
) STRICT;
