-- Goals: of a group, of a child, of a member of staff, or of the mentorship itself when it is nobody's.
CREATE TABLE goal (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  group_id uuid,
  child_id uuid,
  staff_id uuid,
  what text NOT NULL,
  noticed text NOT NULL DEFAULT '',
  -- It was made by or with the child, with its parents.
  with_child boolean NOT NULL DEFAULT false,
  with_parents boolean NOT NULL DEFAULT false,
  -- Of a member of staff: the coach sees it.
  shared boolean NOT NULL DEFAULT false,
  evaluate_on date NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'ended', 'withdrawn')),
  made_at bigint NOT NULL,
  made_by uuid NOT NULL REFERENCES account (id),
  version bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (organisation_id, id),
  CHECK (group_id IS NULL OR (child_id IS NULL AND staff_id IS NULL)),
  CHECK (child_id IS NULL OR staff_id IS NULL),
  CHECK (staff_id IS NOT NULL OR NOT shared),
  FOREIGN KEY (organisation_id, group_id) REFERENCES care_group (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX goal_group ON goal (organisation_id, group_id);
CREATE INDEX goal_child ON goal (organisation_id, child_id);
CREATE INDEX goal_staff ON goal (organisation_id, staff_id);
CREATE INDEX goal_made_by ON goal (made_by);

-- That people looked back on a goal. It does not change any more.
CREATE TABLE goal_evaluation (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  goal_id uuid NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('reached', 'partly', 'not-reached')),
  words text NOT NULL DEFAULT '',
  evaluated_on date NOT NULL,
  made_by uuid NOT NULL REFERENCES account (id),
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, goal_id) REFERENCES goal (organisation_id, id)
);
CREATE INDEX goal_evaluation_goal ON goal_evaluation (organisation_id, goal_id);
CREATE INDEX goal_evaluation_made_by ON goal_evaluation (made_by);
