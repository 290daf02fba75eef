-- Rows of version 26.

INSERT INTO group_meeting (organisation_id, id, group_id, held_on, recorded_at, recorded_by, planned, cancelled_at, version) VALUES
  (#1, #2601, #11, '2026-04-14', 1768300000000000, #81, TRUE, 1768300000000001, 2);

INSERT INTO meeting_item (organisation_id, id, meeting_id, words, made_at, made_by, withdrawn_at) VALUES
  (#1, #2602, #2601, 'The garden', 1768300000000000, #21, 1768300000000001);
