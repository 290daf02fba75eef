-- Who was there at a talk, besides the one who held it: parents, child, colleague, with spaces between.
ALTER TABLE talk_offer ADD COLUMN attended text NOT NULL DEFAULT '';

-- That a child heard of its invitation to a talk, and whether it comes: by staff (how it was told), or by a guardian. The
-- last word of each counts.
CREATE TABLE talk_invitation (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  offer_id uuid NOT NULL,
  guardian_id uuid,
  told text CHECK (told IN ('in-person', 'by-parents')),
  comes text NOT NULL CHECK (comes IN ('yes', 'no', 'unsure')),
  said_at bigint NOT NULL,
  said_by uuid NOT NULL REFERENCES account (id),
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, offer_id) REFERENCES talk_offer (organisation_id, id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id),
  CHECK ((told IS NULL) <> (guardian_id IS NULL))
);
CREATE INDEX talk_invitation_offer ON talk_invitation (organisation_id, offer_id);
CREATE INDEX talk_invitation_guardian ON talk_invitation (organisation_id, guardian_id);
CREATE INDEX talk_invitation_said_by ON talk_invitation (said_by);

-- The day that had been chosen for looking back, so that it is chosen again when looking back is undone; and that it was.
ALTER TABLE goal_evaluation ADD COLUMN chosen_on date;
ALTER TABLE goal_evaluation ADD COLUMN undone_at bigint;
