-- Templates of an area and of one account; those shipped with the program are in no table. Pinned entries of a thread.

CREATE TABLE note_template (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  scope TEXT NOT NULL,
  account_id TEXT,
  replaces TEXT NOT NULL,
  state TEXT NOT NULL,
  body TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  changed_seq INTEGER NOT NULL,
  PRIMARY KEY (area_id, id)
) STRICT, WITHOUT ROWID;
-- What one account is offered, and whether it has changed.
CREATE INDEX note_template_account ON note_template (area_id, account_id, changed_seq);

CREATE TABLE entry_pin (
  area_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  entry_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  name TEXT NOT NULL,
  pinned_at INTEGER NOT NULL,
  PRIMARY KEY (area_id, person_id, entry_id)
) STRICT, WITHOUT ROWID;
