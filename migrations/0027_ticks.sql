-- What the program read of the boxes on a returned page.
ALTER TABLE returned_page ADD COLUMN ticks TEXT NOT NULL DEFAULT '';
