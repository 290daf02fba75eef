-- Rows of version 71.

UPDATE consent_answer SET lapsed_at = 1770112000000000 WHERE organisation_id = #1 AND id = #1903;
