-- Rows of version 22.

INSERT INTO photo_answer (organisation_id, id, child_id, guardian_id, answer, answered_on, answered_at, answered_by, taken_in_by, way) VALUES
  (#1, #2201, #41, #61, 'given', '2026-02-02', 1770111000000000, #81, NULL, NULL),
  (#1, #2202, #41, #62, 'given', '2026-02-02', 1770111000000000, #81, #21, 'paper');

INSERT INTO child_photo (organisation_id, id, child_id, observation_id, note_id, jpeg, small, described, added_at, added_by, removed_at, removed_by) VALUES
  (#1, #2203, #41, #701, NULL, x'ffd8ff', x'ffd8fe', 'Op de glijbaan', 1770111000000000, #21, NULL, NULL),
  (#1, #2204, #41, NULL, #705, x'ffd8fd', x'ffd8fc', '', 1770111000000000, #21, NULL, NULL),
  (#1, #2205, #41, #701, NULL, NULL, NULL, '', 1770111000000000, #21, 1770111900000000, #21);
