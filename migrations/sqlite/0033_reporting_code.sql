-- The reporting code (meldcode). What is in it is sealed, about whom it is included: each file with a key of its own, which
-- is kept sealed with a key that is not in the database.
CREATE TABLE reporting_code (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  -- The name of the key with which the file's own key is sealed; it says nothing of the key itself.
  key_id TEXT NOT NULL,
  own_key BLOB NOT NULL,
  -- Sealed with the own key: about whom, and by whom it was started.
  head BLOB NOT NULL,
  begun_at INTEGER NOT NULL,
  -- Follows from what was done, kept to find what runs.
  closed_at INTEGER,
  -- Past its term: one proposes to remove it, another confirms.
  removal_by BLOB,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, removal_by) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX reporting_code_removal_by ON reporting_code (organisation_id, removal_by);
CREATE INDEX reporting_code_key ON reporting_code (key_id);

-- What was done, in order, sealed with the file's own key. Nothing of it is changed or taken away.
CREATE TABLE reporting_code_entry (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  reporting_code_id BLOB NOT NULL,
  number INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, reporting_code_id) REFERENCES reporting_code (organisation_id, id)
) STRICT;
CREATE UNIQUE INDEX reporting_code_entry_number ON reporting_code_entry (organisation_id, reporting_code_id, number);

-- Who opened it. This is a log of its own: no parent ever reads it.
CREATE TABLE reporting_code_opening (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  reporting_code_id BLOB NOT NULL,
  account_id BLOB NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, reporting_code_id) REFERENCES reporting_code (organisation_id, id)
) STRICT;
CREATE INDEX reporting_code_opening_of ON reporting_code_opening (organisation_id, reporting_code_id);
CREATE INDEX reporting_code_opening_account ON reporting_code_opening (account_id);

-- How an organisation weighs and who decides: a version is never changed, the last one holds. Without one nobody weighs.
CREATE TABLE reporting_code_guide (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  decider TEXT NOT NULL CHECK (decider IN ('officer', 'lead', 'director')),
  -- One question on each line.
  questions TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  made_by BLOB NOT NULL REFERENCES account (id),
  PRIMARY KEY (organisation_id, id)
) STRICT;
CREATE INDEX reporting_code_guide_made_by ON reporting_code_guide (made_by);
