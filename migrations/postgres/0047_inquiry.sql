-- What guardians without custody ask about a child, and how it was answered.
CREATE TABLE inquiry (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  guardian_id uuid NOT NULL,
  text text NOT NULL,
  asked_at bigint NOT NULL,
  answered_at bigint,
  answered_by uuid,
  answer text,
  ground text CHECK (ground IN ('interest', 'same-for-all', 'not-about-child')),
  PRIMARY KEY (organisation_id, id),
  CHECK ((answered_at IS NULL) = (answered_by IS NULL)),
  CHECK ((answered_at IS NULL) = (answer IS NULL AND ground IS NULL)),
  CHECK (answer IS NULL OR ground IS NULL),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id),
  FOREIGN KEY (organisation_id, answered_by) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX inquiry_child ON inquiry (organisation_id, child_id);
CREATE INDEX inquiry_guardian ON inquiry (organisation_id, guardian_id);
CREATE INDEX inquiry_answered_by ON inquiry (organisation_id, answered_by);

-- Who may not ask either. Nothing is removed: what holds no longer is marked so.
CREATE TABLE inquiry_ban (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  guardian_id uuid NOT NULL,
  child_id uuid NOT NULL,
  basis text NOT NULL CHECK (basis IN ('court', 'protection')),
  made_at bigint NOT NULL,
  made_by uuid NOT NULL REFERENCES account (id),
  removed_at bigint,
  removed_by uuid REFERENCES account (id),
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
);
CREATE UNIQUE INDEX inquiry_ban_once ON inquiry_ban (organisation_id, guardian_id, child_id) WHERE removed_at IS NULL;
CREATE INDEX inquiry_ban_guardian ON inquiry_ban (organisation_id, guardian_id);
CREATE INDEX inquiry_ban_child ON inquiry_ban (organisation_id, child_id);
CREATE INDEX inquiry_ban_made_by ON inquiry_ban (made_by);
CREATE INDEX inquiry_ban_removed_by ON inquiry_ban (removed_by);
