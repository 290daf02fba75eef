-- What was agreed with parents about a child, for the colleagues of its group; and who said that it was read.
CREATE TABLE agreement (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  what TEXT NOT NULL,
  of_whom TEXT NOT NULL DEFAULT '',
  important INTEGER NOT NULL,
  until_on TEXT,
  made_on TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  made_by BLOB NOT NULL,
  withdrawn_at INTEGER,
  ended_on TEXT,
  ended_by BLOB,
  outcome TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, made_by) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, ended_by) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX agreement_child ON agreement (organisation_id, child_id);
CREATE INDEX agreement_made_by ON agreement (organisation_id, made_by);
CREATE INDEX agreement_ended_by ON agreement (organisation_id, ended_by);

CREATE TABLE agreement_read (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  agreement_id BLOB NOT NULL,
  staff_id BLOB NOT NULL,
  read_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, agreement_id) REFERENCES agreement (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE UNIQUE INDEX agreement_read_once ON agreement_read (organisation_id, agreement_id, staff_id);
CREATE INDEX agreement_read_staff ON agreement_read (organisation_id, staff_id);
