-- Rows of version 46.

INSERT INTO milestone_look (organisation_id, id, child_id, looked_on, looked_at, looked_by) VALUES
  (#1, #1946, #41, '2026-02-03', 1770111000000000, #21);
