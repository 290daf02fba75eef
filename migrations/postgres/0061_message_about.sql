-- What a message between a guardian and staff is about: an observation of which parents were told. A guardian can ask in it
-- that the observation is corrected.
CREATE TABLE message_about (
  organisation_id uuid NOT NULL,
  message_id uuid NOT NULL,
  observation_id uuid NOT NULL,
  correction boolean NOT NULL,
  PRIMARY KEY (organisation_id, message_id),
  FOREIGN KEY (organisation_id, message_id) REFERENCES message (organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, observation_id) REFERENCES observation (organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX message_about_observation ON message_about (organisation_id, observation_id);
