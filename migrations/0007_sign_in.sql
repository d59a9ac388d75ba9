-- Signing in: second factors, devices, personal codes at shared PCs, invitations, passkeys. Only the settings of the area and
-- the pledges people have made are history; the rest is not.

-- Signing in gives no rights until the pledge is made.
ALTER TABLE credential ADD COLUMN pledge_due INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN browser TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN kind TEXT NOT NULL DEFAULT 'password';
ALTER TABLE session ADD COLUMN factors INTEGER NOT NULL DEFAULT 1;
ALTER TABLE session ADD COLUMN device_id TEXT;

-- What the town has decided, by name; value is JSON.
CREATE TABLE area_setting (
  area_id TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  changed_by TEXT,
  PRIMARY KEY (area_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE pledge (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  words TEXT NOT NULL,
  accepted_at INTEGER NOT NULL,
  PRIMARY KEY (area_id, id),
  FOREIGN KEY (area_id, account_id) REFERENCES account (area_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX pledge_account ON pledge (area_id, account_id);

CREATE TABLE totp (
  area_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  sealed_secret TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  confirmed_at INTEGER,
  last_step INTEGER NOT NULL,
  PRIMARY KEY (area_id, account_id),
  FOREIGN KEY (area_id, account_id) REFERENCES account (area_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE recovery_code (
  area_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  hash TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (area_id, account_id, hash),
  FOREIGN KEY (area_id, account_id) REFERENCES account (area_id, id)
) STRICT, WITHOUT ROWID;

-- Between two requests of one sign-in: the password was right, or a passkey is being asked. Minutes only.
CREATE TABLE sign_in_step (
  area_id TEXT NOT NULL,
  token_hash TEXT NOT NULL,
  purpose TEXT NOT NULL,
  account_id TEXT,
  created_at INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  PRIMARY KEY (area_id, token_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_step_created ON sign_in_step (area_id, created_at);

CREATE TABLE passkey (
  area_id TEXT NOT NULL,
  credential_hash TEXT NOT NULL,
  account_id TEXT NOT NULL,
  credential_id TEXT NOT NULL,
  public_key TEXT NOT NULL,
  sign_count INTEGER NOT NULL,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_used_at INTEGER,
  PRIMARY KEY (area_id, credential_hash),
  FOREIGN KEY (area_id, account_id) REFERENCES account (area_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX passkey_account ON passkey (area_id, account_id);

CREATE TABLE device (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  office_id TEXT,
  managed INTEGER NOT NULL,
  registered_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  revoked_at INTEGER,
  secret_hash TEXT NOT NULL,
  sealed_key_half TEXT NOT NULL,
  PRIMARY KEY (area_id, id),
  FOREIGN KEY (area_id, registered_by) REFERENCES account (area_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX device_registered_by ON device (area_id, registered_by);
CREATE INDEX device_office ON device (area_id, office_id);

-- Who has fully signed in at a shared PC, and how.
CREATE TABLE device_person (
  area_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  full_at INTEGER NOT NULL,
  factors INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  PRIMARY KEY (area_id, device_id, account_id),
  FOREIGN KEY (area_id, device_id) REFERENCES device (area_id, id),
  FOREIGN KEY (area_id, account_id) REFERENCES account (area_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE short_code (
  area_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  hash TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (area_id, account_id),
  FOREIGN KEY (area_id, account_id) REFERENCES account (area_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE invitation (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  code_hash TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  PRIMARY KEY (area_id, id),
  FOREIGN KEY (area_id, account_id) REFERENCES account (area_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX invitation_account ON invitation (area_id, account_id);
CREATE INDEX invitation_code ON invitation (area_id, code_hash);
