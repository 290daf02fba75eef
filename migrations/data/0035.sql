-- Rows of version 35.

INSERT INTO digest (organisation_id, membership_id, is_off, told_week) VALUES
  (#1, #85, FALSE, '2026-03-02'),
  (#1, #86, TRUE, NULL);
