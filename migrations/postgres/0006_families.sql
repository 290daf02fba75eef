-- The safety of families: custody with dates, secret contact data, forbidden contact, guardians that are institutions,
-- and a child that has died.

ALTER TABLE guardian ADD COLUMN kind text NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'institution', 'foster'));
ALTER TABLE guardian ADD COLUMN contact_person text;
ALTER TABLE guardian ADD COLUMN contact_secret boolean NOT NULL DEFAULT FALSE;
ALTER TABLE guardian ADD COLUMN version bigint NOT NULL DEFAULT 1;

-- From a day on a guardian has custody, or has it no longer. Of two on one day the last one made counts. Nothing is
-- removed: what was a mistake is marked so.
CREATE TABLE custody_turn (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  guardian_id uuid NOT NULL,
  child_id uuid NOT NULL,
  from_on date NOT NULL,
  custody boolean NOT NULL,
  basis text NOT NULL CHECK (basis IN ('court', 'register', 'recognition', 'guardianship', 'correction')),
  made_at bigint NOT NULL,
  made_by uuid NOT NULL REFERENCES account (id),
  removed_at bigint,
  removed_by uuid REFERENCES account (id),
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
);
CREATE INDEX custody_turn_guardian ON custody_turn (organisation_id, guardian_id);
CREATE INDEX custody_turn_child ON custody_turn (organisation_id, child_id);
CREATE INDEX custody_turn_made_by ON custody_turn (made_by);
CREATE INDEX custody_turn_removed_by ON custody_turn (removed_by);

-- Who may not have contact with a child, nor fetch it: a guardian, or somebody else by name.
CREATE TABLE contact_ban (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  guardian_id uuid,
  person text,
  from_on date NOT NULL,
  until_on date,
  basis text NOT NULL CHECK (basis IN ('court', 'home_ban', 'protection', 'custodian')),
  decided_on date,
  made_at bigint NOT NULL,
  made_by uuid NOT NULL REFERENCES account (id),
  removed_at bigint,
  removed_by uuid REFERENCES account (id),
  PRIMARY KEY (organisation_id, id),
  CHECK ((guardian_id IS NULL) <> (person IS NULL)),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id)
);
CREATE INDEX contact_ban_child ON contact_ban (organisation_id, child_id);
CREATE INDEX contact_ban_guardian ON contact_ban (organisation_id, guardian_id);
CREATE INDEX contact_ban_made_by ON contact_ban (made_by);
CREATE INDEX contact_ban_removed_by ON contact_ban (removed_by);

-- That a child has died; corrected when that was a mistake.
CREATE TABLE child_death (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  died_on date NOT NULL,
  recorded_at bigint NOT NULL,
  recorded_by uuid NOT NULL REFERENCES account (id),
  corrected_at bigint,
  corrected_by uuid REFERENCES account (id),
  correction text CHECK (correction IN ('undone', 'other_child', 'misunderstanding', 'other_date')),
  PRIMARY KEY (organisation_id, id),
  CHECK ((corrected_at IS NULL) = (correction IS NULL)),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
);
CREATE UNIQUE INDEX child_death_once ON child_death (organisation_id, child_id) WHERE corrected_at IS NULL;
CREATE INDEX child_death_child ON child_death (organisation_id, child_id);
CREATE INDEX child_death_recorded_by ON child_death (recorded_by);
CREATE INDEX child_death_corrected_by ON child_death (corrected_by);

-- What ended with it, and how it was before: to put it back after a mistake.
CREATE TABLE child_death_ending (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  death_id uuid NOT NULL,
  what text NOT NULL CHECK (what IN ('placement', 'mentorship')),
  what_id uuid NOT NULL,
  until_before date,
  reason_before text,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, death_id) REFERENCES child_death (organisation_id, id)
);
CREATE INDEX child_death_ending_death ON child_death_ending (organisation_id, death_id);
