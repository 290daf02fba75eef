-- The talk with parents about the particulars of an observation: planned, held, or not wanted. The last one recorded
-- counts.
CREATE TABLE particulars_talk (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  observation_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('planned', 'held', 'declined')),
  on_day date NOT NULL,
  made_at bigint NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, observation_id) REFERENCES observation (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX particulars_talk_observation ON particulars_talk (organisation_id, observation_id);
CREATE INDEX particulars_talk_staff ON particulars_talk (organisation_id, staff_id);
