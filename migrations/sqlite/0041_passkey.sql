-- Passkeys: with what a person signs in without password or code. The private key never leaves the person's device.
CREATE TABLE passkey (
  id BLOB PRIMARY KEY,
  account_id BLOB NOT NULL REFERENCES account (id),
  credential_id BLOB NOT NULL UNIQUE,
  -- The public key, with the sign counter of its last use.
  credential TEXT NOT NULL,
  -- On which device it was made, as browsers say it.
  device TEXT NOT NULL,
  -- It opens work too: whoever added it was signed in with a password. Else it opens what a mailed code opens.
  for_work INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT;
CREATE INDEX passkey_account ON passkey (account_id);

-- What a device is to sign: once, within minutes. Of an account when a passkey is added to it.
CREATE TABLE passkey_challenge (
  secret_hash BLOB PRIMARY KEY,
  account_id BLOB REFERENCES account (id),
  state TEXT NOT NULL,
  ends_at INTEGER NOT NULL
) STRICT;
CREATE INDEX passkey_challenge_account ON passkey_challenge (account_id);

-- The passkey with which a session began: the person was known by two things, the device and what unlocks it.
ALTER TABLE session ADD COLUMN passkey_id BLOB REFERENCES passkey (id);
CREATE INDEX session_passkey ON session (passkey_id);
