-- What a child drew or wrote for the talk that it asked for; shared when it wants its parents to see it.
CREATE TABLE child_sheet (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  request_id BLOB NOT NULL,
  words TEXT NOT NULL,
  -- Strokes of a pen: a pen and points; and the next after a semicolon.
  drawing TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  shared INTEGER NOT NULL DEFAULT 0 CHECK (shared IN (0, 1)),
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, request_id) REFERENCES child_request (organisation_id, id)
) STRICT;
CREATE INDEX child_sheet_child ON child_sheet (organisation_id, child_id);
CREATE INDEX child_sheet_request ON child_sheet (organisation_id, request_id);
