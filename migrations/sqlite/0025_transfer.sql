-- The transfer of a child to a school, to a group of the organisation or to another centre.
CREATE TABLE transfer (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  destination TEXT NOT NULL CHECK (destination IN ('school', 'bso', 'centre')),
  receiver TEXT NOT NULL,
  -- In the own organisation: the group to which the child goes.
  to_group_id BLOB,
  -- The group on which the child is when it is begun.
  from_group_id BLOB NOT NULL,
  starts_on TEXT NOT NULL,
  -- The mentor wants to speak with the receiver as well.
  warm INTEGER NOT NULL,
  begun_at INTEGER NOT NULL,
  begun_by BLOB NOT NULL,
  given_on TEXT,
  stopped_at INTEGER,
  warm_on TEXT,
  warm_with TEXT,
  followed_up_on TEXT,
  -- In the own organisation: which new mentor, or lead of the group, confirmed it.
  read_on TEXT,
  read_by BLOB,
  version INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (organisation_id, id),
  CHECK ((destination = 'bso') = (to_group_id IS NOT NULL)),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, to_group_id) REFERENCES care_group (organisation_id, id),
  FOREIGN KEY (organisation_id, from_group_id) REFERENCES care_group (organisation_id, id),
  FOREIGN KEY (organisation_id, begun_by) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, read_by) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX transfer_child ON transfer (organisation_id, child_id);
CREATE INDEX transfer_to_group ON transfer (organisation_id, to_group_id);
CREATE INDEX transfer_from_group ON transfer (organisation_id, from_group_id);
CREATE INDEX transfer_begun_by ON transfer (organisation_id, begun_by);
CREATE INDEX transfer_read_by ON transfer (organisation_id, read_by);

-- What the mentor writes in a part of the dossier, from what it was gathered, and the consent that was asked for it.
CREATE TABLE transfer_part (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  transfer_id BLOB NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('child', 'development', 'wellbeing', 'helps', 'needs', 'concerns', 'parents')),
  words TEXT NOT NULL,
  gathered_from TEXT NOT NULL,
  consent_id BLOB,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, transfer_id, part),
  FOREIGN KEY (organisation_id, transfer_id) REFERENCES transfer (organisation_id, id),
  FOREIGN KEY (organisation_id, consent_id) REFERENCES consent (organisation_id, id)
) STRICT;
CREATE INDEX transfer_part_consent ON transfer_part (organisation_id, consent_id);

-- What a guardian writes beside a part.
CREATE TABLE transfer_reaction (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  transfer_part_id BLOB NOT NULL,
  guardian_id BLOB NOT NULL,
  words TEXT NOT NULL,
  written_on TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, transfer_part_id, guardian_id),
  FOREIGN KEY (organisation_id, transfer_part_id) REFERENCES transfer_part (organisation_id, id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id)
) STRICT;
CREATE INDEX transfer_reaction_guardian ON transfer_reaction (organisation_id, guardian_id);

-- That a transfer was sent: by a link with a code, or on paper (without them). The last one that is not closed counts.
CREATE TABLE transfer_sending (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  transfer_id BLOB NOT NULL,
  link_hash BLOB,
  code_hash BLOB,
  -- The parts that went, by their codes, with spaces.
  parts TEXT NOT NULL,
  sent_on TEXT NOT NULL,
  sent_at INTEGER NOT NULL,
  sent_by BLOB NOT NULL,
  ends_at INTEGER NOT NULL,
  views INTEGER NOT NULL DEFAULT 0,
  tries INTEGER NOT NULL DEFAULT 0,
  closed_at INTEGER,
  received_on TEXT,
  received_by TEXT,
  received_job TEXT,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, link_hash),
  CHECK ((link_hash IS NULL) = (code_hash IS NULL)),
  FOREIGN KEY (organisation_id, transfer_id) REFERENCES transfer (organisation_id, id),
  FOREIGN KEY (organisation_id, sent_by) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX transfer_sending_transfer ON transfer_sending (organisation_id, transfer_id);
CREATE INDEX transfer_sending_sent_by ON transfer_sending (organisation_id, sent_by);
CREATE INDEX transfer_sending_link ON transfer_sending (link_hash);
