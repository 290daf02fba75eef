-- Days as they really go: absences and closures that people enter, swapped and extra days, stand-ins, groups that are
-- together, and the school holidays' region of a location.

ALTER TABLE location ADD COLUMN school_region TEXT CHECK (school_region IN ('noord', 'midden', 'zuid'));

-- What came with an import is the import's; what people entered (imported = 0) no import touches. `back_on` is the
-- first day on which people said that somebody is there again, also before the end of an imported absence.
ALTER TABLE absence ADD COLUMN imported INTEGER NOT NULL DEFAULT 1;
ALTER TABLE absence ADD COLUMN kind TEXT NOT NULL DEFAULT 'unsaid' CHECK (kind IN ('ill', 'free', 'other', 'unsaid'));
ALTER TABLE absence ADD COLUMN back_on TEXT;

ALTER TABLE closure ADD COLUMN imported INTEGER NOT NULL DEFAULT 1;

-- A day on which somebody comes to a group, extra or for a day that is given up.
CREATE TABLE day_change (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  staff_id BLOB,
  child_id BLOB,
  gives_up_on TEXT,
  comes_on TEXT NOT NULL,
  group_id BLOB NOT NULL,
  morning INTEGER NOT NULL,
  afternoon INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  CHECK ((staff_id IS NULL) <> (child_id IS NULL)),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, group_id) REFERENCES care_group (organisation_id, id)
) STRICT;
CREATE INDEX day_change_staff ON day_change (organisation_id, staff_id);
CREATE INDEX day_change_child ON day_change (organisation_id, child_id);
CREATE INDEX day_change_group ON day_change (organisation_id, group_id);

-- Somebody who works on a group for a while without being on its roster: staff, or somebody the planning does not know.
CREATE TABLE stand_in (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  group_id BLOB NOT NULL,
  staff_id BLOB,
  name TEXT,
  days INTEGER NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  CHECK ((staff_id IS NULL) <> (name IS NULL)),
  FOREIGN KEY (organisation_id, group_id) REFERENCES care_group (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX stand_in_group ON stand_in (organisation_id, group_id);
CREATE INDEX stand_in_staff ON stand_in (organisation_id, staff_id);

-- A group that goes to another group's place: `weekdays` has a bit for each day from Monday, `at_time` (like 08:30)
-- says until when at the opening and from when at the closing.
CREATE TABLE group_merge (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  group_id BLOB NOT NULL,
  with_group_id BLOB NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('opening', 'closing', 'day')),
  weekdays INTEGER NOT NULL,
  at_time TEXT,
  from_on TEXT NOT NULL,
  until_on TEXT,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, group_id) REFERENCES care_group (organisation_id, id),
  FOREIGN KEY (organisation_id, with_group_id) REFERENCES care_group (organisation_id, id)
) STRICT;
CREATE INDEX group_merge_group ON group_merge (organisation_id, group_id);
CREATE INDEX group_merge_with ON group_merge (organisation_id, with_group_id);
