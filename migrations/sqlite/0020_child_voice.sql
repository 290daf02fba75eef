-- The picture of a child on the group's tablet, and its secret of three pictograms.
CREATE TABLE child_secret (
  organisation_id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  picture TEXT NOT NULL,
  secret_hash TEXT NOT NULL,
  set_at INTEGER NOT NULL,
  set_by BLOB NOT NULL,
  PRIMARY KEY (organisation_id, child_id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, set_by) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX child_secret_set_by ON child_secret (organisation_id, set_by);

-- A child that gave its secret on a tablet, for a few minutes.
CREATE TABLE child_visit (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  tablet_id BLOB NOT NULL,
  token_hash BLOB NOT NULL,
  ends_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, tablet_id) REFERENCES tablet (organisation_id, id)
) STRICT;
CREATE INDEX child_visit_child ON child_visit (organisation_id, child_id);
CREATE INDEX child_visit_tablet ON child_visit (organisation_id, tablet_id);

-- That a child wants to talk with its mentor.
CREATE TABLE child_request (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  asked_at INTEGER NOT NULL,
  mood TEXT,
  with_parents INTEGER NOT NULL CHECK (with_parents IN (0, 1)),
  taken_back_at INTEGER,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
) STRICT;
CREATE INDEX child_request_child ON child_request (organisation_id, child_id, asked_at);

-- A talk with a child: what it wants to share, and what it keeps to itself.
CREATE TABLE child_talk (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  -- What it was about, when the child asked for it.
  request_id BLOB,
  staff_id BLOB NOT NULL,
  held_on TEXT NOT NULL,
  with_parents INTEGER NOT NULL CHECK (with_parents IN (0, 1)),
  shared TEXT NOT NULL,
  kept TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, request_id) REFERENCES child_request (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX child_talk_child ON child_talk (organisation_id, child_id, held_on);
CREATE INDEX child_talk_request ON child_talk (organisation_id, request_id);
CREATE INDEX child_talk_staff ON child_talk (organisation_id, staff_id);
