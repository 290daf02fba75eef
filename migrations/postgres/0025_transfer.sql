-- The transfer of a child to a school, to a group of the organisation or to another centre.
CREATE TABLE transfer (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  destination text NOT NULL CHECK (destination IN ('school', 'bso', 'centre')),
  receiver text NOT NULL,
  -- In the own organisation: the group to which the child goes.
  to_group_id uuid,
  -- The group on which the child is when it is begun.
  from_group_id uuid NOT NULL,
  starts_on date NOT NULL,
  -- The mentor wants to speak with the receiver as well.
  warm boolean NOT NULL,
  begun_at bigint NOT NULL,
  begun_by uuid NOT NULL,
  given_on date,
  stopped_at bigint,
  warm_on date,
  warm_with text,
  followed_up_on date,
  -- In the own organisation: which new mentor, or lead of the group, confirmed it.
  read_on date,
  read_by uuid,
  version bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (organisation_id, id),
  CHECK ((destination = 'bso') = (to_group_id IS NOT NULL)),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, to_group_id) REFERENCES care_group (organisation_id, id),
  FOREIGN KEY (organisation_id, from_group_id) REFERENCES care_group (organisation_id, id),
  FOREIGN KEY (organisation_id, begun_by) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, read_by) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX transfer_child ON transfer (organisation_id, child_id);
CREATE INDEX transfer_to_group ON transfer (organisation_id, to_group_id);
CREATE INDEX transfer_from_group ON transfer (organisation_id, from_group_id);
CREATE INDEX transfer_begun_by ON transfer (organisation_id, begun_by);
CREATE INDEX transfer_read_by ON transfer (organisation_id, read_by);

-- What the mentor writes in a part of the dossier, from what it was gathered, and the consent that was asked for it.
CREATE TABLE transfer_part (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  transfer_id uuid NOT NULL,
  part text NOT NULL CHECK (part IN ('child', 'development', 'wellbeing', 'helps', 'needs', 'concerns', 'parents')),
  words text NOT NULL,
  gathered_from text NOT NULL,
  consent_id uuid,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, transfer_id, part),
  FOREIGN KEY (organisation_id, transfer_id) REFERENCES transfer (organisation_id, id),
  FOREIGN KEY (organisation_id, consent_id) REFERENCES consent (organisation_id, id)
);
CREATE INDEX transfer_part_consent ON transfer_part (organisation_id, consent_id);

-- What a guardian writes beside a part.
CREATE TABLE transfer_reaction (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  transfer_part_id uuid NOT NULL,
  guardian_id uuid NOT NULL,
  words text NOT NULL,
  written_on date NOT NULL,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, transfer_part_id, guardian_id),
  FOREIGN KEY (organisation_id, transfer_part_id) REFERENCES transfer_part (organisation_id, id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id)
);
CREATE INDEX transfer_reaction_guardian ON transfer_reaction (organisation_id, guardian_id);

-- That a transfer was sent: by a link with a code, or on paper (without them). The last one that is not closed counts.
CREATE TABLE transfer_sending (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  transfer_id uuid NOT NULL,
  link_hash bytea,
  code_hash bytea,
  -- The parts that went, by their codes, with spaces.
  parts text NOT NULL,
  sent_on date NOT NULL,
  sent_at bigint NOT NULL,
  sent_by uuid NOT NULL,
  ends_at bigint NOT NULL,
  views bigint NOT NULL DEFAULT 0,
  tries bigint NOT NULL DEFAULT 0,
  closed_at bigint,
  received_on date,
  received_by text,
  received_job text,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, link_hash),
  CHECK ((link_hash IS NULL) = (code_hash IS NULL)),
  FOREIGN KEY (organisation_id, transfer_id) REFERENCES transfer (organisation_id, id),
  FOREIGN KEY (organisation_id, sent_by) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX transfer_sending_transfer ON transfer_sending (organisation_id, transfer_id);
CREATE INDEX transfer_sending_sent_by ON transfer_sending (organisation_id, sent_by);
CREATE INDEX transfer_sending_link ON transfer_sending (link_hash);
