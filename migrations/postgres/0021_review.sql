-- What was decided when the protocol was discussed, the days that were agreed for the next discussion (the one that was
-- made last holds), and what colleagues remarked on a sentence since.
ALTER TABLE protocol_review ADD COLUMN decisions text NOT NULL DEFAULT '';

CREATE TABLE protocol_review_day (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  next_on date NOT NULL,
  made_at bigint NOT NULL,
  made_by uuid NOT NULL REFERENCES account (id),
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id) REFERENCES organisation (id)
);
CREATE INDEX protocol_review_day_made_by ON protocol_review_day (made_by);

CREATE TABLE protocol_remark (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  setting text NOT NULL,
  words text NOT NULL,
  made_at bigint NOT NULL,
  made_by uuid NOT NULL,
  withdrawn_at bigint,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, made_by) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX protocol_remark_made_by ON protocol_remark (organisation_id, made_by);
CREATE INDEX protocol_remark_made_at ON protocol_remark (organisation_id, made_at);
