-- Rows of version 11.

INSERT INTO goal (organisation_id, id, group_id, what, noticed, evaluate_on, state, made_at, made_by, version) VALUES
  (#1, #1101, #11, 'A goal of the group.', 'We hear it.', '2026-03-01', 'open', 1768900000000000, #81, 2);

INSERT INTO goal (organisation_id, id, child_id, what, noticed, with_child, with_parents, evaluate_on, state, made_at, made_by) VALUES
  (#1, #1102, #41, 'A goal of the child.', 'We see it.', TRUE, TRUE, '2026-03-01', 'ended', 1768900000000000, #81);

INSERT INTO goal (organisation_id, id, staff_id, what, shared, evaluate_on, state, made_at, made_by) VALUES
  (#1, #1103, #21, 'A goal of somebody.', TRUE, '2026-03-01', 'withdrawn', 1768900000000000, #81);

INSERT INTO goal (organisation_id, id, what, evaluate_on, state, made_at, made_by) VALUES
  (#1, #1104, 'A goal of the mentorship.', '2026-12-01', 'open', 1768900000000000, #81);

INSERT INTO goal_evaluation (organisation_id, id, goal_id, outcome, words, evaluated_on, made_by) VALUES
  (#1, #1105, #1102, 'reached', 'It goes well.', '2026-02-27', #81);
