-- Rows of version 4: a location as the register has it, and exports of watched folders.

UPDATE location SET registered_as = 'KDV' WHERE organisation_id = #1 AND id = #2;

INSERT INTO import_report (organisation_id, id, at, seen_at, outcome, hash, folder, errors, added, changed, endings) VALUES
  (#1, #401, 1767600000000000, 1767686400000000, 'taken', '5eb1', 'done/2026-01-05-020000-5eb1', 0, 3, 1, 2),
  (#1, #402, 1767700000000000, 1767700000000000, 'refused', '0fa2', 'refused/2026-01-06-020000-0fa2', 4, 0, 0, 0);

INSERT INTO import_report_part (organisation_id, id, report_id, location_id, part, added, changed, endings, settled_at, settled_by, carried_out) VALUES
  (#1, #403, #401, #2, 'placements', 3, 1, 1, 1767690000000000, #81, TRUE),
  (#1, #404, #401, #3, 'roster', 0, 0, 1, NULL, NULL, NULL),
  (#1, #405, #401, NULL, 'roles', 0, 0, 0, NULL, NULL, NULL);
