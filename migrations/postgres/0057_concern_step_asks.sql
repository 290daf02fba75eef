-- A step at a concern may need the consent of all with custody, and may ask questions: one a line.
ALTER TABLE concern_step ADD COLUMN consent BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE concern_step ADD COLUMN questions TEXT NOT NULL DEFAULT '';

-- A consent that was asked for a step of a concern, counted from 1.
CREATE TABLE concern_consent (
  organisation_id UUID NOT NULL,
  consent_id UUID NOT NULL,
  concern_id UUID NOT NULL,
  step BIGINT NOT NULL,
  PRIMARY KEY (organisation_id, consent_id),
  FOREIGN KEY (organisation_id, consent_id) REFERENCES consent (organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, concern_id) REFERENCES concern (organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX concern_consent_of ON concern_consent (organisation_id, concern_id);
