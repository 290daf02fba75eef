-- What tablets wrote without a connection: that a letter arrived, so that it is carried out once; and what could not be
-- carried out, until its writer decides.
CREATE TABLE letter (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  arrived_at bigint NOT NULL,
  held boolean NOT NULL,
  PRIMARY KEY (organisation_id, id)
);

CREATE TABLE held_letter (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_id uuid NOT NULL,
  group_id uuid NOT NULL,
  child_id uuid NOT NULL,
  kind text NOT NULL,
  about text NOT NULL,
  words text NOT NULL,
  because text NOT NULL,
  written_at bigint NOT NULL,
  held_at bigint NOT NULL,
  settled_at bigint,
  kept boolean,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, group_id) REFERENCES care_group (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
);
CREATE INDEX held_letter_staff ON held_letter (organisation_id, staff_id);
CREATE INDEX held_letter_group ON held_letter (organisation_id, group_id);
CREATE INDEX held_letter_child ON held_letter (organisation_id, child_id);
