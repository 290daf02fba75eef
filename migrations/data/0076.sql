-- Rows of version 76.

INSERT INTO imported_history (organisation_id, child_id, kind, on_day) VALUES
  (#1, #41, 'talk', '2024-11-20'),
  (#1, #43, 'observation', '2025-10-06');

UPDATE roster SET days_changed_on = '2026-02-02' WHERE organisation_id = #1 AND id = #31;
UPDATE placement SET days_changed_on = '2026-02-03' WHERE organisation_id = #1 AND id = #51;
