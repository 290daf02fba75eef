-- Observation lists as an organisation took them in, each version a row with its whole text. A list is on from `on_from`
-- until before `off_from`, for the kinds of care in `kinds` (separated by spaces); `code` and `version` are those in the
-- text.
CREATE TABLE observation_list (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  code text NOT NULL,
  version text NOT NULL,
  text text NOT NULL,
  on_from date,
  off_from date,
  kinds text NOT NULL DEFAULT '',
  made_at bigint NOT NULL,
  made_by uuid NOT NULL REFERENCES account (id),
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, code, version),
  FOREIGN KEY (organisation_id) REFERENCES organisation (id)
);
CREATE INDEX observation_list_made_by ON observation_list (made_by);

-- That a list is filled in with an observation.
CREATE TABLE observation_list_fill (
  organisation_id uuid NOT NULL,
  observation_id uuid NOT NULL,
  list_id uuid NOT NULL,
  version bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (organisation_id, observation_id, list_id),
  FOREIGN KEY (organisation_id, observation_id) REFERENCES observation (organisation_id, id),
  FOREIGN KEY (organisation_id, list_id) REFERENCES observation_list (organisation_id, id)
);
CREATE INDEX observation_list_fill_list ON observation_list_fill (organisation_id, list_id);

-- What was answered to an item: the code of a value, '-' for not seen, '' for a remark alone.
CREATE TABLE observation_list_answer (
  organisation_id uuid NOT NULL,
  observation_id uuid NOT NULL,
  list_id uuid NOT NULL,
  item text NOT NULL,
  value text NOT NULL,
  remark text NOT NULL,
  PRIMARY KEY (organisation_id, observation_id, list_id, item),
  FOREIGN KEY (organisation_id, observation_id, list_id)
    REFERENCES observation_list_fill (organisation_id, observation_id, list_id)
);

-- What was answered before somebody corrected it, after the observation was finished.
CREATE TABLE observation_list_correction (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  observation_id uuid NOT NULL,
  list_id uuid NOT NULL,
  item text NOT NULL,
  value text NOT NULL,
  remark text NOT NULL,
  staff_id uuid NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, observation_id, list_id)
    REFERENCES observation_list_fill (organisation_id, observation_id, list_id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX observation_list_correction_fill ON observation_list_correction (organisation_id, observation_id, list_id);
CREATE INDEX observation_list_correction_staff ON observation_list_correction (organisation_id, staff_id);
