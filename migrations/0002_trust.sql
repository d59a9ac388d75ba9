-- People of the system: accounts and their roles (history); passwords, sessions and failed sign-ins (not history).

CREATE TABLE account (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  login TEXT NOT NULL,
  name TEXT NOT NULL,
  name_kana TEXT NOT NULL,
  active INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  left_at INTEGER,
  PRIMARY KEY (area_id, id),
  UNIQUE (area_id, login)
) STRICT, WITHOUT ROWID;

CREATE TABLE membership (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  role TEXT NOT NULL,
  office_id TEXT,
  since INTEGER NOT NULL,
  until INTEGER,
  PRIMARY KEY (area_id, id),
  FOREIGN KEY (area_id, account_id) REFERENCES account (area_id, id)
) STRICT, WITHOUT ROWID;
-- Read with every request of a signed-in person.
CREATE INDEX membership_account ON membership (area_id, account_id);

CREATE TABLE credential (
  area_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  hash TEXT NOT NULL,
  must_change INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (area_id, account_id),
  FOREIGN KEY (area_id, account_id) REFERENCES account (area_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  area_id TEXT NOT NULL,
  token_hash TEXT NOT NULL,
  account_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  remote_hash TEXT NOT NULL,
  PRIMARY KEY (area_id, token_hash),
  FOREIGN KEY (area_id, account_id) REFERENCES account (area_id, id)
) STRICT, WITHOUT ROWID;
-- Ends all sessions of one person; clears old ones by age.
CREATE INDEX session_account ON session (area_id, account_id);
CREATE INDEX session_created ON session (area_id, created_at);

CREATE TABLE sign_in_try (
  area_id TEXT NOT NULL,
  key TEXT NOT NULL,
  failures INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  not_before INTEGER NOT NULL,
  succeeded_at INTEGER,
  PRIMARY KEY (area_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_try_last ON sign_in_try (area_id, last_at);
