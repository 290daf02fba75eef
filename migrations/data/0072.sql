-- Rows of version 72.

UPDATE talk_offer SET report_version = 1 WHERE organisation_id = #1 AND id = #1001;
