-- Somebody looked at the milestones of a child on a day.
CREATE TABLE milestone_look (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  looked_on TEXT NOT NULL,
  looked_at INTEGER NOT NULL,
  looked_by BLOB NOT NULL,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, child_id, looked_on),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, looked_by) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX milestone_look_looked_by ON milestone_look (organisation_id, looked_by);
