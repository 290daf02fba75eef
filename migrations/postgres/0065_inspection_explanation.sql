-- What somebody explained about something that an inspector asks and that is not there: found again by child, requirement
-- and first day. It is kept; what is withdrawn says so.
CREATE TABLE inspection_explanation (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  location_id uuid NOT NULL,
  child_id uuid NOT NULL,
  requirement text NOT NULL,
  -- The first day without it; none where it is longer than is known.
  since_on date,
  text text NOT NULL,
  role text NOT NULL CHECK (role IN ('teamlead', 'policy', 'director')),
  written_at bigint NOT NULL,
  written_by uuid NOT NULL REFERENCES account (id),
  withdrawn_at bigint,
  withdrawn_by uuid REFERENCES account (id),
  PRIMARY KEY (organisation_id, id),
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL)),
  FOREIGN KEY (organisation_id, location_id) REFERENCES location (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
);
CREATE INDEX inspection_explanation_location ON inspection_explanation (organisation_id, location_id);
CREATE INDEX inspection_explanation_child ON inspection_explanation (organisation_id, child_id);
CREATE INDEX inspection_explanation_written_by ON inspection_explanation (written_by);
CREATE INDEX inspection_explanation_withdrawn_by ON inspection_explanation (withdrawn_by);
