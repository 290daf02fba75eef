-- Rows of version 76.

INSERT INTO imported_history (organisation_id, child_id, kind, on_day) VALUES
  (#1, #41, 'talk', '2024-11-20'),
  (#1, #43, 'observation', '2025-10-06');
