-- Rows of version 57.

INSERT INTO concern_step (organisation_id, id, steps_id, position, name, who, working_days, parents_first, guidance, consent, questions) VALUES
  (#1, #5701, #1601, 3, 'Somebody from outside looks', 'care', 20, TRUE, '', TRUE, 'With which question?');

INSERT INTO concern_consent (organisation_id, consent_id, concern_id, step) VALUES
  (#1, #1901, #1604, 3);
