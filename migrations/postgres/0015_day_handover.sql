-- Lines about a child's day, and to whom they were told. Kept for the days of the protocol.
CREATE TABLE day_line (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  on_day date NOT NULL,
  kind text NOT NULL,
  usual text NOT NULL DEFAULT '',
  words text NOT NULL DEFAULT '',
  written_at bigint NOT NULL,
  written_by uuid NOT NULL,
  removed_at bigint,
  noted_at bigint,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, written_by) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX day_line_child ON day_line (organisation_id, child_id, on_day);
CREATE INDEX day_line_day ON day_line (organisation_id, on_day);
CREATE UNIQUE INDEX day_line_once ON day_line (organisation_id, child_id, on_day, usual) WHERE usual <> '' AND removed_at IS NULL;
CREATE INDEX day_line_written_by ON day_line (organisation_id, written_by);

CREATE TABLE day_told (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  on_day date NOT NULL,
  guardian_id uuid,
  told_at bigint NOT NULL,
  told_by uuid NOT NULL,
  withdrawn_at bigint,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id),
  FOREIGN KEY (organisation_id, told_by) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX day_told_child ON day_told (organisation_id, child_id, on_day);
CREATE INDEX day_told_day ON day_told (organisation_id, on_day);
CREATE INDEX day_told_guardian ON day_told (organisation_id, guardian_id);
CREATE INDEX day_told_told_by ON day_told (organisation_id, told_by);
