-- Rows of version 29.

INSERT INTO letter (organisation_id, id, arrived_at, held) VALUES
  (#1, #2901, 1770111000000000, FALSE),
  (#1, #2902, 1770111000000000, TRUE);

INSERT INTO held_letter (organisation_id, id, staff_id, group_id, child_id, kind, about, words, because, written_at, held_at,
    settled_at, kept) VALUES
  (#1, #2902, #21, #11, #41, 'note', '', 'He slept well.', 'not-theirs', 1770110000000000, 1770111000000000, NULL, NULL),
  (#1, #2903, #21, #11, #41, 'presence', 'home', '', 'differs', 1770110000000000, 1770111000000000, 1770112000000000, TRUE);
