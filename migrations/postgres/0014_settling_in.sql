-- What a child needs, by topic: the words of the parents and how the group meets them. Each change is a row; the last
-- version of a topic stands. `said_in` and `met_in` are the versions in which words and answer were written.
CREATE TABLE need (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  topic text NOT NULL,
  version bigint NOT NULL,
  words text NOT NULL,
  how text NOT NULL,
  said_at bigint NOT NULL,
  said_in bigint NOT NULL,
  said_by_guardian uuid,
  said_by_staff uuid,
  met_at bigint,
  met_in bigint,
  met_by uuid,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, child_id, topic, version),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, said_by_guardian) REFERENCES guardian (organisation_id, id),
  FOREIGN KEY (organisation_id, said_by_staff) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, met_by) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX need_said_by_guardian ON need (organisation_id, said_by_guardian);
CREATE INDEX need_said_by_staff ON need (organisation_id, said_by_staff);
CREATE INDEX need_met_by ON need (organisation_id, met_by);

-- First visits of a child that settles in. Minutes are counted from midnight.
CREATE TABLE settling_visit (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  on_day date NOT NULL,
  from_minute bigint NOT NULL,
  until_minute bigint NOT NULL,
  planned_at bigint NOT NULL,
  planned_by uuid NOT NULL,
  cancelled_at bigint,
  cancelled_by uuid,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, planned_by) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, cancelled_by) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX settling_visit_child ON settling_visit (organisation_id, child_id);
CREATE INDEX settling_visit_day ON settling_visit (organisation_id, on_day);
CREATE INDEX settling_visit_planned_by ON settling_visit (organisation_id, planned_by);
CREATE INDEX settling_visit_cancelled_by ON settling_visit (organisation_id, cancelled_by);
