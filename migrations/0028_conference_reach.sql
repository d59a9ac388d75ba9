-- Conferences by mail link and FAX: what tells how a matter came out, and an invitation that was taken back.
ALTER TABLE delivery ADD COLUMN tells INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conference_invited ADD COLUMN withdrawn_at INTEGER;
