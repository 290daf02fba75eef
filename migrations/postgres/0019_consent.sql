-- Consent that was asked of all guardians with custody of a child. Who they are is looked at on the day it is used.
CREATE TABLE consent (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  purpose text NOT NULL,
  recipient text NOT NULL,
  contents text NOT NULL,
  from_on date NOT NULL,
  until_on date NOT NULL,
  asked_on date NOT NULL,
  asked_at bigint NOT NULL,
  asked_by uuid NOT NULL,
  taken_back_at bigint,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, asked_by) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX consent_child ON consent (organisation_id, child_id);
CREATE INDEX consent_asked_by ON consent (organisation_id, asked_by);

-- What a guardian said, or what was taken in on paper. Nothing of it is changed: the last one counts.
CREATE TABLE consent_answer (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  consent_id uuid NOT NULL,
  guardian_id uuid NOT NULL,
  answer text NOT NULL CHECK (answer IN ('given', 'refused', 'withdrawn')),
  answered_on date NOT NULL,
  answered_at bigint NOT NULL,
  answered_by uuid NOT NULL REFERENCES account (id),
  -- On paper: who took it in.
  taken_in_by uuid,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, consent_id) REFERENCES consent (organisation_id, id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id),
  FOREIGN KEY (organisation_id, taken_in_by) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX consent_answer_consent ON consent_answer (organisation_id, consent_id);
CREATE INDEX consent_answer_guardian ON consent_answer (organisation_id, guardian_id);
CREATE INDEX consent_answer_taken_in_by ON consent_answer (organisation_id, taken_in_by);
CREATE INDEX consent_answer_answered_by ON consent_answer (answered_by);

-- That something about a child was shared with a professional elsewhere, and on which basis.
CREATE TABLE professional_contact (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  name text NOT NULL,
  works_at text NOT NULL,
  job text NOT NULL,
  on_day date NOT NULL,
  why text NOT NULL,
  shared text NOT NULL,
  basis text NOT NULL CHECK (basis IN ('consent', 'inspection', 'court', 'youth-protection')),
  consent_id uuid,
  recorded_at bigint NOT NULL,
  recorded_by uuid NOT NULL,
  PRIMARY KEY (organisation_id, id),
  CHECK ((basis = 'consent') = (consent_id IS NOT NULL)),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, consent_id) REFERENCES consent (organisation_id, id),
  FOREIGN KEY (organisation_id, recorded_by) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX professional_contact_child ON professional_contact (organisation_id, child_id);
CREATE INDEX professional_contact_consent ON professional_contact (organisation_id, consent_id);
CREATE INDEX professional_contact_recorded_by ON professional_contact (organisation_id, recorded_by);
