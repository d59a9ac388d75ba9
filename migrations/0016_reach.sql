-- What goes to members without the program, by which way and how far it came; urgent entries that wait for somebody to
-- take them on, and who was told.

CREATE TABLE delivery (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  receiver_id TEXT NOT NULL,
  receiver TEXT NOT NULL,
  office_id TEXT,
  office_name TEXT NOT NULL,
  way TEXT NOT NULL,
  address TEXT NOT NULL,
  phone TEXT NOT NULL,
  state TEXT NOT NULL,
  account_id TEXT NOT NULL,
  sender TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  link_until INTEGER,
  sent_at INTEGER,
  sent_by TEXT NOT NULL,
  opened_at INTEGER,
  read_at INTEGER,
  ack_at INTEGER,
  answered_at INTEGER,
  failed_at INTEGER,
  ended_at INTEGER,
  noted_by TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (area_id, id)
) STRICT, WITHOUT ROWID;
-- Of a person, newest first; of a sender, what has not arrived; of one subject.
CREATE INDEX delivery_person ON delivery (area_id, person_id, created_at);
CREATE INDEX delivery_sender ON delivery (area_id, account_id, state);
CREATE INDEX delivery_subject ON delivery (area_id, subject_id);

-- Mails that wait to be handed to the mail server. Not history.
CREATE TABLE delivery_mail (
  area_id TEXT NOT NULL,
  delivery_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  PRIMARY KEY (area_id, delivery_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_mail_due ON delivery_mail (area_id, due_at);

-- Wrong numbers that were typed at a link. Not history.
CREATE TABLE delivery_try (
  area_id TEXT NOT NULL,
  delivery_id TEXT NOT NULL,
  failures INTEGER NOT NULL,
  PRIMARY KEY (area_id, delivery_id)
) STRICT, WITHOUT ROWID;

-- One row an urgent entry that nobody has taken on yet: what happens next, and when (never, after the last step).
CREATE TABLE entry_urgent (
  area_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  entry_id TEXT NOT NULL,
  next TEXT NOT NULL,
  due_at INTEGER,
  PRIMARY KEY (area_id, entry_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_urgent_due ON entry_urgent (area_id, due_at);

CREATE TABLE entry_alert (
  area_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  entry_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  step TEXT NOT NULL,
  name TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (area_id, entry_id, account_id, step)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_alert_person ON entry_alert (area_id, person_id, at);
CREATE INDEX entry_alert_account ON entry_alert (area_id, account_id, at);

-- How an entry came, and who typed it for somebody else.
ALTER TABLE entry ADD COLUMN via TEXT NOT NULL DEFAULT 'app';
ALTER TABLE entry ADD COLUMN typed_by TEXT NOT NULL DEFAULT '';
