-- That a mailbox belongs to whom a provider knows by a name: asked by a link that works once, in the browser that asked,
-- before that name is tied to an account that opens something elsewhere.
CREATE TABLE single_sign_on_mailbox (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  subject text NOT NULL,
  -- Of the mail address, in small letters.
  email_hash bytea NOT NULL,
  -- Of the secrets of the link and of the browser together.
  link_hash bytea NOT NULL,
  made_at bigint NOT NULL,
  ends_at bigint NOT NULL,
  -- When it was shown; from then on it holds.
  shown_at bigint,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, subject),
  FOREIGN KEY (organisation_id) REFERENCES single_sign_on (organisation_id) ON DELETE CASCADE
);
