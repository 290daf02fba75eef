-- Passkeys: with what a person signs in without password or code. The private key never leaves the person's device.
CREATE TABLE passkey (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account (id),
  credential_id bytea NOT NULL UNIQUE,
  -- The public key, with the sign counter of its last use.
  credential text NOT NULL,
  -- On which device it was made, as browsers say it.
  device text NOT NULL,
  -- It opens work too: whoever added it was signed in with a password. Else it opens what a mailed code opens.
  for_work boolean NOT NULL,
  made_at bigint NOT NULL,
  used_at bigint
);
CREATE INDEX passkey_account ON passkey (account_id);

-- What a device is to sign: once, within minutes. Of an account when a passkey is added to it.
CREATE TABLE passkey_challenge (
  secret_hash bytea PRIMARY KEY,
  account_id uuid REFERENCES account (id),
  state text NOT NULL,
  ends_at bigint NOT NULL
);
CREATE INDEX passkey_challenge_account ON passkey_challenge (account_id);

-- The passkey with which a session began: the person was known by two things, the device and what unlocks it.
ALTER TABLE session ADD COLUMN passkey_id uuid REFERENCES passkey (id);
CREATE INDEX session_passkey ON session (passkey_id);
