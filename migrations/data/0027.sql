-- Rows of version 27.

INSERT INTO presence (organisation_id, id, child_id, on_day, here_at, here_by, home_at, home_by) VALUES
  (#1, #2701, #41, '2026-03-03', 1770019200000000, #21, NULL, NULL),
  (#1, #2702, #41, '2026-03-02', 1769932800000000, #21, 1769964000000000, #22);
