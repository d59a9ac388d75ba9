-- Offices and people: applications for an account, the yearly confirmation of accounts, who was told of an emergency look.

CREATE TABLE application (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  number INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  name TEXT NOT NULL,
  name_kana TEXT NOT NULL,
  profession TEXT NOT NULL,
  role TEXT NOT NULL,
  office_id TEXT,
  office_name TEXT NOT NULL,
  phone TEXT NOT NULL,
  mail TEXT NOT NULL,
  reason TEXT NOT NULL,
  written_by TEXT,
  state TEXT NOT NULL,
  decided_at INTEGER,
  decided_by TEXT NOT NULL,
  decision TEXT NOT NULL,
  account_id TEXT,
  PRIMARY KEY (area_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX application_number ON application (area_id, number);
CREATE INDEX application_state ON application (area_id, state, received_at);

CREATE TABLE account_confirmation (
  area_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  by_account TEXT,
  by_name TEXT NOT NULL,
  PRIMARY KEY (area_id, account_id, at),
  FOREIGN KEY (area_id, account_id) REFERENCES account (area_id, id)
) STRICT, WITHOUT ROWID;

-- Not history, as the rest of the table: when somebody last began a session.
ALTER TABLE credential ADD COLUMN last_sign_in_at INTEGER;

-- A locked phone has its session refused until it tells the secret of this hash, which only the unlocked phone can read.
ALTER TABLE session ADD COLUMN lock_hash TEXT NOT NULL DEFAULT '';

CREATE TABLE emergency_notice (
  area_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  basis_id TEXT NOT NULL,
  seen_at INTEGER,
  PRIMARY KEY (area_id, account_id, basis_id),
  FOREIGN KEY (area_id, account_id) REFERENCES account (area_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX emergency_notice_basis ON emergency_notice (area_id, basis_id);
