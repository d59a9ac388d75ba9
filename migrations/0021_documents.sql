-- 様式: editions of forms, filled ones by section, and to whom each was sent.

CREATE TABLE form_edition (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  code TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  valid_from TEXT,
  form TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  changed_seq INTEGER NOT NULL,
  PRIMARY KEY (area_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  person_id TEXT,
  stay_id TEXT,
  form_code TEXT NOT NULL,
  edition TEXT NOT NULL,
  state TEXT NOT NULL,
  side TEXT NOT NULL,
  account_id TEXT NOT NULL,
  started_by TEXT NOT NULL,
  office_id TEXT,
  office_name TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  copied_from TEXT,
  sent_at INTEGER,
  sent_by TEXT NOT NULL,
  withdrawn_at INTEGER,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  changed_seq INTEGER NOT NULL,
  PRIMARY KEY (area_id, id),
  FOREIGN KEY (area_id, stay_id) REFERENCES stay (area_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_person ON document (area_id, person_id, form_code);
CREATE INDEX document_stay ON document (area_id, stay_id);
CREATE INDEX document_account ON document (area_id, account_id, state);

CREATE TABLE document_section (
  area_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  section TEXT NOT NULL,
  answers TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (area_id, document_id, section),
  FOREIGN KEY (area_id, document_id) REFERENCES document (area_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_sending (
  area_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  id TEXT NOT NULL,
  member_id TEXT,
  account_id TEXT,
  office_id TEXT,
  town INTEGER NOT NULL,
  receiver TEXT NOT NULL,
  office_name TEXT NOT NULL,
  channel TEXT NOT NULL,
  delivery_id TEXT,
  agreed TEXT NOT NULL,
  agreed_on TEXT,
  sent_at INTEGER NOT NULL,
  opened_at INTEGER,
  opened_by TEXT NOT NULL,
  enough TEXT NOT NULL,
  missing TEXT NOT NULL,
  judged_at INTEGER,
  judged_by TEXT NOT NULL,
  reply TEXT NOT NULL,
  PRIMARY KEY (area_id, document_id, id),
  FOREIGN KEY (area_id, document_id) REFERENCES document (area_id, id)
) STRICT, WITHOUT ROWID;
-- What came to an account or an office.
CREATE INDEX document_sending_account ON document_sending (area_id, account_id);
CREATE INDEX document_sending_office ON document_sending (area_id, office_id);

-- A step of a stay that a document has done.
ALTER TABLE stay_step ADD COLUMN document_id TEXT;
