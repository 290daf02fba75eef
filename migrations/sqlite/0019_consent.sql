-- Consent that was asked of all guardians with custody of a child. Who they are is looked at on the day it is used.
CREATE TABLE consent (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  purpose TEXT NOT NULL,
  recipient TEXT NOT NULL,
  contents TEXT NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT NOT NULL,
  asked_on TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  asked_by BLOB NOT NULL,
  taken_back_at INTEGER,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, asked_by) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX consent_child ON consent (organisation_id, child_id);
CREATE INDEX consent_asked_by ON consent (organisation_id, asked_by);

-- What a guardian said, or what was taken in on paper. Nothing of it is changed: the last one counts.
CREATE TABLE consent_answer (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  consent_id BLOB NOT NULL,
  guardian_id BLOB NOT NULL,
  answer TEXT NOT NULL CHECK (answer IN ('given', 'refused', 'withdrawn')),
  answered_on TEXT NOT NULL,
  answered_at INTEGER NOT NULL,
  answered_by BLOB NOT NULL REFERENCES account (id),
  -- On paper: who took it in.
  taken_in_by BLOB,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, consent_id) REFERENCES consent (organisation_id, id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id),
  FOREIGN KEY (organisation_id, taken_in_by) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX consent_answer_consent ON consent_answer (organisation_id, consent_id);
CREATE INDEX consent_answer_guardian ON consent_answer (organisation_id, guardian_id);
CREATE INDEX consent_answer_taken_in_by ON consent_answer (organisation_id, taken_in_by);
CREATE INDEX consent_answer_answered_by ON consent_answer (answered_by);

-- That something about a child was shared with a professional elsewhere, and on which basis.
CREATE TABLE professional_contact (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  name TEXT NOT NULL,
  works_at TEXT NOT NULL,
  job TEXT NOT NULL,
  on_day TEXT NOT NULL,
  why TEXT NOT NULL,
  shared TEXT NOT NULL,
  basis TEXT NOT NULL CHECK (basis IN ('consent', 'inspection', 'court', 'youth-protection')),
  consent_id BLOB,
  recorded_at INTEGER NOT NULL,
  recorded_by BLOB NOT NULL,
  PRIMARY KEY (organisation_id, id),
  CHECK ((basis = 'consent') = (consent_id IS NOT NULL)),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, consent_id) REFERENCES consent (organisation_id, id),
  FOREIGN KEY (organisation_id, recorded_by) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX professional_contact_child ON professional_contact (organisation_id, child_id);
CREATE INDEX professional_contact_consent ON professional_contact (organisation_id, consent_id);
CREATE INDEX professional_contact_recorded_by ON professional_contact (organisation_id, recorded_by);
