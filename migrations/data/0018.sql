-- Rows of version 18.

INSERT INTO agreement (organisation_id, id, child_id, what, of_whom, important, until_on, made_on, made_at, made_by, withdrawn_at, ended_on, ended_by, outcome, version) VALUES
  (#1, #1801, #41, 'Noor sleeps after eating.', 'her mother, by phone', TRUE, '2026-06-01', '2026-03-03', 1770019200000000, #21, NULL, NULL, NULL, '', 1),
  (#1, #1802, #41, 'Noor wears her own shoes.', '', FALSE, NULL, '2026-03-03', 1770019200000000, #21, NULL, '2026-03-05', #22, 'It went well.', 2),
  (#1, #1803, #41, 'A mistake.', '', FALSE, NULL, '2026-03-03', 1770019200000000, #21, 1770111000000000, NULL, NULL, '', 2);

INSERT INTO agreement_read (organisation_id, id, agreement_id, staff_id, read_at) VALUES
  (#1, #1804, #1801, #22, 1770111000000000);
