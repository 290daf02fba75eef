-- The draft of a new version of the protocol, what the parents' committee advised about it, and the version that came of
-- it. A version can be withdrawn before its first day.
ALTER TABLE protocol_version ADD COLUMN withdrawn_at INTEGER;
ALTER TABLE protocol_version ADD COLUMN withdrawn_by BLOB REFERENCES account (id);
CREATE INDEX protocol_version_withdrawn_by ON protocol_version (withdrawn_by);

CREATE TABLE protocol_draft (
  organisation_id BLOB NOT NULL REFERENCES organisation (id),
  id BLOB NOT NULL,
  version INTEGER NOT NULL,
  starts_on TEXT NOT NULL,
  source TEXT NOT NULL,
  written_at INTEGER NOT NULL,
  written_by BLOB NOT NULL REFERENCES account (id),
  asked_on TEXT,
  received_on TEXT,
  advice TEXT NOT NULL DEFAULT '',
  followed TEXT NOT NULL DEFAULT '',
  advised_at INTEGER,
  no_advice TEXT NOT NULL DEFAULT '',
  alone INTEGER NOT NULL DEFAULT 0,
  version_id BLOB,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, version_id) REFERENCES protocol_version (organisation_id, id)
) STRICT;
CREATE INDEX protocol_draft_written_by ON protocol_draft (written_by);
CREATE INDEX protocol_draft_version ON protocol_draft (organisation_id, version_id);
CREATE UNIQUE INDEX protocol_draft_open ON protocol_draft (organisation_id) WHERE version_id IS NULL;
