-- Long work that people asked for. Not history: how far a process got is no act (src/app/jobs/job.h).

CREATE TABLE job (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  input TEXT NOT NULL,
  state TEXT NOT NULL,
  done INTEGER NOT NULL,
  total INTEGER NOT NULL,
  stop_asked INTEGER NOT NULL,
  error TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  seen_at INTEGER,
  finished_at INTEGER,
  node TEXT NOT NULL,
  file_name TEXT NOT NULL,
  content_type TEXT NOT NULL,
  file_size INTEGER NOT NULL,
  PRIMARY KEY (area_id, id),
  FOREIGN KEY (area_id, account_id) REFERENCES account (area_id, id)
) STRICT, WITHOUT ROWID;
-- What is waiting or running; one person's own.
CREATE INDEX job_state ON job (area_id, state);
CREATE INDEX job_account ON job (area_id, account_id);
