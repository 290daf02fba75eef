-- The days of talks and observations that the planning gave: each as it came in, and what comes in later adds to them.
CREATE TABLE imported_history (
  organisation_id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('talk', 'observation')),
  on_day TEXT NOT NULL,
  PRIMARY KEY (organisation_id, child_id, kind, on_day),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
) STRICT;
INSERT INTO imported_history (organisation_id, child_id, kind, on_day)
  SELECT organisation_id, id, 'talk', last_talk FROM child WHERE last_talk IS NOT NULL;
INSERT INTO imported_history (organisation_id, child_id, kind, on_day)
  SELECT organisation_id, id, 'observation', last_observation FROM child WHERE last_observation IS NOT NULL;

-- When the planning last gave other days in a row that was there: since when they are known.
ALTER TABLE roster ADD COLUMN days_changed_on TEXT;
ALTER TABLE placement ADD COLUMN days_changed_on TEXT;
