-- Rows of version 75.

UPDATE talk_offer SET event = #7501, event_sequence = 2 WHERE organisation_id = #1 AND id = #1001;
