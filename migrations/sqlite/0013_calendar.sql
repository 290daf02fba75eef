-- The address at which somebody's own calendar reads the moments of their talks. Known only by its hash; a new one takes
-- the place of the old.
CREATE TABLE calendar_feed (
  organisation_id BLOB NOT NULL,
  membership_id BLOB NOT NULL,
  token_hash BLOB NOT NULL UNIQUE,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, membership_id),
  FOREIGN KEY (organisation_id, membership_id) REFERENCES membership (organisation_id, id)
) STRICT;
