-- What is owed for a source, by the name that facts carry; numbers about the people of an area.

CREATE TABLE source_credit (
  area_id TEXT NOT NULL,
  source_name TEXT NOT NULL,
  credit TEXT NOT NULL,
  PRIMARY KEY (area_id, source_name, credit)
) STRICT, WITHOUT ROWID;

INSERT INTO source_credit (area_id, source_name, credit)
  SELECT DISTINCT area_id, source_name, credit FROM import_run
  WHERE credit <> '' AND source_name <> '' AND state <> 'previewed';

CREATE TABLE area_statistic (
  area_id TEXT NOT NULL,
  measure TEXT NOT NULL,
  place TEXT NOT NULL,
  as_of TEXT NOT NULL,
  value INTEGER NOT NULL,
  source_name TEXT NOT NULL,
  PRIMARY KEY (area_id, measure, place, as_of)
) STRICT, WITHOUT ROWID;
