-- How the staff of an organisation sign in through its own provider (OpenID Connect).
CREATE TABLE single_sign_on (
  organisation_id uuid NOT NULL PRIMARY KEY REFERENCES organisation (id),
  issuer text NOT NULL,
  client_id text NOT NULL,
  -- The client's secret: sealed, and the name of the key that opens it.
  secret bytea NOT NULL,
  key_id text NOT NULL,
  -- The claim that says what somebody is there; empty when no role follows from it.
  claim text NOT NULL,
  -- Accounts are made the first time that somebody comes.
  makes_accounts boolean NOT NULL,
  -- The provider asks everybody for two steps.
  two_steps boolean NOT NULL,
  set_by uuid NOT NULL REFERENCES account (id),
  set_at bigint NOT NULL
);
CREATE INDEX single_sign_on_set_by ON single_sign_on (set_by);

-- Which role follows from a value of that claim.
CREATE TABLE single_sign_on_role (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  value text NOT NULL,
  role text NOT NULL CHECK (role IN ('teamlead', 'coach', 'policy', 'care', 'protection', 'director')),
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, value),
  FOREIGN KEY (organisation_id) REFERENCES single_sign_on (organisation_id) ON DELETE CASCADE
);

-- As whom the provider knows somebody.
CREATE TABLE single_sign_on_person (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  membership_id uuid NOT NULL,
  subject text NOT NULL,
  first_at bigint NOT NULL,
  last_at bigint NOT NULL,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, subject),
  UNIQUE (organisation_id, membership_id),
  FOREIGN KEY (organisation_id) REFERENCES single_sign_on (organisation_id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, membership_id) REFERENCES membership (organisation_id, id)
);

-- A role that follows from what the provider says; it holds for a while after each time.
ALTER TABLE staff_role ADD COLUMN by_provider boolean NOT NULL DEFAULT false;

-- A session can begin there.
ALTER TABLE session DROP CONSTRAINT session_how_check, ADD CONSTRAINT session_how_check
  CHECK (how IN ('password', 'code', 'pin', 'provider'));
ALTER TABLE session DROP CONSTRAINT session_second_step_check, ADD CONSTRAINT session_second_step_check
  CHECK (second_step IN ('app', 'recovery', 'provider'));
