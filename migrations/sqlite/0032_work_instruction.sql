-- Work instructions of the protocol.
CREATE TABLE work_instruction (
  organisation_id BLOB NOT NULL REFERENCES organisation (id),
  id BLOB NOT NULL,
  withdrawn_at INTEGER,
  PRIMARY KEY (organisation_id, id)
) STRICT;

-- Of the versions of one that have begun, the one with the highest number holds. Who must read it is named by codes with
-- spaces between.
CREATE TABLE work_instruction_version (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  instruction_id BLOB NOT NULL,
  number INTEGER NOT NULL,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  words TEXT NOT NULL,
  parts TEXT NOT NULL,
  since_on TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  made_by BLOB NOT NULL,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, instruction_id, number),
  FOREIGN KEY (organisation_id, instruction_id) REFERENCES work_instruction (organisation_id, id),
  FOREIGN KEY (organisation_id, made_by) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX work_instruction_version_made_by ON work_instruction_version (organisation_id, made_by);

-- Who said to have read and understood a version.
CREATE TABLE work_instruction_read (
  organisation_id BLOB NOT NULL,
  version_id BLOB NOT NULL,
  staff_id BLOB NOT NULL,
  read_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, version_id, staff_id),
  FOREIGN KEY (organisation_id, version_id) REFERENCES work_instruction_version (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX work_instruction_read_staff ON work_instruction_read (organisation_id, staff_id);
