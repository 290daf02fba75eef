-- How long what is known of children is kept, and what is let go.

-- Somebody asks to keep all that is known of a child, for a reason; nothing of it goes until that is taken off, for a
-- reason too.
CREATE TABLE legal_hold (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  reason text NOT NULL,
  placed_at bigint NOT NULL,
  placed_by uuid NOT NULL,
  ended_at bigint,
  ended_by uuid,
  end_reason text NOT NULL DEFAULT '',
  PRIMARY KEY (organisation_id, id),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, placed_by) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, ended_by) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX legal_hold_child ON legal_hold (organisation_id, child_id);
CREATE INDEX legal_hold_placed_by ON legal_hold (organisation_id, placed_by);
CREATE INDEX legal_hold_ended_by ON legal_hold (organisation_id, ended_by);

-- What is past its term is proposed by one and confirmed by another. The proof stands for all that would go: while it is
-- the same, the proposal can be confirmed.
CREATE TABLE retention_proposal (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  proof bytea NOT NULL,
  proposed_at bigint NOT NULL,
  proposed_by uuid NOT NULL,
  withdrawn_at bigint,
  confirmed_at bigint,
  confirmed_by uuid,
  PRIMARY KEY (organisation_id, id),
  CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL)),
  CHECK (withdrawn_at IS NULL OR confirmed_at IS NULL),
  FOREIGN KEY (organisation_id, proposed_by) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, confirmed_by) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX retention_proposal_proposed_by ON retention_proposal (organisation_id, proposed_by);
CREATE INDEX retention_proposal_confirmed_by ON retention_proposal (organisation_id, confirmed_by);

-- How much of each kind a proposal is about. Counts only.
CREATE TABLE retention_part (
  organisation_id uuid NOT NULL,
  proposal_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('file', 'message', 'photo', 'concern', 'transfer', 'told')),
  children bigint NOT NULL,
  records bigint NOT NULL,
  PRIMARY KEY (organisation_id, proposal_id, kind),
  FOREIGN KEY (organisation_id, proposal_id) REFERENCES retention_proposal (organisation_id, id)
);

-- Parents said no to a transfer, or took their yes back: what becomes of what was written for it, and why.
CREATE TABLE deletion_review (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  transfer_id uuid NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('kept', 'deleted')),
  reason text NOT NULL,
  decided_at bigint NOT NULL,
  decided_by uuid NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, transfer_id) REFERENCES transfer (organisation_id, id),
  FOREIGN KEY (organisation_id, decided_by) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX deletion_review_transfer ON deletion_review (organisation_id, transfer_id);
CREATE INDEX deletion_review_decided_by ON deletion_review (organisation_id, decided_by);

-- What a guardian takes along of the file of its child: asked for, made a moment later, offered for some days, removed.
CREATE TABLE take_along (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  guardian_id uuid NOT NULL,
  language text NOT NULL,
  asked_at bigint NOT NULL,
  asked_by uuid NOT NULL REFERENCES account (id),
  made_at bigint,
  zip bytea,
  PRIMARY KEY (organisation_id, id),
  CHECK ((made_at IS NULL) = (zip IS NULL)),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id)
);
CREATE INDEX take_along_child ON take_along (organisation_id, child_id);
CREATE INDEX take_along_guardian ON take_along (organisation_id, guardian_id);
CREATE INDEX take_along_asked_by ON take_along (asked_by);
