-- A step at a concern may need the consent of all with custody, and may ask questions: one a line.
ALTER TABLE concern_step ADD COLUMN consent INTEGER NOT NULL DEFAULT 0 CHECK (consent IN (0, 1));
ALTER TABLE concern_step ADD COLUMN questions TEXT NOT NULL DEFAULT '';

-- A consent that was asked for a step of a concern, counted from 1.
CREATE TABLE concern_consent (
  organisation_id BLOB NOT NULL,
  consent_id BLOB NOT NULL,
  concern_id BLOB NOT NULL,
  step INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, consent_id),
  FOREIGN KEY (organisation_id, consent_id) REFERENCES consent (organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, concern_id) REFERENCES concern (organisation_id, id) ON DELETE CASCADE
) STRICT;
CREATE INDEX concern_consent_of ON concern_consent (organisation_id, concern_id);
