-- Notices that wait to be sent. Not history.

CREATE TABLE notice (
  area_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  target TEXT NOT NULL,
  urgent INTEGER NOT NULL,
  state TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  PRIMARY KEY (area_id, account_id, subject, target),
  FOREIGN KEY (area_id, account_id) REFERENCES account (area_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX notice_due ON notice (area_id, state, due_at);
CREATE INDEX notice_subject ON notice (area_id, subject);
