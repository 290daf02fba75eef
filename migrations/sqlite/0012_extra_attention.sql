-- What colleagues do for a child that needs extra attention; never what is behind it. Who takes it away is kept.
CREATE TABLE extra_attention (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  what TEXT NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT,
  placed_at INTEGER NOT NULL,
  placed_by BLOB NOT NULL,
  taken_away_at INTEGER,
  taken_away_by BLOB,
  version INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, placed_by) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, taken_away_by) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX extra_attention_child ON extra_attention (organisation_id, child_id);
CREATE INDEX extra_attention_placed_by ON extra_attention (organisation_id, placed_by);
CREATE INDEX extra_attention_taken_away_by ON extra_attention (organisation_id, taken_away_by);

-- Steps in the development of a child that were seen: of the list, or in own words. What was not right is withdrawn.
CREATE TABLE milestone (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  topic TEXT NOT NULL,
  step TEXT NOT NULL DEFAULT '',
  words TEXT NOT NULL DEFAULT '',
  seen_on TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by BLOB NOT NULL,
  withdrawn_at INTEGER,
  withdrawn_by BLOB,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, recorded_by) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, withdrawn_by) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX milestone_child ON milestone (organisation_id, child_id, seen_on);
CREATE UNIQUE INDEX milestone_once ON milestone (organisation_id, child_id, step) WHERE step <> '' AND withdrawn_at IS NULL;
CREATE INDEX milestone_recorded_by ON milestone (organisation_id, recorded_by);
CREATE INDEX milestone_withdrawn_by ON milestone (organisation_id, withdrawn_by);
