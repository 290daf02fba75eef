-- Webhooks are told of what planning and protocol ask, of children and of groups.

-- When that was compared last, and how far the trail was then; no moment where nobody is told of it, and no place in the
-- trail while it is being compared.
ALTER TABLE webhook_look ADD COLUMN asked_at INTEGER;
ALTER TABLE webhook_look ADD COLUMN asked_position TEXT;

CREATE TEMPORARY TABLE webhook_known_kept AS SELECT * FROM webhook_known;
DROP TABLE webhook_known;
CREATE TABLE webhook_known (
  organisation_id BLOB NOT NULL,
  subject TEXT NOT NULL,
  id BLOB NOT NULL,
  -- None when it is asked of a group.
  child_id BLOB,
  until_on TEXT,
  -- How something that is asked stands: 'due', 'planned' or 'late'.
  asked TEXT,
  told TEXT NOT NULL,
  PRIMARY KEY (organisation_id, subject, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
) STRICT;
INSERT INTO webhook_known (organisation_id, subject, id, child_id, until_on, told)
  SELECT organisation_id, subject, id, child_id, until_on, told FROM webhook_known_kept;
DROP TABLE webhook_known_kept;
CREATE INDEX webhook_known_child ON webhook_known (organisation_id, child_id);
