-- What people did about what the protocol asks. What is due is computed from it, and never stored.

-- A talk with the parents or the child. One that was cancelled or missed is due again.
CREATE TABLE talk (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('settling-in-review', 'introduction-talk', 'first-months-talk', 'parent-talk', 'exit-talk', 'child-talk')),
  state text NOT NULL CHECK (state IN ('planned', 'held', 'declined', 'cancelled')),
  on_day date NOT NULL,
  recorded_at bigint NOT NULL,
  recorded_by uuid NOT NULL REFERENCES account (id),
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
);
CREATE INDEX talk_child ON talk (organisation_id, child_id);
CREATE INDEX talk_recorded_by ON talk (recorded_by);

-- How a child that is to come settles in.
CREATE TABLE settling_in (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  appointment_on date,
  appointment_made_on date,
  first_carer_id uuid,
  first_carer_chosen_on date,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, child_id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, first_carer_id) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX settling_in_first_carer ON settling_in (organisation_id, first_carer_id);

-- The meetings of a group's team that were held.
CREATE TABLE group_meeting (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  group_id uuid NOT NULL,
  held_on date NOT NULL,
  recorded_at bigint NOT NULL,
  recorded_by uuid NOT NULL REFERENCES account (id),
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, group_id) REFERENCES care_group (organisation_id, id)
);
CREATE INDEX group_meeting_group ON group_meeting (organisation_id, group_id);
CREATE INDEX group_meeting_recorded_by ON group_meeting (recorded_by);

-- The discussions of the protocol that were held.
CREATE TABLE protocol_review (
  organisation_id uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  held_on date NOT NULL,
  recorded_at bigint NOT NULL,
  recorded_by uuid NOT NULL REFERENCES account (id),
  PRIMARY KEY (organisation_id, id)
);
CREATE INDEX protocol_review_recorded_by ON protocol_review (recorded_by);
