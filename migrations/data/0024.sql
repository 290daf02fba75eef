-- Rows of version 24.

UPDATE talk_offer SET attended = 'parents child';

INSERT INTO talk_invitation (organisation_id, id, offer_id, guardian_id, told, comes, said_at, said_by) VALUES
  (#1, #2401, #1001, NULL, 'in-person', 'yes', 1768900000000000, #81),
  (#1, #2402, #1001, #61, NULL, 'no', 1768900000000001, #81);

INSERT INTO goal_evaluation (organisation_id, id, goal_id, outcome, words, evaluated_on, made_by, chosen_on, undone_at) VALUES
  (#1, #2403, #1102, 'partly', 'By mistake.', '2026-02-27', #81, '2026-03-01', 1772180000000000);
