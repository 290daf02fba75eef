-- Rows of version 43.

INSERT INTO inspection_pack (organisation_id, id, location_id, from_on, until_on, language, asked_at, asked_by, parts, made_at, pdf, workbook) VALUES
  (#1, #4300, #2, '2026-01-01', '2026-01-31', 'nl', 1770111000000000, #81, 3, NULL, NULL, NULL),
  (#1, #4301, #2, '2025-02-01', '2026-01-31', 'en', 1770111000000000, #81, 11, 1770111000000001, x'255044462d', x'504b');

INSERT INTO inspection_pack_child (organisation_id, pack_id, child_id, number) VALUES
  (#1, #4301, #41, 'K1');
