-- That a mailbox belongs to whom a provider knows by a name: asked by a link that works once, in the browser that asked,
-- before that name is tied to an account that opens something elsewhere.
CREATE TABLE single_sign_on_mailbox (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  subject TEXT NOT NULL,
  -- Of the mail address, in small letters.
  email_hash BLOB NOT NULL,
  -- Of the secrets of the link and of the browser together.
  link_hash BLOB NOT NULL,
  made_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  -- When it was shown; from then on it holds.
  shown_at INTEGER,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, subject),
  FOREIGN KEY (organisation_id) REFERENCES single_sign_on (organisation_id) ON DELETE CASCADE
) STRICT;
