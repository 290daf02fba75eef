-- That a child is here or went home, from a tap at the door. Kept for the days of the protocol.
CREATE TABLE presence (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  on_day TEXT NOT NULL,
  here_at INTEGER NOT NULL,
  here_by BLOB NOT NULL,
  home_at INTEGER,
  home_by BLOB,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, child_id, on_day),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, here_by) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, home_by) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX presence_day ON presence (organisation_id, on_day);
CREATE INDEX presence_here_by ON presence (organisation_id, here_by);
CREATE INDEX presence_home_by ON presence (organisation_id, home_by);
