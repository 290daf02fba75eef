-- Interim mentors, divisions of only one mentor's children, and looking again at a group.

-- A mentorship also begins because somebody stands in for a mentor who is away, and when that mentor returns.
ALTER TABLE mentorship
  ADD COLUMN stands_in_for uuid,
  DROP CONSTRAINT mentorship_begin_reason_check,
  DROP CONSTRAINT mentorship_end_reason_check,
  ADD CONSTRAINT mentorship_begin_reason_check CHECK (begin_reason IN ('import', 'division', 'interim', 'return')),
  ADD CONSTRAINT mentorship_end_reason_check
    CHECK (end_reason IN ('division', 'child_left', 'staff_left', 'interim', 'returned')),
  ADD CONSTRAINT mentorship_interim_check CHECK ((begin_reason = 'interim') = (stands_in_for IS NOT NULL)),
  ADD FOREIGN KEY (organisation_id, stands_in_for) REFERENCES staff_member (organisation_id, id);
CREATE INDEX mentorship_stands_in_for ON mentorship (organisation_id, stands_in_for);

-- A division that is about the children of one mentor only; all others keep theirs.
CREATE TABLE division_only (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  division_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  interim boolean NOT NULL,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, division_id),
  FOREIGN KEY (organisation_id, division_id) REFERENCES division (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX division_only_staff ON division_only (organisation_id, staff_id);

-- That somebody looked again at who is whose mentor in a group, and what came of it.
CREATE TABLE group_recheck (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  group_id uuid NOT NULL,
  done_on date NOT NULL,
  done_by uuid NOT NULL REFERENCES account (id),
  outcome text NOT NULL CHECK (outcome IN ('stays', 'proposal')),
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, group_id) REFERENCES care_group (organisation_id, id)
);
CREATE INDEX group_recheck_group ON group_recheck (organisation_id, group_id);
CREATE INDEX group_recheck_done_by ON group_recheck (done_by);
