-- Rows of version 39.

INSERT INTO consent_scan (organisation_id, consent_answer_id, kind, content, kept_at, kept_by) VALUES
  (#1, #1903, 'pdf', x'255044462d', 1770111000000000, #21);
