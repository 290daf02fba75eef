-- Rows of version 30.

INSERT INTO meeting_minutes (organisation_id, id, meeting_id, number, words, written_on, written_at, written_by) VALUES
  (#1, #3001, #803, 1, 'It was good.', '2026-01-13', 1768300000000000, #21),
  (#1, #3002, #803, 2, 'It was very good.', '2026-01-14', 1768390000000000, #21);

INSERT INTO meeting_said (organisation_id, id, minutes_id, place, topic, about, child_id, words) VALUES
  (#1, #3003, #3002, 1, 'own-1', 'The garden', NULL, 'Needs a fence.'),
  (#1, #3004, #3002, 2, 'unseen-1', 'Noor', #41, 'We look at her this week.');

INSERT INTO meeting_present (organisation_id, minutes_id, staff_id) VALUES
  (#1, #3002, #21);

INSERT INTO meeting_read (organisation_id, minutes_id, staff_id, read_at) VALUES
  (#1, #3001, #22, 1768310000000000);

INSERT INTO meeting_task (organisation_id, id, meeting_id, staff_id, what, due_on, made_on, made_by, settled_on, dropped) VALUES
  (#1, #3005, #803, #22, 'Call the gardener', '2026-02-01', '2026-01-13', #21, '2026-01-20', TRUE);

INSERT INTO meeting_decision (organisation_id, id, meeting_id, words, made_at, made_by, agreement_id, goal_id, task_id) VALUES
  (#1, #3006, #803, 'Noor sleeps after lunch.', 1768300000000000, #21, #1801, NULL, NULL),
  (#1, #3007, #803, 'We sing at noon.', 1768300000000000, #21, NULL, #1101, NULL),
  (#1, #3008, #803, 'Call the gardener', 1768300000000000, #21, NULL, NULL, #3005);
