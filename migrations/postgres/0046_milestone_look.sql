-- Somebody looked at the milestones of a child on a day.
CREATE TABLE milestone_look (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  looked_on date NOT NULL,
  looked_at bigint NOT NULL,
  looked_by uuid NOT NULL,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, child_id, looked_on),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, looked_by) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX milestone_look_looked_by ON milestone_look (organisation_id, looked_by);
