-- Rows of version 31.

INSERT INTO protocol_version (organisation_id, id, starts_on, profile, source, made_at, made_by, withdrawn_at, withdrawn_by) VALUES
  (#1, #3101, '2099-01-01', 'un1ek', 'profile = "un1ek"', 1770019300000000, #81, 1770019400000000, #81);

INSERT INTO protocol_draft (organisation_id, id, version, starts_on, source, written_at, written_by, asked_on, received_on, advice, followed, advised_at, no_advice, alone, version_id) VALUES
  (#1, #3102, 3, '2099-01-01', 'profile = "un1ek"', 1770019200000000, #81, '2026-01-05', '2026-01-20', 'Once a year is too little.', 'We follow it.', 1770019210000000, 'A comma only.', TRUE, #3101),
  (#1, #3103, 1, '2099-02-01', 'profile = "un1ek"', 1770019200000000, #81, NULL, NULL, '', '', NULL, '', FALSE, NULL);
