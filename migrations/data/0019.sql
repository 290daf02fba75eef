-- Rows of version 19.

INSERT INTO consent (organisation_id, id, child_id, purpose, recipient, contents, from_on, until_on, asked_on, asked_at, asked_by, taken_back_at) VALUES
  (#1, #1901, #41, 'Speech therapy', 'Els Proef, speech therapist', 'What we saw of speaking.', '2026-02-01', '2026-06-01', '2026-02-01', 1770019200000000, #21, NULL),
  (#1, #1902, #41, 'Physiotherapy', 'The practice', 'How Noor moves.', '2026-02-01', '2026-06-01', '2026-02-01', 1770019200000000, #21, 1770111000000000);

INSERT INTO consent_answer (organisation_id, id, consent_id, guardian_id, answer, answered_on, answered_at, answered_by, taken_in_by) VALUES
  (#1, #1903, #1901, #61, 'given', '2026-02-02', 1770111000000000, #81, NULL),
  (#1, #1904, #1901, #62, 'refused', '2026-02-02', 1770111000000000, #81, #21);

INSERT INTO professional_contact (organisation_id, id, child_id, name, works_at, job, on_day, why, shared, basis, consent_id, recorded_at, recorded_by) VALUES
  (#1, #1905, #41, 'Els Proef', 'The practice', 'speech therapist', '2026-02-03', 'To work together.', 'What we saw of speaking.', 'consent', #1901, 1770111000000000, #21),
  (#1, #1906, #41, 'Wim Proef', 'GGD', 'inspector', '2026-02-03', 'An inspection.', 'The file.', 'inspection', NULL, 1770111000000000, #21);
