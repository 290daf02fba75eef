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
