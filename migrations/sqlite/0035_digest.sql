-- Whether somebody wants the weekly digest, and for which week it had the last one.
CREATE TABLE digest (
  organisation_id BLOB NOT NULL,
  membership_id BLOB NOT NULL,
  is_off INTEGER NOT NULL,
  told_week TEXT,
  PRIMARY KEY (organisation_id, membership_id),
  FOREIGN KEY (organisation_id, membership_id) REFERENCES membership (organisation_id, id)
) STRICT;
