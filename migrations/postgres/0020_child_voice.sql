-- The picture of a child on the group's tablet, and its secret of three pictograms.
CREATE TABLE child_secret (
  organisation_id uuid NOT NULL,
  child_id uuid NOT NULL,
  picture text NOT NULL,
  secret_hash text NOT NULL,
  set_at bigint NOT NULL,
  set_by uuid NOT NULL,
  PRIMARY KEY (organisation_id, child_id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, set_by) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX child_secret_set_by ON child_secret (organisation_id, set_by);

-- A child that gave its secret on a tablet, for a few minutes.
CREATE TABLE child_visit (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  tablet_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  ends_at bigint NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, tablet_id) REFERENCES tablet (organisation_id, id)
);
CREATE INDEX child_visit_child ON child_visit (organisation_id, child_id);
CREATE INDEX child_visit_tablet ON child_visit (organisation_id, tablet_id);

-- That a child wants to talk with its mentor.
CREATE TABLE child_request (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  asked_at bigint NOT NULL,
  mood text,
  with_parents boolean NOT NULL,
  taken_back_at bigint,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
);
CREATE INDEX child_request_child ON child_request (organisation_id, child_id, asked_at);

-- A talk with a child: what it wants to share, and what it keeps to itself.
CREATE TABLE child_talk (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  -- What it was about, when the child asked for it.
  request_id uuid,
  staff_id uuid NOT NULL,
  held_on date NOT NULL,
  with_parents boolean NOT NULL,
  shared text NOT NULL,
  kept text NOT NULL,
  recorded_at bigint NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, request_id) REFERENCES child_request (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX child_talk_child ON child_talk (organisation_id, child_id, held_on);
CREATE INDEX child_talk_request ON child_talk (organisation_id, request_id);
CREATE INDEX child_talk_staff ON child_talk (organisation_id, staff_id);
