-- Rows of version 6: custody with dates, secret contact data, forbidden contact, an institution, a child that has died.

INSERT INTO guardian (organisation_id, id, key, name, email, phone, language, staff_id, kind, contact_person, contact_secret, version) VALUES
  (#1, #601, 'O6', 'Voogdij Voorbeeld', 'voogdij@example.org', '010 1234567', 'nl', NULL, 'institution', 'Mw. De Wit', TRUE, 2);

INSERT INTO guardianship (organisation_id, id, guardian_id, child_id, relation, custody) VALUES
  (#1, #602, #601, #43, 'voogd', TRUE);

INSERT INTO custody_turn (organisation_id, id, guardian_id, child_id, from_on, custody, basis, made_at, made_by, removed_at, removed_by) VALUES
  (#1, #603, #62, #41, '2026-03-01', TRUE, 'court', 1770019200000000, #81, 1770111000000000, #81),
  (#1, #604, #63, #43, '2026-02-01', FALSE, 'register', 1770019200000000, #81, NULL, NULL);

INSERT INTO contact_ban (organisation_id, id, child_id, guardian_id, person, from_on, until_on, basis, decided_on, made_at, made_by, removed_at, removed_by) VALUES
  (#1, #605, #41, #62, NULL, '2026-02-01', '2026-12-31', 'court', '2026-01-30', 1770019200000000, #81, NULL, NULL),
  (#1, #606, #42, NULL, 'Piet Onbekend', '2026-02-01', NULL, 'custodian', NULL, 1770019200000000, #81, 1770111000000000, #81);

INSERT INTO child_death (organisation_id, id, child_id, died_on, recorded_at, recorded_by, corrected_at, corrected_by, correction) VALUES
  (#1, #607, #43, '2026-02-20', 1770111000000000, #81, 1770111000000001, #81, 'other_child');

INSERT INTO child_death_ending (organisation_id, id, death_id, what, what_id, until_before, reason_before) VALUES
  (#1, #608, #607, 'mentorship', #101, '2026-02-04', 'division');
