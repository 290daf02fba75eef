-- Rows of version 20.

INSERT INTO child_secret (organisation_id, child_id, picture, secret_hash, set_at, set_by) VALUES
  (#1, #41, 'cat', 'hash', 1770019200000000, #21);

INSERT INTO child_visit (organisation_id, id, child_id, tablet_id, token_hash, ends_at) VALUES
  (#1, #2001, #41, #501, x'0d0d', 1770019300000000);

INSERT INTO child_request (organisation_id, id, child_id, asked_at, mood, with_parents, taken_back_at) VALUES
  (#1, #2002, #41, 1770019200000000, 'frown', TRUE, NULL),
  (#1, #2003, #41, 1770020000000000, NULL, FALSE, 1770021000000000);

INSERT INTO child_talk (organisation_id, id, child_id, request_id, staff_id, held_on, with_parents, shared, kept, recorded_at) VALUES
  (#1, #2004, #41, #2002, #21, '2026-02-03', TRUE, 'Wants to swim.', 'Is afraid of the dark.', 1770111000000000),
  (#1, #2005, #41, NULL, #21, '2026-02-20', FALSE, '', '', 1771579800000000);
