-- A document for a professional, by a link with a code. Its content goes when the link works no longer; that it was sent
-- stays with the contact.
CREATE TABLE professional_document (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  professional_contact_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('picture', 'pdf')),
  content bytea,
  link_hash bytea NOT NULL,
  code_hash bytea NOT NULL,
  sent_at bigint NOT NULL,
  ends_at bigint NOT NULL,
  views bigint NOT NULL DEFAULT 0,
  tries bigint NOT NULL DEFAULT 0,
  closed_at bigint,
  received_on date,
  received_by text,
  received_job text,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, professional_contact_id),
  UNIQUE (link_hash),
  FOREIGN KEY (organisation_id, professional_contact_id) REFERENCES professional_contact (organisation_id, id)
);
