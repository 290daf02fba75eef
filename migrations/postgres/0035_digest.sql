-- Whether somebody wants the weekly digest, and for which week it had the last one.
CREATE TABLE digest (
  organisation_id uuid NOT NULL,
  membership_id uuid NOT NULL,
  is_off boolean NOT NULL,
  told_week date,
  PRIMARY KEY (organisation_id, membership_id),
  FOREIGN KEY (organisation_id, membership_id) REFERENCES membership (organisation_id, id)
);
