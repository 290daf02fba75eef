-- The paper on which a guardian answered, as a picture, written anew, or as PDF. It goes with the answer.
CREATE TABLE consent_scan (
  organisation_id uuid NOT NULL,
  consent_answer_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('picture', 'pdf')),
  content bytea NOT NULL,
  kept_at bigint NOT NULL,
  kept_by uuid NOT NULL,
  PRIMARY KEY (organisation_id, consent_answer_id),
  FOREIGN KEY (organisation_id, consent_answer_id) REFERENCES consent_answer (organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, kept_by) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX consent_scan_kept_by ON consent_scan (organisation_id, kept_by);
