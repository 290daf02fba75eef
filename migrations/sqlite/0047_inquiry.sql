-- What guardians without custody ask about a child, and how it was answered.
CREATE TABLE inquiry (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  guardian_id BLOB NOT NULL,
  text TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  answered_at INTEGER,
  answered_by BLOB,
  answer TEXT,
  ground TEXT CHECK (ground IN ('interest', 'same-for-all', 'not-about-child')),
  PRIMARY KEY (organisation_id, id),
  CHECK ((answered_at IS NULL) = (answered_by IS NULL)),
  CHECK ((answered_at IS NULL) = (answer IS NULL AND ground IS NULL)),
  CHECK (answer IS NULL OR ground IS NULL),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id),
  FOREIGN KEY (organisation_id, answered_by) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX inquiry_child ON inquiry (organisation_id, child_id);
CREATE INDEX inquiry_guardian ON inquiry (organisation_id, guardian_id);
CREATE INDEX inquiry_answered_by ON inquiry (organisation_id, answered_by);

-- Who may not ask either. Nothing is removed: what holds no longer is marked so.
CREATE TABLE inquiry_ban (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  guardian_id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  basis TEXT NOT NULL CHECK (basis IN ('court', 'protection')),
  made_at INTEGER NOT NULL,
  made_by BLOB NOT NULL REFERENCES account (id),
  removed_at INTEGER,
  removed_by BLOB REFERENCES account (id),
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
) STRICT;
CREATE UNIQUE INDEX inquiry_ban_once ON inquiry_ban (organisation_id, guardian_id, child_id) WHERE removed_at IS NULL;
CREATE INDEX inquiry_ban_guardian ON inquiry_ban (organisation_id, guardian_id);
CREATE INDEX inquiry_ban_child ON inquiry_ban (organisation_id, child_id);
CREATE INDEX inquiry_ban_made_by ON inquiry_ban (made_by);
CREATE INDEX inquiry_ban_removed_by ON inquiry_ban (removed_by);
