-- The meeting of a group's team: planned and held, and what colleagues add to its agenda.
-- `held_on` is the day of a planned meeting too; `recorded_by` is who planned it.
ALTER TABLE group_meeting ADD COLUMN planned boolean NOT NULL DEFAULT FALSE;
ALTER TABLE group_meeting ADD COLUMN cancelled_at bigint;
ALTER TABLE group_meeting ADD COLUMN version bigint NOT NULL DEFAULT 1;

-- What a colleague wants to talk about.
CREATE TABLE meeting_item (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  words text NOT NULL,
  made_at bigint NOT NULL,
  made_by uuid NOT NULL,
  withdrawn_at bigint,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, meeting_id) REFERENCES group_meeting (organisation_id, id),
  FOREIGN KEY (organisation_id, made_by) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX meeting_item_meeting ON meeting_item (organisation_id, meeting_id);
CREATE INDEX meeting_item_made_by ON meeting_item (organisation_id, made_by);
