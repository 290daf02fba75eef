-- What was made of a message of a guardian: an agreement or a concern. It goes with the message and with what was made.
CREATE TABLE message_became (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  message_id BLOB NOT NULL,
  agreement_id BLOB,
  concern_id BLOB,
  PRIMARY KEY (organisation_id, id),
  CHECK ((agreement_id IS NULL) <> (concern_id IS NULL)),
  FOREIGN KEY (organisation_id, message_id) REFERENCES message (organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, agreement_id) REFERENCES agreement (organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, concern_id) REFERENCES concern (organisation_id, id) ON DELETE CASCADE
) STRICT;
CREATE INDEX message_became_message ON message_became (organisation_id, message_id);
CREATE UNIQUE INDEX message_became_agreement ON message_became (organisation_id, agreement_id);
CREATE UNIQUE INDEX message_became_concern ON message_became (organisation_id, concern_id);
