-- What was decided when the protocol was discussed, the days that were agreed for the next discussion (the one that was
-- made last holds), and what colleagues remarked on a sentence since.
ALTER TABLE protocol_review ADD COLUMN decisions TEXT NOT NULL DEFAULT '';

CREATE TABLE protocol_review_day (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  next_on TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  made_by BLOB NOT NULL REFERENCES account (id),
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id) REFERENCES organisation (id)
) STRICT;
CREATE INDEX protocol_review_day_made_by ON protocol_review_day (made_by);

CREATE TABLE protocol_remark (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  setting TEXT NOT NULL,
  words TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  made_by BLOB NOT NULL,
  withdrawn_at INTEGER,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, made_by) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX protocol_remark_made_by ON protocol_remark (organisation_id, made_by);
CREATE INDEX protocol_remark_made_at ON protocol_remark (organisation_id, made_at);
