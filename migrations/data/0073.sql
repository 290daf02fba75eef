-- Rows of version 73.

UPDATE protocol_draft SET advised_source = 'profile = "un1ek"' WHERE organisation_id = #1 AND id = #3102;
