-- Rows of version 14.

INSERT INTO need (organisation_id, id, child_id, topic, version, words, how, said_at, said_in, said_by_guardian, said_by_staff, met_at, met_in, met_by) VALUES
  (#1, #1401, #41, 'sleep', 1, 'Sleeps from one to three, with the grey rabbit.', '', 1770019200000000, 1, NULL, #21, NULL, NULL, NULL),
  (#1, #1402, #41, 'sleep', 2, 'Sleeps from twelve to two, with the grey rabbit.', '', 1770019300000000, 2, #61, NULL, NULL, NULL, NULL),
  (#1, #1403, #41, 'sleep', 3, 'Sleeps from twelve to two, with the grey rabbit.', 'After lunch, in the quiet room.', 1770019300000000, 2, #61, NULL, 1770111000000000, 3, #22);

INSERT INTO settling_visit (organisation_id, id, child_id, on_day, from_minute, until_minute, planned_at, planned_by, cancelled_at, cancelled_by) VALUES
  (#1, #1404, #41, '2026-02-10', 570, 660, 1770019200000000, #21, NULL, NULL),
  (#1, #1405, #41, '2026-02-12', 570, 720, 1770019200000000, #21, 1770111000000000, #22);
