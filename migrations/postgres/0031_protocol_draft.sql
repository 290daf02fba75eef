-- The draft of a new version of the protocol, what the parents' committee advised about it, and the version that came of
-- it. A version can be withdrawn before its first day.
ALTER TABLE protocol_version ADD COLUMN withdrawn_at bigint;
ALTER TABLE protocol_version ADD COLUMN withdrawn_by uuid REFERENCES account (id);
CREATE INDEX protocol_version_withdrawn_by ON protocol_version (withdrawn_by);

CREATE TABLE protocol_draft (
  organisation_id uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  version bigint NOT NULL,
  starts_on date NOT NULL,
  source text NOT NULL,
  written_at bigint NOT NULL,
  written_by uuid NOT NULL REFERENCES account (id),
  asked_on date,
  received_on date,
  advice text NOT NULL DEFAULT '',
  followed text NOT NULL DEFAULT '',
  advised_at bigint,
  no_advice text NOT NULL DEFAULT '',
  alone boolean NOT NULL DEFAULT false,
  version_id uuid,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, version_id) REFERENCES protocol_version (organisation_id, id)
);
CREATE INDEX protocol_draft_written_by ON protocol_draft (written_by);
CREATE INDEX protocol_draft_version ON protocol_draft (organisation_id, version_id);
CREATE UNIQUE INDEX protocol_draft_open ON protocol_draft (organisation_id) WHERE version_id IS NULL;
