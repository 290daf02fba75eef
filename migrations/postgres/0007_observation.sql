-- What is seen of a child: notes, observations with their corrections, and the contact with parents.

-- Aimed; finished when `finished_at` is filled, from then on changed only by a correction. Scores are numbers of half
-- steps on a scale of 1 to 5.
CREATE TABLE observation (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  seen_on date NOT NULL,
  aim text NOT NULL,
  text text NOT NULL,
  periodic boolean NOT NULL,
  particulars boolean,
  wellbeing bigint CHECK (wellbeing BETWEEN 2 AND 10),
  involvement bigint CHECK (involvement BETWEEN 2 AND 10),
  made_at bigint NOT NULL,
  finished_at bigint,
  removed_at bigint,
  version bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (organisation_id, id),
  CHECK (finished_at IS NULL OR particulars IS NOT NULL),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX observation_child ON observation (organisation_id, child_id, seen_on);
CREATE INDEX observation_staff ON observation (organisation_id, staff_id);

-- The goals and domains that an observation is about.
CREATE TABLE observation_topic (
  organisation_id uuid NOT NULL,
  observation_id uuid NOT NULL,
  topic text NOT NULL,
  PRIMARY KEY (organisation_id, observation_id, topic),
  FOREIGN KEY (organisation_id, observation_id) REFERENCES observation (organisation_id, id)
);

-- What a finished observation said before somebody corrected it.
CREATE TABLE observation_correction (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  observation_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  at bigint NOT NULL,
  aim text NOT NULL,
  text text NOT NULL,
  particulars boolean NOT NULL,
  wellbeing bigint,
  involvement bigint,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, observation_id) REFERENCES observation (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX observation_correction_observation ON observation_correction (organisation_id, observation_id);
CREATE INDEX observation_correction_staff ON observation_correction (organisation_id, staff_id);

-- A passing line about a child, for the group or for its writer alone. A note that became part of an observation names it.
CREATE TABLE note (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  seen_on date NOT NULL,
  text text NOT NULL,
  shared boolean NOT NULL,
  observation_id uuid,
  made_at bigint NOT NULL,
  removed_at bigint,
  version bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, observation_id) REFERENCES observation (organisation_id, id)
);
CREATE INDEX note_child ON note (organisation_id, child_id, seen_on);
CREATE INDEX note_staff ON note (organisation_id, staff_id);
CREATE INDEX note_observation ON note (organisation_id, observation_id);

-- That somebody spoke with guardians about an observation. Without words all was well.
CREATE TABLE parent_contact (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  observation_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  spoken_on date NOT NULL,
  way text NOT NULL CHECK (way IN ('pickup', 'phone', 'message')),
  said text NOT NULL,
  made_at bigint NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, observation_id) REFERENCES observation (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX parent_contact_observation ON parent_contact (organisation_id, observation_id);
CREATE INDEX parent_contact_staff ON parent_contact (organisation_id, staff_id);

-- With which guardians.
CREATE TABLE contact_guardian (
  organisation_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  guardian_id uuid NOT NULL,
  PRIMARY KEY (organisation_id, contact_id, guardian_id),
  FOREIGN KEY (organisation_id, contact_id) REFERENCES parent_contact (organisation_id, id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id)
);
CREATE INDEX contact_guardian_guardian ON contact_guardian (organisation_id, guardian_id);

-- What somebody has opened last is looked up for each child on a page.
CREATE INDEX file_opening_of_child ON file_opening (organisation_id, child_id, account_id, at);
