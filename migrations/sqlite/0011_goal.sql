-- Goals: of a group, of a child, of a member of staff, or of the mentorship itself when it is nobody's.
CREATE TABLE goal (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  group_id BLOB,
  child_id BLOB,
  staff_id BLOB,
  what TEXT NOT NULL,
  noticed TEXT NOT NULL DEFAULT '',
  -- It was made by or with the child, with its parents.
  with_child INTEGER NOT NULL DEFAULT 0 CHECK (with_child IN (0, 1)),
  with_parents INTEGER NOT NULL DEFAULT 0 CHECK (with_parents IN (0, 1)),
  -- Of a member of staff: the coach sees it.
  shared INTEGER NOT NULL DEFAULT 0 CHECK (shared IN (0, 1)),
  evaluate_on TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'ended', 'withdrawn')),
  made_at INTEGER NOT NULL,
  made_by BLOB NOT NULL REFERENCES account (id),
  version INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (organisation_id, id),
  CHECK (group_id IS NULL OR (child_id IS NULL AND staff_id IS NULL)),
  CHECK (child_id IS NULL OR staff_id IS NULL),
  CHECK (staff_id IS NOT NULL OR shared = 0),
  FOREIGN KEY (organisation_id, group_id) REFERENCES care_group (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX goal_group ON goal (organisation_id, group_id);
CREATE INDEX goal_child ON goal (organisation_id, child_id);
CREATE INDEX goal_staff ON goal (organisation_id, staff_id);
CREATE INDEX goal_made_by ON goal (made_by);

-- That people looked back on a goal. It does not change any more.
CREATE TABLE goal_evaluation (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  goal_id BLOB NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('reached', 'partly', 'not-reached')),
  words TEXT NOT NULL DEFAULT '',
  evaluated_on TEXT NOT NULL,
  made_by BLOB NOT NULL REFERENCES account (id),
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, goal_id) REFERENCES goal (organisation_id, id)
) STRICT;
CREATE INDEX goal_evaluation_goal ON goal_evaluation (organisation_id, goal_id);
CREATE INDEX goal_evaluation_made_by ON goal_evaluation (made_by);
