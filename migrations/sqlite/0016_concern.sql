-- The steps at a concern about a child, as the organisation set them: a version is never changed, the last one holds for
-- what begins. Without a version no concern can begin.
CREATE TABLE concern_steps (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  -- From this step on, counted from 1, parents read what is recorded.
  parents_from INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  made_by BLOB NOT NULL REFERENCES account (id),
  PRIMARY KEY (organisation_id, id)
) STRICT;
CREATE INDEX concern_steps_made_by ON concern_steps (made_by);

CREATE TABLE concern_step (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  steps_id BLOB NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  who TEXT NOT NULL CHECK (who IN ('mentor', 'coach', 'care', 'lead')),
  working_days INTEGER NOT NULL,
  parents_first INTEGER NOT NULL CHECK (parents_first IN (0, 1)),
  guidance TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, steps_id) REFERENCES concern_steps (organisation_id, id)
) STRICT;
CREATE UNIQUE INDEX concern_step_position ON concern_step (organisation_id, steps_id, position);

-- A concern about a child. It keeps the steps with which it began.
CREATE TABLE concern (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  steps_id BLOB NOT NULL,
  about TEXT NOT NULL,
  -- What it came from: nothing else, an observation, a note, an early flag.
  source TEXT NOT NULL DEFAULT '' CHECK (source IN ('', 'observation', 'note', 'flag')),
  source_on TEXT,
  opened_on TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  opened_by BLOB NOT NULL,
  -- Follows from what was done, kept to find what is open.
  closed_at INTEGER,
  version INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, steps_id) REFERENCES concern_steps (organisation_id, id),
  FOREIGN KEY (organisation_id, opened_by) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX concern_child ON concern (organisation_id, child_id);
CREATE INDEX concern_steps_used ON concern (organisation_id, steps_id);
CREATE INDEX concern_opened_by ON concern (organisation_id, opened_by);
CREATE INDEX concern_open ON concern (organisation_id, opened_at) WHERE closed_at IS NULL;

-- What was done with a concern. Nothing of it is changed or taken away.
CREATE TABLE concern_act (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  concern_id BLOB NOT NULL,
  number INTEGER NOT NULL,
  act TEXT NOT NULL CHECK (act IN ('done', 'skipped', 'back', 'parents', 'without-parents', 'plan', 'close', 'reopen')),
  -- The step to which it went back, counted from 1.
  step INTEGER,
  -- The day on which the plan is looked back on.
  plan_on TEXT,
  outcome TEXT CHECK (outcome IN ('solved', 'helped', 'no-concern', 'left')),
  words TEXT NOT NULL DEFAULT '',
  on_day TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by BLOB NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, concern_id) REFERENCES concern (organisation_id, id),
  FOREIGN KEY (organisation_id, recorded_by) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE UNIQUE INDEX concern_act_number ON concern_act (organisation_id, concern_id, number);
CREATE INDEX concern_act_recorded_by ON concern_act (organisation_id, recorded_by);
