-- What a guardian says about photos of its child, for the child's file and its own parents. Nothing of it is changed: the
-- last one counts.
CREATE TABLE photo_answer (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  guardian_id uuid NOT NULL,
  answer text NOT NULL CHECK (answer IN ('given', 'refused', 'withdrawn')),
  answered_on date NOT NULL,
  answered_at bigint NOT NULL,
  answered_by uuid NOT NULL REFERENCES account (id),
  -- Said to a staff member, on paper or in person: to whom, and how.
  taken_in_by uuid,
  way text CHECK (way IN ('paper', 'person')),
  PRIMARY KEY (organisation_id, id),
  CHECK ((taken_in_by IS NULL) = (way IS NULL)),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id),
  FOREIGN KEY (organisation_id, taken_in_by) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX photo_answer_child ON photo_answer (organisation_id, child_id);
CREATE INDEX photo_answer_guardian ON photo_answer (organisation_id, guardian_id);
CREATE INDEX photo_answer_taken_in_by ON photo_answer (organisation_id, taken_in_by);
CREATE INDEX photo_answer_answered_by ON photo_answer (answered_by);

-- A photo of one child, with an observation or a note. It goes with them when they are thrown away for good. One that was
-- taken away after others could see it leaves a row without a picture.
CREATE TABLE child_photo (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  observation_id uuid,
  note_id uuid,
  jpeg bytea,
  small bytea,
  described text NOT NULL,
  added_at bigint NOT NULL,
  added_by uuid NOT NULL,
  removed_at bigint,
  removed_by uuid,
  PRIMARY KEY (organisation_id, id),
  CHECK ((observation_id IS NULL) <> (note_id IS NULL)),
  CHECK ((jpeg IS NULL) = (removed_at IS NOT NULL)),
  CHECK ((small IS NULL) = (removed_at IS NOT NULL)),
  CHECK ((removed_by IS NULL) = (removed_at IS NULL)),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, observation_id) REFERENCES observation (organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, note_id) REFERENCES note (organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, added_by) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, removed_by) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX child_photo_child ON child_photo (organisation_id, child_id);
CREATE INDEX child_photo_observation ON child_photo (organisation_id, observation_id);
CREATE INDEX child_photo_note ON child_photo (organisation_id, note_id);
CREATE INDEX child_photo_added_by ON child_photo (organisation_id, added_by);
CREATE INDEX child_photo_removed_by ON child_photo (organisation_id, removed_by);
