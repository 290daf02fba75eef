-- With what another system asks: known only by its hash. It ends on its last day, when it is ended, and with the membership
-- of whoever made it.
CREATE TABLE api_token (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  membership_id uuid NOT NULL,
  made_by uuid NOT NULL REFERENCES account (id),
  name text NOT NULL,
  -- What it opens: codes with a space between.
  scopes text NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  made_at bigint NOT NULL,
  until_on date NOT NULL,
  used_on date,
  ended_at bigint,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, membership_id) REFERENCES membership (organisation_id, id)
);
CREATE INDEX api_token_membership ON api_token (organisation_id, membership_id);
CREATE INDEX api_token_made_by ON api_token (made_by);

-- What was answered to a call with an idempotency key, for a day.
CREATE TABLE api_answer (
  organisation_id uuid NOT NULL,
  token_id uuid NOT NULL,
  key text NOT NULL,
  -- The hash of what was asked.
  request bytea NOT NULL,
  status bigint NOT NULL,
  body text NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (organisation_id, token_id, key),
  FOREIGN KEY (organisation_id, token_id) REFERENCES api_token (organisation_id, id) ON DELETE CASCADE
);
