-- With what another system asks: known only by its hash. It ends on its last day, when it is ended, and with the membership
-- of whoever made it.
CREATE TABLE api_token (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  membership_id BLOB NOT NULL,
  made_by BLOB NOT NULL REFERENCES account (id),
  name TEXT NOT NULL,
  -- What it opens: codes with a space between.
  scopes TEXT NOT NULL,
  token_hash BLOB NOT NULL UNIQUE,
  made_at INTEGER NOT NULL,
  until_on TEXT NOT NULL,
  used_on TEXT,
  ended_at INTEGER,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, membership_id) REFERENCES membership (organisation_id, id)
) STRICT;
CREATE INDEX api_token_membership ON api_token (organisation_id, membership_id);
CREATE INDEX api_token_made_by ON api_token (made_by);

-- What was answered to a call with an idempotency key, for a day.
CREATE TABLE api_answer (
  organisation_id BLOB NOT NULL,
  token_id BLOB NOT NULL,
  key TEXT NOT NULL,
  -- The hash of what was asked.
  request BLOB NOT NULL,
  status INTEGER NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, token_id, key),
  FOREIGN KEY (organisation_id, token_id) REFERENCES api_token (organisation_id, id) ON DELETE CASCADE
) STRICT;
