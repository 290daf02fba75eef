-- The steps at a concern about a child, as the organisation set them: a version is never changed, the last one holds for
-- what begins. Without a version no concern can begin.
CREATE TABLE concern_steps (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  -- From this step on, counted from 1, parents read what is recorded.
  parents_from bigint NOT NULL,
  made_at bigint NOT NULL,
  made_by uuid NOT NULL REFERENCES account (id),
  PRIMARY KEY (organisation_id, id)
);
CREATE INDEX concern_steps_made_by ON concern_steps (made_by);

CREATE TABLE concern_step (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  steps_id uuid NOT NULL,
  position bigint NOT NULL,
  name text NOT NULL,
  who text NOT NULL CHECK (who IN ('mentor', 'coach', 'care', 'lead')),
  working_days bigint NOT NULL,
  parents_first boolean NOT NULL,
  guidance text NOT NULL DEFAULT '',
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, steps_id) REFERENCES concern_steps (organisation_id, id)
);
CREATE UNIQUE INDEX concern_step_position ON concern_step (organisation_id, steps_id, position);

-- A concern about a child. It keeps the steps with which it began.
CREATE TABLE concern (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  steps_id uuid NOT NULL,
  about text NOT NULL,
  -- What it came from: nothing else, an observation, a note, an early flag.
  source text NOT NULL DEFAULT '' CHECK (source IN ('', 'observation', 'note', 'flag')),
  source_on date,
  opened_on date NOT NULL,
  opened_at bigint NOT NULL,
  opened_by uuid NOT NULL,
  -- Follows from what was done, kept to find what is open.
  closed_at bigint,
  version bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, steps_id) REFERENCES concern_steps (organisation_id, id),
  FOREIGN KEY (organisation_id, opened_by) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX concern_child ON concern (organisation_id, child_id);
CREATE INDEX concern_steps_used ON concern (organisation_id, steps_id);
CREATE INDEX concern_opened_by ON concern (organisation_id, opened_by);
CREATE INDEX concern_open ON concern (organisation_id, opened_at) WHERE closed_at IS NULL;

-- What was done with a concern. Nothing of it is changed or taken away.
CREATE TABLE concern_act (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  concern_id uuid NOT NULL,
  number bigint NOT NULL,
  act text NOT NULL CHECK (act IN ('done', 'skipped', 'back', 'parents', 'without-parents', 'plan', 'close', 'reopen')),
  -- The step to which it went back, counted from 1.
  step bigint,
  -- The day on which the plan is looked back on.
  plan_on date,
  outcome text CHECK (outcome IN ('solved', 'helped', 'no-concern', 'left')),
  words text NOT NULL DEFAULT '',
  on_day date NOT NULL,
  recorded_at bigint NOT NULL,
  recorded_by uuid NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, concern_id) REFERENCES concern (organisation_id, id),
  FOREIGN KEY (organisation_id, recorded_by) REFERENCES staff_member (organisation_id, id)
);
CREATE UNIQUE INDEX concern_act_number ON concern_act (organisation_id, concern_id, number);
CREATE INDEX concern_act_recorded_by ON concern_act (organisation_id, recorded_by);
