-- Work instructions of the protocol.
CREATE TABLE work_instruction (
  organisation_id uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  withdrawn_at bigint,
  PRIMARY KEY (organisation_id, id)
);

-- Of the versions of one that have begun, the one with the highest number holds. Who must read it is named by codes with
-- spaces between.
CREATE TABLE work_instruction_version (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  instruction_id uuid NOT NULL,
  number bigint NOT NULL,
  code text NOT NULL,
  title text NOT NULL,
  words text NOT NULL,
  parts text NOT NULL,
  since_on date NOT NULL,
  made_at bigint NOT NULL,
  made_by uuid NOT NULL,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, instruction_id, number),
  FOREIGN KEY (organisation_id, instruction_id) REFERENCES work_instruction (organisation_id, id),
  FOREIGN KEY (organisation_id, made_by) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX work_instruction_version_made_by ON work_instruction_version (organisation_id, made_by);

-- Who said to have read and understood a version.
CREATE TABLE work_instruction_read (
  organisation_id uuid NOT NULL,
  version_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  read_at bigint NOT NULL,
  PRIMARY KEY (organisation_id, version_id, staff_id),
  FOREIGN KEY (organisation_id, version_id) REFERENCES work_instruction_version (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX work_instruction_read_staff ON work_instruction_read (organisation_id, staff_id);
