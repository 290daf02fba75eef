-- The minutes of a meeting of a group's team, and what came of it.

-- Each version of the minutes, whole: the one with the highest number counts.
CREATE TABLE meeting_minutes (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  meeting_id BLOB NOT NULL,
  number INTEGER NOT NULL,
  words TEXT NOT NULL,
  written_on TEXT NOT NULL,
  written_at INTEGER NOT NULL,
  written_by BLOB NOT NULL,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, meeting_id, number),
  FOREIGN KEY (organisation_id, meeting_id) REFERENCES group_meeting (organisation_id, id),
  FOREIGN KEY (organisation_id, written_by) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX meeting_minutes_written_by ON meeting_minutes (organisation_id, written_by);

-- What was said of one thing on the agenda, with what it was called then. What is about a child goes with its file.
CREATE TABLE meeting_said (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  minutes_id BLOB NOT NULL,
  place INTEGER NOT NULL,
  topic TEXT NOT NULL,
  about TEXT NOT NULL,
  child_id BLOB,
  words TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, minutes_id) REFERENCES meeting_minutes (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
) STRICT;
CREATE INDEX meeting_said_minutes ON meeting_said (organisation_id, minutes_id);
CREATE INDEX meeting_said_child ON meeting_said (organisation_id, child_id);

-- Who was there, by a version of the minutes.
CREATE TABLE meeting_present (
  organisation_id BLOB NOT NULL,
  minutes_id BLOB NOT NULL,
  staff_id BLOB NOT NULL,
  PRIMARY KEY (organisation_id, minutes_id, staff_id),
  FOREIGN KEY (organisation_id, minutes_id) REFERENCES meeting_minutes (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX meeting_present_staff ON meeting_present (organisation_id, staff_id);

-- Who said to have read a version of the minutes.
CREATE TABLE meeting_read (
  organisation_id BLOB NOT NULL,
  minutes_id BLOB NOT NULL,
  staff_id BLOB NOT NULL,
  read_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, minutes_id, staff_id),
  FOREIGN KEY (organisation_id, minutes_id) REFERENCES meeting_minutes (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX meeting_read_staff ON meeting_read (organisation_id, staff_id);

-- What a colleague does after a meeting, until a day.
CREATE TABLE meeting_task (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  meeting_id BLOB NOT NULL,
  staff_id BLOB NOT NULL,
  what TEXT NOT NULL,
  due_on TEXT NOT NULL,
  made_on TEXT NOT NULL,
  made_by BLOB NOT NULL,
  settled_on TEXT,
  dropped INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, meeting_id) REFERENCES group_meeting (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, made_by) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX meeting_task_meeting ON meeting_task (organisation_id, meeting_id);
CREATE INDEX meeting_task_staff ON meeting_task (organisation_id, staff_id);
CREATE INDEX meeting_task_made_by ON meeting_task (organisation_id, made_by);

-- What was decided, and what it became: an agreement, a goal or a task.
CREATE TABLE meeting_decision (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  meeting_id BLOB NOT NULL,
  words TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  made_by BLOB NOT NULL,
  agreement_id BLOB,
  goal_id BLOB,
  task_id BLOB,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, meeting_id) REFERENCES group_meeting (organisation_id, id),
  FOREIGN KEY (organisation_id, made_by) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, agreement_id) REFERENCES agreement (organisation_id, id),
  FOREIGN KEY (organisation_id, goal_id) REFERENCES goal (organisation_id, id),
  FOREIGN KEY (organisation_id, task_id) REFERENCES meeting_task (organisation_id, id)
) STRICT;
CREATE INDEX meeting_decision_meeting ON meeting_decision (organisation_id, meeting_id);
CREATE INDEX meeting_decision_made_by ON meeting_decision (organisation_id, made_by);
CREATE INDEX meeting_decision_agreement ON meeting_decision (organisation_id, agreement_id);
CREATE INDEX meeting_decision_goal ON meeting_decision (organisation_id, goal_id);
CREATE INDEX meeting_decision_task ON meeting_decision (organisation_id, task_id);
