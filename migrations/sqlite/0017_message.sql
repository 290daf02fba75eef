-- Messages between a guardian and staff about a child: of a guardian when it has no member of staff. A message does not
-- change; while nobody has read it, it can be withdrawn, and then its text is gone.
CREATE TABLE message (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  guardian_id BLOB NOT NULL,
  staff_id BLOB,
  text TEXT NOT NULL,
  sent_at INTEGER NOT NULL,
  -- When the other side read it first.
  read_at INTEGER,
  withdrawn_at INTEGER,
  -- The note that was made of it. Notes that were thrown away are gone: no reference.
  note_id BLOB,
  PRIMARY KEY (organisation_id, id),
  CHECK (withdrawn_at IS NULL OR (read_at IS NULL AND text = '')),
  CHECK (note_id IS NULL OR staff_id IS NULL),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX message_thread ON message (organisation_id, child_id, guardian_id, sent_at);
CREATE INDEX message_guardian ON message (organisation_id, guardian_id);
CREATE INDEX message_staff ON message (organisation_id, staff_id);

-- That what a guardian wrote was answered otherwise than by a message, or needs no answer.
CREATE TABLE message_settled (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  guardian_id BLOB NOT NULL,
  staff_id BLOB NOT NULL,
  way TEXT NOT NULL CHECK (way IN ('phone', 'in-person', 'not-needed')),
  settled_on TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX message_settled_thread ON message_settled (organisation_id, child_id, guardian_id, recorded_at);
CREATE INDEX message_settled_guardian ON message_settled (organisation_id, guardian_id);
CREATE INDEX message_settled_staff ON message_settled (organisation_id, staff_id);
