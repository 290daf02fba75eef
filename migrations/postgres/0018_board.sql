-- What was agreed with parents about a child, for the colleagues of its group; and who said that it was read.
CREATE TABLE agreement (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  what text NOT NULL,
  of_whom text NOT NULL DEFAULT '',
  important boolean NOT NULL,
  until_on date,
  made_on date NOT NULL,
  made_at bigint NOT NULL,
  made_by uuid NOT NULL,
  withdrawn_at bigint,
  ended_on date,
  ended_by uuid,
  outcome text NOT NULL DEFAULT '',
  version bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, made_by) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, ended_by) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX agreement_child ON agreement (organisation_id, child_id);
CREATE INDEX agreement_made_by ON agreement (organisation_id, made_by);
CREATE INDEX agreement_ended_by ON agreement (organisation_id, ended_by);

CREATE TABLE agreement_read (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  read_at bigint NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, agreement_id) REFERENCES agreement (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id)
);
CREATE UNIQUE INDEX agreement_read_once ON agreement_read (organisation_id, agreement_id, staff_id);
CREATE INDEX agreement_read_staff ON agreement_read (organisation_id, staff_id);
