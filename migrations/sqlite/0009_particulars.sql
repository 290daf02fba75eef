-- The talk with parents about the particulars of an observation: planned, held, or not wanted. The last one recorded
-- counts.
CREATE TABLE particulars_talk (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  observation_id BLOB NOT NULL,
  staff_id BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('planned', 'held', 'declined')),
  on_day TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, observation_id) REFERENCES observation (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX particulars_talk_observation ON particulars_talk (organisation_id, observation_id);
CREATE INDEX particulars_talk_staff ON particulars_talk (organisation_id, staff_id);
