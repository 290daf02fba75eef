-- A guardian who came in with the planning and could be one about whom something is recorded that protects the child: who
-- that is, and what somebody decided. Until then it gets nothing.
CREATE TABLE guardian_likeness (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  guardian_id uuid NOT NULL,
  like_id uuid NOT NULL,
  found_at bigint NOT NULL,
  is_same boolean,
  decided_at bigint,
  decided_by uuid REFERENCES account (id),
  PRIMARY KEY (organisation_id, id),
  CHECK ((decided_at IS NULL) = (is_same IS NULL)),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id),
  FOREIGN KEY (organisation_id, like_id) REFERENCES guardian (organisation_id, id)
);
CREATE UNIQUE INDEX guardian_likeness_once ON guardian_likeness (organisation_id, guardian_id, child_id, like_id);
CREATE INDEX guardian_likeness_child ON guardian_likeness (organisation_id, child_id);
CREATE INDEX guardian_likeness_like ON guardian_likeness (organisation_id, like_id);
CREATE INDEX guardian_likeness_decided_by ON guardian_likeness (decided_by);

-- A child that came in with the planning and could be one that has died. No reference to that one: its file can be removed
-- first.
CREATE TABLE child_likeness (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  like_id uuid NOT NULL,
  found_at bigint NOT NULL,
  is_same boolean,
  decided_at bigint,
  decided_by uuid REFERENCES account (id),
  PRIMARY KEY (organisation_id, id),
  CHECK ((decided_at IS NULL) = (is_same IS NULL)),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
);
CREATE UNIQUE INDEX child_likeness_once ON child_likeness (organisation_id, child_id, like_id);
CREATE INDEX child_likeness_decided_by ON child_likeness (decided_by);

-- Who was a guardian of a child, with a secret address, and left the planning.
CREATE TABLE former_guardianship (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  guardian_id uuid NOT NULL,
  left_at bigint NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id)
);
CREATE INDEX former_guardianship_child ON former_guardianship (organisation_id, child_id);
CREATE INDEX former_guardianship_guardian ON former_guardianship (organisation_id, guardian_id);
