-- A file that goes with a message: a picture, written anew, or a PDF. It goes with the message.
CREATE TABLE message_file (
  organisation_id uuid NOT NULL,
  message_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('picture', 'pdf')),
  content bytea NOT NULL,
  -- Its length in bytes.
  size bigint NOT NULL,
  PRIMARY KEY (organisation_id, message_id),
  FOREIGN KEY (organisation_id, message_id) REFERENCES message (organisation_id, id) ON DELETE CASCADE
);
