-- 入退院支援ルール: the area's own editions, and whose account has read each.

CREATE TABLE stay_rule (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  valid_from TEXT,
  rule TEXT NOT NULL,
  changes TEXT NOT NULL,
  notice TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  changed_seq INTEGER NOT NULL,
  PRIMARY KEY (area_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE stay_rule_read (
  area_id TEXT NOT NULL,
  rule_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  read_at INTEGER NOT NULL,
  PRIMARY KEY (area_id, rule_id, account_id),
  FOREIGN KEY (area_id, rule_id) REFERENCES stay_rule (area_id, id)
) STRICT, WITHOUT ROWID;
