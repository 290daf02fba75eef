-- Strong accounts: the second step, the tablet of a group with PINs, emergency access.

-- The shared tablet of a group. First a code that is typed on it, then a cookie; of both only a hash is kept.
CREATE TABLE tablet (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  group_id uuid NOT NULL,
  name text NOT NULL,
  code_hash bytea UNIQUE,
  code_ends_at bigint NOT NULL,
  token_hash bytea UNIQUE,
  device text NOT NULL,
  made_by uuid NOT NULL REFERENCES account (id),
  made_at bigint NOT NULL,
  joined_at bigint,
  used_at bigint,
  ended_at bigint,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, group_id) REFERENCES care_group (organisation_id, id)
);
CREATE INDEX tablet_group ON tablet (organisation_id, group_id);
CREATE INDEX tablet_made_by ON tablet (made_by);

-- What an authenticator app knows of an account, sealed with a key that is not in the database.
CREATE TABLE second_step (
  account_id uuid PRIMARY KEY REFERENCES account (id),
  secret bytea NOT NULL,
  key_id text NOT NULL,
  made_at bigint NOT NULL,
  confirmed_at bigint,
  last_step bigint
);

CREATE TABLE recovery_code (
  account_id uuid NOT NULL REFERENCES account (id),
  code_hash bytea NOT NULL,
  made_at bigint NOT NULL,
  used_at bigint,
  PRIMARY KEY (account_id, code_hash)
);

-- With which key secrets are sealed: one row, when anything was.
CREATE TABLE sealing_key (
  id text PRIMARY KEY,
  since bigint NOT NULL
);

CREATE TABLE pin (
  account_id uuid PRIMARY KEY REFERENCES account (id),
  pin_hash text NOT NULL,
  made_at bigint NOT NULL
);

-- A session knows how it began, whether a second step was given, and on which tablet it is.
ALTER TABLE session DROP CONSTRAINT session_how_check;
ALTER TABLE session ADD CONSTRAINT session_how_check CHECK (how IN ('password', 'code', 'pin'));
ALTER TABLE session ADD COLUMN second_step text CHECK (second_step IN ('app', 'recovery'));
ALTER TABLE session ADD COLUMN tablet_id uuid;
ALTER TABLE session ADD COLUMN had_access boolean NOT NULL DEFAULT false;
ALTER TABLE session ADD FOREIGN KEY (organisation_id, tablet_id) REFERENCES tablet (organisation_id, id);
CREATE INDEX session_tablet ON session (organisation_id, tablet_id);

-- A director's emergency access to a child or a group.
CREATE TABLE emergency (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL REFERENCES account (id),
  staff_id uuid NOT NULL,
  child_id uuid,
  group_id uuid,
  reason text NOT NULL,
  began_at bigint NOT NULL,
  ends_at bigint NOT NULL,
  ended_at bigint,
  PRIMARY KEY (organisation_id, id),
  CHECK ((child_id IS NULL) <> (group_id IS NULL)),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, group_id) REFERENCES care_group (organisation_id, id)
);
CREATE INDEX emergency_account ON emergency (account_id);
CREATE INDEX emergency_staff ON emergency (organisation_id, staff_id);
CREATE INDEX emergency_child ON emergency (organisation_id, child_id);
CREATE INDEX emergency_group ON emergency (organisation_id, group_id);
