-- Rows of version 55.

INSERT INTO professional_document (organisation_id, id, professional_contact_id, kind, content, link_hash, code_hash, sent_at, ends_at, views, tries, closed_at, received_on, received_by, received_job) VALUES
  (#1, #5501, #1905, 'pdf', x'255044462d', x'5501', x'5502', 1770111000000000, 1771925400000000, 1, 0, NULL, '2026-02-04', 'Els Proef', 'speech therapist'),
  (#1, #5502, #1906, 'picture', NULL, x'5503', x'5504', 1770111000000000, 1771925400000000, 0, 3, 1770197400000000, NULL, NULL, NULL);
