-- Rows of version 41.

INSERT INTO passkey (id, account_id, credential_id, credential, device, for_work, made_at, used_at) VALUES
  (#4101, #82, x'0f41', '{}', 'Proef', TRUE, 1770019200000000, 1770111000000000);

INSERT INTO passkey_challenge (secret_hash, account_id, state, ends_at) VALUES
  (x'0f42', #82, '{}', 1770111000000000);

UPDATE session SET passkey_id = #4101 WHERE id = #89;
