-- Rows of version 13.

INSERT INTO calendar_feed (organisation_id, membership_id, token_hash, made_at) VALUES
  (#1, #85, x'0c0c', 1768900000000000);
