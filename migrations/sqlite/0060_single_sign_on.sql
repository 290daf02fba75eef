-- How the staff of an organisation sign in through its own provider (OpenID Connect).
CREATE TABLE single_sign_on (
  organisation_id BLOB NOT NULL PRIMARY KEY REFERENCES organisation (id),
  issuer TEXT NOT NULL,
  client_id TEXT NOT NULL,
  -- The client's secret: sealed, and the name of the key that opens it.
  secret BLOB NOT NULL,
  key_id TEXT NOT NULL,
  -- The claim that says what somebody is there; empty when no role follows from it.
  claim TEXT NOT NULL,
  -- Accounts are made the first time that somebody comes.
  makes_accounts INTEGER NOT NULL,
  -- The provider asks everybody for two steps.
  two_steps INTEGER NOT NULL,
  set_by BLOB NOT NULL REFERENCES account (id),
  set_at INTEGER NOT NULL
) STRICT;
CREATE INDEX single_sign_on_set_by ON single_sign_on (set_by);

-- Which role follows from a value of that claim.
CREATE TABLE single_sign_on_role (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  value TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('teamlead', 'coach', 'policy', 'care', 'protection', 'director')),
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, value),
  FOREIGN KEY (organisation_id) REFERENCES single_sign_on (organisation_id) ON DELETE CASCADE
) STRICT;

-- As whom the provider knows somebody.
CREATE TABLE single_sign_on_person (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  membership_id BLOB NOT NULL,
  subject TEXT NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, subject),
  UNIQUE (organisation_id, membership_id),
  FOREIGN KEY (organisation_id) REFERENCES single_sign_on (organisation_id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, membership_id) REFERENCES membership (organisation_id, id)
) STRICT;

-- A role that follows from what the provider says; it holds for a while after each time.
ALTER TABLE staff_role ADD COLUMN by_provider INTEGER NOT NULL DEFAULT 0;

-- A session can begin there.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(replace(sql, '''code'', ''pin''', '''code'', ''pin'', ''provider'''), '''app'', ''recovery''', '''app'', ''recovery'', ''provider''')
  WHERE type = 'table' AND name = 'session';
PRAGMA writable_schema = RESET;
