-- The address at which somebody's own calendar reads the moments of their talks. Known only by its hash; a new one takes
-- the place of the old.
CREATE TABLE calendar_feed (
  organisation_id uuid NOT NULL,
  membership_id uuid NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  made_at bigint NOT NULL,
  PRIMARY KEY (organisation_id, membership_id),
  FOREIGN KEY (organisation_id, membership_id) REFERENCES membership (organisation_id, id)
);
