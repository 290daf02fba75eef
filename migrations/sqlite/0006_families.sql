-- The safety of families: custody with dates, secret contact data, forbidden contact, guardians that are institutions,
-- and a child that has died.

ALTER TABLE guardian ADD COLUMN kind TEXT NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'institution', 'foster'));
ALTER TABLE guardian ADD COLUMN contact_person TEXT;
ALTER TABLE guardian ADD COLUMN contact_secret INTEGER NOT NULL DEFAULT FALSE;
ALTER TABLE guardian ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

-- From a day on a guardian has custody, or has it no longer. Of two on one day the last one made counts. Nothing is
-- removed: what was a mistake is marked so.
CREATE TABLE custody_turn (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  guardian_id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  from_on TEXT NOT NULL,
  custody INTEGER NOT NULL,
  basis TEXT NOT NULL CHECK (basis IN ('court', 'register', 'recognition', 'guardianship', 'correction')),
  made_at INTEGER NOT NULL,
  made_by BLOB NOT NULL REFERENCES account (id),
  removed_at INTEGER,
  removed_by BLOB REFERENCES account (id),
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
) STRICT;
CREATE INDEX custody_turn_guardian ON custody_turn (organisation_id, guardian_id);
CREATE INDEX custody_turn_child ON custody_turn (organisation_id, child_id);
CREATE INDEX custody_turn_made_by ON custody_turn (made_by);
CREATE INDEX custody_turn_removed_by ON custody_turn (removed_by);

-- Who may not have contact with a child, nor fetch it: a guardian, or somebody else by name.
CREATE TABLE contact_ban (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  guardian_id BLOB,
  person TEXT,
  from_on TEXT NOT NULL,
  until_on TEXT,
  basis TEXT NOT NULL CHECK (basis IN ('court', 'home_ban', 'protection', 'custodian')),
  decided_on TEXT,
  made_at INTEGER NOT NULL,
  made_by BLOB NOT NULL REFERENCES account (id),
  removed_at INTEGER,
  removed_by BLOB REFERENCES account (id),
  PRIMARY KEY (organisation_id, id),
  CHECK ((guardian_id IS NULL) <> (person IS NULL)),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id)
) STRICT;
CREATE INDEX contact_ban_child ON contact_ban (organisation_id, child_id);
CREATE INDEX contact_ban_guardian ON contact_ban (organisation_id, guardian_id);
CREATE INDEX contact_ban_made_by ON contact_ban (made_by);
CREATE INDEX contact_ban_removed_by ON contact_ban (removed_by);

-- That a child has died; corrected when that was a mistake.
CREATE TABLE child_death (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  died_on TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by BLOB NOT NULL REFERENCES account (id),
  corrected_at INTEGER,
  corrected_by BLOB REFERENCES account (id),
  correction TEXT CHECK (correction IN ('undone', 'other_child', 'misunderstanding', 'other_date')),
  PRIMARY KEY (organisation_id, id),
  CHECK ((corrected_at IS NULL) = (correction IS NULL)),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
) STRICT;
CREATE UNIQUE INDEX child_death_once ON child_death (organisation_id, child_id) WHERE corrected_at IS NULL;
CREATE INDEX child_death_child ON child_death (organisation_id, child_id);
CREATE INDEX child_death_recorded_by ON child_death (recorded_by);
CREATE INDEX child_death_corrected_by ON child_death (corrected_by);

-- What ended with it, and how it was before: to put it back after a mistake.
CREATE TABLE child_death_ending (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  death_id BLOB NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('placement', 'mentorship')),
  what_id BLOB NOT NULL,
  until_before TEXT,
  reason_before TEXT,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, death_id) REFERENCES child_death (organisation_id, id)
) STRICT;
CREATE INDEX child_death_ending_death ON child_death_ending (organisation_id, death_id);
