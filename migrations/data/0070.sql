-- Rows of version 70.

UPDATE talk_word SET recorded_by = #81 WHERE organisation_id = #1 AND id = #1003;
