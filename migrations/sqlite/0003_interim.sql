-- Interim mentors, divisions of only one mentor's children, and looking again at a group.

-- A mentorship also begins because somebody stands in for a mentor who is away, and when that mentor returns.
PRAGMA defer_foreign_keys = ON;
CREATE TEMPORARY TABLE mentorship_kept AS SELECT * FROM mentorship;
DROP TABLE mentorship;
CREATE TABLE mentorship (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  staff_id BLOB NOT NULL,
  group_id BLOB NOT NULL,
  division_id BLOB,
  from_on TEXT NOT NULL,
  until_on TEXT,
  begin_reason TEXT NOT NULL CHECK (begin_reason IN ('import', 'division', 'interim', 'return')),
  end_reason TEXT CHECK (end_reason IN ('division', 'child_left', 'staff_left', 'interim', 'returned')),
  told_before TEXT,
  stands_in_for BLOB,
  PRIMARY KEY (organisation_id, id),
  CHECK ((begin_reason = 'interim') = (stands_in_for IS NOT NULL)),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, group_id) REFERENCES care_group (organisation_id, id),
  FOREIGN KEY (organisation_id, division_id) REFERENCES division (organisation_id, id),
  FOREIGN KEY (organisation_id, stands_in_for) REFERENCES staff_member (organisation_id, id)
) STRICT;
INSERT INTO mentorship (organisation_id, id, child_id, staff_id, group_id, division_id, from_on, until_on, begin_reason, end_reason, told_before)
  SELECT organisation_id, id, child_id, staff_id, group_id, division_id, from_on, until_on, begin_reason, end_reason, told_before
  FROM mentorship_kept;
DROP TABLE mentorship_kept;
CREATE INDEX mentorship_child ON mentorship (organisation_id, child_id);
CREATE INDEX mentorship_staff ON mentorship (organisation_id, staff_id);
CREATE INDEX mentorship_group ON mentorship (organisation_id, group_id);
CREATE INDEX mentorship_division ON mentorship (organisation_id, division_id);
CREATE INDEX mentorship_stands_in_for ON mentorship (organisation_id, stands_in_for);

-- A division that is about the children of one mentor only; all others keep theirs.
CREATE TABLE division_only (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  division_id BLOB NOT NULL,
  staff_id BLOB NOT NULL,
  interim INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, division_id),
  FOREIGN KEY (organisation_id, division_id) REFERENCES division (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX division_only_staff ON division_only (organisation_id, staff_id);

-- That somebody looked again at who is whose mentor in a group, and what came of it.
CREATE TABLE group_recheck (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  group_id BLOB NOT NULL,
  done_on TEXT NOT NULL,
  done_by BLOB NOT NULL REFERENCES account (id),
  outcome TEXT NOT NULL CHECK (outcome IN ('stays', 'proposal')),
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, group_id) REFERENCES care_group (organisation_id, id)
) STRICT;
CREATE INDEX group_recheck_group ON group_recheck (organisation_id, group_id);
CREATE INDEX group_recheck_done_by ON group_recheck (done_by);
