-- Rows of version 16.

INSERT INTO concern_steps (organisation_id, id, parents_from, made_at, made_by) VALUES
  (#1, #1601, 2, 1768900000000000, #81);

INSERT INTO concern_step (organisation_id, id, steps_id, position, name, who, working_days, parents_first, guidance) VALUES
  (#1, #1602, #1601, 1, 'Look closer', 'mentor', 10, FALSE, 'Write down what you see.'),
  (#1, #1603, #1601, 2, 'The care coordinator looks too', 'care', 20, TRUE, '');

INSERT INTO concern (organisation_id, id, child_id, steps_id, about, source, source_on, opened_on, opened_at, opened_by, closed_at, version) VALUES
  (#1, #1604, #41, #1601, 'Noor is very quiet.', 'observation', '2026-02-01', '2026-02-02', 1770019200000000, #21, NULL, 2),
  (#1, #1605, #41, #1601, 'Noor eats little.', '', NULL, '2026-02-02', 1770019200000000, #21, 1770111000000000, 2);

INSERT INTO concern_act (organisation_id, id, concern_id, number, act, step, plan_on, outcome, words, on_day, recorded_at, recorded_by) VALUES
  (#1, #1606, #1604, 1, 'done', NULL, NULL, NULL, 'Looked closer.', '2026-02-03', 1770111000000000, #21),
  (#1, #1607, #1604, 2, 'back', 1, NULL, NULL, 'Once more.', '2026-02-03', 1770111000000000, #21),
  (#1, #1608, #1604, 3, 'plan', NULL, '2026-03-01', NULL, 'A quiet place.', '2026-02-03', 1770111000000000, #21),
  (#1, #1609, #1605, 1, 'close', NULL, NULL, 'solved', 'She eats again.', '2026-02-03', 1770111000000000, #21);
