-- Rows of version 12.

INSERT INTO extra_attention (organisation_id, id, child_id, what, from_on, until_on, placed_at, placed_by, taken_away_at, taken_away_by, version) VALUES
  (#1, #1201, #41, 'Give Noor time to get used to a change.', '2026-02-01', '2026-06-01', 1770019200000000, #21, NULL, NULL, 1),
  (#1, #1202, #41, 'Sit beside Noor at the table.', '2026-02-01', NULL, 1770019200000000, #21, 1770111000000000, #22, 2);

INSERT INTO milestone (organisation_id, id, child_id, topic, step, words, seen_on, recorded_at, recorded_by, withdrawn_at, withdrawn_by) VALUES
  (#1, #1203, #41, 'movement', 'walks-alone', '', '2025-06-01', 1770019200000000, #21, NULL, NULL),
  (#1, #1204, #41, 'language', '', 'Says hello to the baker.', '2026-01-15', 1770019200000000, #21, 1770111000000000, #22);
