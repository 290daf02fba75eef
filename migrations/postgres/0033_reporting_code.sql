-- The reporting code (meldcode). What is in it is sealed, about whom it is included: each file with a key of its own, which
-- is kept sealed with a key that is not in the database.
CREATE TABLE reporting_code (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  -- The name of the key with which the file's own key is sealed; it says nothing of the key itself.
  key_id text NOT NULL,
  own_key bytea NOT NULL,
  -- Sealed with the own key: about whom, and by whom it was started.
  head bytea NOT NULL,
  begun_at bigint NOT NULL,
  -- Follows from what was done, kept to find what runs.
  closed_at bigint,
  -- Past its term: one proposes to remove it, another confirms.
  removal_by uuid,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, removal_by) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX reporting_code_removal_by ON reporting_code (organisation_id, removal_by);
CREATE INDEX reporting_code_key ON reporting_code (key_id);

-- What was done, in order, sealed with the file's own key. Nothing of it is changed or taken away.
CREATE TABLE reporting_code_entry (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  reporting_code_id uuid NOT NULL,
  number bigint NOT NULL,
  sealed bytea NOT NULL,
  recorded_at bigint NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, reporting_code_id) REFERENCES reporting_code (organisation_id, id)
);
CREATE UNIQUE INDEX reporting_code_entry_number ON reporting_code_entry (organisation_id, reporting_code_id, number);

-- Who opened it. This is a log of its own: no parent ever reads it.
CREATE TABLE reporting_code_opening (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  reporting_code_id uuid NOT NULL,
  account_id uuid NOT NULL REFERENCES account (id),
  at bigint NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, reporting_code_id) REFERENCES reporting_code (organisation_id, id)
);
CREATE INDEX reporting_code_opening_of ON reporting_code_opening (organisation_id, reporting_code_id);
CREATE INDEX reporting_code_opening_account ON reporting_code_opening (account_id);

-- How an organisation weighs and who decides: a version is never changed, the last one holds. Without one nobody weighs.
CREATE TABLE reporting_code_guide (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  decider text NOT NULL CHECK (decider IN ('officer', 'lead', 'director')),
  -- One question on each line.
  questions text NOT NULL,
  made_at bigint NOT NULL,
  made_by uuid NOT NULL REFERENCES account (id),
  PRIMARY KEY (organisation_id, id)
);
CREATE INDEX reporting_code_guide_made_by ON reporting_code_guide (made_by);
