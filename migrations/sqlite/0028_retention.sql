-- How long what is known of children is kept, and what is let go.

-- Somebody asks to keep all that is known of a child, for a reason; nothing of it goes until that is taken off, for a
-- reason too.
CREATE TABLE legal_hold (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  reason TEXT NOT NULL,
  placed_at INTEGER NOT NULL,
  placed_by BLOB NOT NULL,
  ended_at INTEGER,
  ended_by BLOB,
  end_reason TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (organisation_id, id),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, placed_by) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, ended_by) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX legal_hold_child ON legal_hold (organisation_id, child_id);
CREATE INDEX legal_hold_placed_by ON legal_hold (organisation_id, placed_by);
CREATE INDEX legal_hold_ended_by ON legal_hold (organisation_id, ended_by);

-- What is past its term is proposed by one and confirmed by another. The proof stands for all that would go: while it is
-- the same, the proposal can be confirmed.
CREATE TABLE retention_proposal (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  proof BLOB NOT NULL,
  proposed_at INTEGER NOT NULL,
  proposed_by BLOB NOT NULL,
  withdrawn_at INTEGER,
  confirmed_at INTEGER,
  confirmed_by BLOB,
  PRIMARY KEY (organisation_id, id),
  CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL)),
  CHECK (withdrawn_at IS NULL OR confirmed_at IS NULL),
  FOREIGN KEY (organisation_id, proposed_by) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, confirmed_by) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX retention_proposal_proposed_by ON retention_proposal (organisation_id, proposed_by);
CREATE INDEX retention_proposal_confirmed_by ON retention_proposal (organisation_id, confirmed_by);

-- How much of each kind a proposal is about. Counts only.
CREATE TABLE retention_part (
  organisation_id BLOB NOT NULL,
  proposal_id BLOB NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('file', 'message', 'photo', 'concern', 'transfer', 'told')),
  children INTEGER NOT NULL,
  records INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, proposal_id, kind),
  FOREIGN KEY (organisation_id, proposal_id) REFERENCES retention_proposal (organisation_id, id)
) STRICT;

-- Parents said no to a transfer, or took their yes back: what becomes of what was written for it, and why.
CREATE TABLE deletion_review (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  transfer_id BLOB NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('kept', 'deleted')),
  reason TEXT NOT NULL,
  decided_at INTEGER NOT NULL,
  decided_by BLOB NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, transfer_id) REFERENCES transfer (organisation_id, id),
  FOREIGN KEY (organisation_id, decided_by) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX deletion_review_transfer ON deletion_review (organisation_id, transfer_id);
CREATE INDEX deletion_review_decided_by ON deletion_review (organisation_id, decided_by);

-- What a guardian takes along of the file of its child: asked for, made a moment later, offered for some days, removed.
CREATE TABLE take_along (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  guardian_id BLOB NOT NULL,
  language TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  asked_by BLOB NOT NULL REFERENCES account (id),
  made_at INTEGER,
  zip BLOB,
  PRIMARY KEY (organisation_id, id),
  CHECK ((made_at IS NULL) = (zip IS NULL)),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id)
) STRICT;
CREATE INDEX take_along_child ON take_along (organisation_id, child_id);
CREATE INDEX take_along_guardian ON take_along (organisation_id, guardian_id);
CREATE INDEX take_along_asked_by ON take_along (asked_by);
