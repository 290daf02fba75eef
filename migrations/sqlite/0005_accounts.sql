-- Strong accounts: the second step, the tablet of a group with PINs, emergency access.

-- The shared tablet of a group. First a code that is typed on it, then a cookie; of both only a hash is kept.
CREATE TABLE tablet (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  group_id BLOB NOT NULL,
  name TEXT NOT NULL,
  code_hash BLOB UNIQUE,
  code_ends_at INTEGER NOT NULL,
  token_hash BLOB UNIQUE,
  device TEXT NOT NULL,
  made_by BLOB NOT NULL REFERENCES account (id),
  made_at INTEGER NOT NULL,
  joined_at INTEGER,
  used_at INTEGER,
  ended_at INTEGER,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, group_id) REFERENCES care_group (organisation_id, id)
) STRICT;
CREATE INDEX tablet_group ON tablet (organisation_id, group_id);
CREATE INDEX tablet_made_by ON tablet (made_by);

-- What an authenticator app knows of an account, sealed with a key that is not in the database.
CREATE TABLE second_step (
  account_id BLOB PRIMARY KEY REFERENCES account (id),
  secret BLOB NOT NULL,
  key_id TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  confirmed_at INTEGER,
  last_step INTEGER
) STRICT;

CREATE TABLE recovery_code (
  account_id BLOB NOT NULL REFERENCES account (id),
  code_hash BLOB NOT NULL,
  made_at INTEGER NOT NULL,
  used_at INTEGER,
  PRIMARY KEY (account_id, code_hash)
) STRICT;

-- With which key secrets are sealed: one row, when anything was.
CREATE TABLE sealing_key (
  id TEXT PRIMARY KEY,
  since INTEGER NOT NULL
) STRICT;

CREATE TABLE pin (
  account_id BLOB PRIMARY KEY REFERENCES account (id),
  pin_hash TEXT NOT NULL,
  made_at INTEGER NOT NULL
) STRICT;

-- A session knows how it began, whether a second step was given, and on which tablet it is.
CREATE TABLE session_new (
  id BLOB PRIMARY KEY,
  token_hash BLOB NOT NULL UNIQUE,
  account_id BLOB NOT NULL REFERENCES account (id),
  organisation_id BLOB REFERENCES organisation (id),
  membership_id BLOB,
  how TEXT NOT NULL CHECK (how IN ('password', 'code', 'pin')),
  second_step TEXT CHECK (second_step IN ('app', 'recovery')),
  tablet_id BLOB,
  had_access INTEGER NOT NULL DEFAULT 0,
  device TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  FOREIGN KEY (organisation_id, membership_id) REFERENCES membership (organisation_id, id),
  FOREIGN KEY (organisation_id, tablet_id) REFERENCES tablet (organisation_id, id)
) STRICT;
INSERT INTO session_new (id, token_hash, account_id, organisation_id, membership_id, how, device, created_at, seen_at, ends_at)
  SELECT id, token_hash, account_id, organisation_id, membership_id, how, device, created_at, seen_at, ends_at FROM session;
DROP TABLE session;
ALTER TABLE session_new RENAME TO session;
CREATE INDEX session_account ON session (account_id);
CREATE INDEX session_membership ON session (organisation_id, membership_id);
CREATE INDEX session_tablet ON session (organisation_id, tablet_id);

-- A director's emergency access to a child or a group.
CREATE TABLE emergency (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  account_id BLOB NOT NULL REFERENCES account (id),
  staff_id BLOB NOT NULL,
  child_id BLOB,
  group_id BLOB,
  reason TEXT NOT NULL,
  began_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  ended_at INTEGER,
  PRIMARY KEY (organisation_id, id),
  CHECK ((child_id IS NULL) <> (group_id IS NULL)),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, group_id) REFERENCES care_group (organisation_id, id)
) STRICT;
CREATE INDEX emergency_account ON emergency (account_id);
CREATE INDEX emergency_staff ON emergency (organisation_id, staff_id);
CREATE INDEX emergency_child ON emergency (organisation_id, child_id);
CREATE INDEX emergency_group ON emergency (organisation_id, group_id);
