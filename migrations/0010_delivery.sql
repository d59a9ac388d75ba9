-- Where notices go and when they may. Not history.

CREATE TABLE push_subscription (
  area_id TEXT NOT NULL,
  id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  endpoint TEXT NOT NULL,
  p256dh TEXT NOT NULL,
  auth TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  PRIMARY KEY (area_id, id),
  FOREIGN KEY (area_id, account_id) REFERENCES account (area_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX push_subscription_account ON push_subscription (area_id, account_id);

CREATE TABLE notice_setting (
  area_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  quiet_from INTEGER NOT NULL,
  quiet_to INTEGER NOT NULL,
  urgent_only INTEGER NOT NULL,
  mail TEXT NOT NULL,
  PRIMARY KEY (area_id, account_id),
  FOREIGN KEY (area_id, account_id) REFERENCES account (area_id, id)
) STRICT, WITHOUT ROWID;
