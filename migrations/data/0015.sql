-- Rows of version 15.

INSERT INTO day_line (organisation_id, id, child_id, on_day, kind, usual, words, written_at, written_by, removed_at, noted_at) VALUES
  (#1, #1501, #41, '2026-03-03', 'food', 'ate-well', '', 1770019200000000, #21, NULL, NULL),
  (#1, #1502, #41, '2026-03-03', 'event', '', 'Built a tower with Sem.', 1770019200000000, #21, 1770111000000000, 1770112000000000);

INSERT INTO day_told (organisation_id, id, child_id, on_day, guardian_id, told_at, told_by, withdrawn_at) VALUES
  (#1, #1503, #41, '2026-03-03', #61, 1770020000000000, #21, NULL),
  (#1, #1504, #41, '2026-03-03', NULL, 1770020000000000, #22, 1770111000000000);
