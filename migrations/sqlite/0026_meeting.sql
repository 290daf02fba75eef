-- The meeting of a group's team: planned and held, and what colleagues add to its agenda.
-- `held_on` is the day of a planned meeting too; `recorded_by` is who planned it.
ALTER TABLE group_meeting ADD COLUMN planned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE group_meeting ADD COLUMN cancelled_at INTEGER;
ALTER TABLE group_meeting ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

-- What a colleague wants to talk about.
CREATE TABLE meeting_item (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  meeting_id BLOB NOT NULL,
  words TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  made_by BLOB NOT NULL,
  withdrawn_at INTEGER,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, meeting_id) REFERENCES group_meeting (organisation_id, id),
  FOREIGN KEY (organisation_id, made_by) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX meeting_item_meeting ON meeting_item (organisation_id, meeting_id);
CREATE INDEX meeting_item_made_by ON meeting_item (organisation_id, made_by);
