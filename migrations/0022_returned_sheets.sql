-- 返ってきた紙: sheets that went out and came back as a file, and the pictures of their pages.

CREATE TABLE returned_sheet (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  file_id TEXT NOT NULL,
  state TEXT NOT NULL,
  first_page INTEGER NOT NULL,
  pages INTEGER NOT NULL,
  mark TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject_id TEXT,
  part INTEGER NOT NULL,
  person_id TEXT,
  put_by TEXT NOT NULL,
  put_name TEXT NOT NULL,
  office_id TEXT,
  office_name TEXT NOT NULL,
  put_at INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  content_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  why TEXT NOT NULL,
  read_at INTEGER,
  matched_by TEXT NOT NULL,
  ended_at INTEGER,
  ended_by TEXT NOT NULL,
  PRIMARY KEY (area_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX returned_sheet_state ON returned_sheet (area_id, state, put_at);
CREATE INDEX returned_sheet_put ON returned_sheet (area_id, put_at);
CREATE INDEX returned_sheet_person ON returned_sheet (area_id, person_id);
CREATE INDEX returned_sheet_subject ON returned_sheet (area_id, subject_id);

CREATE TABLE returned_page (
  area_id TEXT NOT NULL,
  file_id TEXT NOT NULL,
  page INTEGER NOT NULL,
  sheet_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  PRIMARY KEY (area_id, file_id, page)
) STRICT, WITHOUT ROWID;
CREATE INDEX returned_page_sheet ON returned_page (area_id, sheet_id);
