-- What tablets wrote without a connection: that a letter arrived, so that it is carried out once; and what could not be
-- carried out, until its writer decides.
CREATE TABLE letter (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  arrived_at INTEGER NOT NULL,
  held INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT;

CREATE TABLE held_letter (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  staff_id BLOB NOT NULL,
  group_id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  kind TEXT NOT NULL,
  about TEXT NOT NULL,
  words TEXT NOT NULL,
  because TEXT NOT NULL,
  written_at INTEGER NOT NULL,
  held_at INTEGER NOT NULL,
  settled_at INTEGER,
  kept INTEGER,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, group_id) REFERENCES care_group (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
) STRICT;
CREATE INDEX held_letter_staff ON held_letter (organisation_id, staff_id);
CREATE INDEX held_letter_group ON held_letter (organisation_id, group_id);
CREATE INDEX held_letter_child ON held_letter (organisation_id, child_id);
