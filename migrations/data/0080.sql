-- Rows of version 80.

INSERT INTO guardian_likeness (organisation_id, id, child_id, guardian_id, like_id, found_at, is_same, decided_at, decided_by) VALUES
  (#1, #8001, #43, #63, #601, 1770111000000000, NULL, NULL, NULL),
  (#1, #8002, #41, #61, #62, 1770111000000000, FALSE, 1770197400000000, #81);

INSERT INTO child_likeness (organisation_id, id, child_id, like_id, found_at, is_same, decided_at, decided_by) VALUES
  (#1, #8003, #41, #43, 1770111000000000, FALSE, 1770197400000000, #81);

INSERT INTO former_guardianship (organisation_id, id, child_id, guardian_id, left_at) VALUES
  (#1, #8004, #42, #601, 1770197400000000);
