-- Rows of version 38.

UPDATE transfer SET special = TRUE WHERE organisation_id = #1 AND id = #2501;
