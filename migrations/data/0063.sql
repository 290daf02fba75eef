-- Rows of version 63.

UPDATE webhook_look SET asked_at = 1770111000000000, asked_position = 'begin' WHERE organisation_id = #1;

INSERT INTO webhook_known (organisation_id, subject, id, child_id, until_on, asked, told) VALUES
  (#1, 'obligation', #6301, #41, NULL, 'late', '{"child":"k1"}'),
  (#1, 'obligation', #6302, NULL, NULL, 'due', '{"child":null}');
