-- A document for a professional, by a link with a code. Its content goes when the link works no longer; that it was sent
-- stays with the contact.
CREATE TABLE professional_document (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  professional_contact_id BLOB NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('picture', 'pdf')),
  content BLOB,
  link_hash BLOB NOT NULL,
  code_hash BLOB NOT NULL,
  sent_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  views INTEGER NOT NULL DEFAULT 0,
  tries INTEGER NOT NULL DEFAULT 0,
  closed_at INTEGER,
  received_on TEXT,
  received_by TEXT,
  received_job TEXT,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, professional_contact_id),
  UNIQUE (link_hash),
  FOREIGN KEY (organisation_id, professional_contact_id) REFERENCES professional_contact (organisation_id, id)
) STRICT;
