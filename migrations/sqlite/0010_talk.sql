-- Moments for a talk that a mentor offers to the parents, what they choose, and what was said.
CREATE TABLE talk_offer (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('settling-in-review', 'introduction-talk', 'first-months-talk', 'parent-talk', 'exit-talk')),
  state TEXT NOT NULL CHECK (state IN ('open', 'planned', 'held', 'withdrawn', 'missed')),
  made_at INTEGER NOT NULL,
  made_by BLOB NOT NULL REFERENCES account (id),
  -- What stands among the talks, once a moment was chosen.
  talk_id BLOB,
  report TEXT NOT NULL DEFAULT '',
  agreements TEXT NOT NULL DEFAULT '',
  shared_at INTEGER,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, talk_id) REFERENCES talk (organisation_id, id)
) STRICT;
CREATE INDEX talk_offer_child ON talk_offer (organisation_id, child_id);
CREATE INDEX talk_offer_talk ON talk_offer (organisation_id, talk_id);
CREATE INDEX talk_offer_made_by ON talk_offer (made_by);

CREATE TABLE talk_slot (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  offer_id BLOB NOT NULL,
  starts_at INTEGER NOT NULL,
  chosen INTEGER NOT NULL DEFAULT 0 CHECK (chosen IN (0, 1)),
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, offer_id) REFERENCES talk_offer (organisation_id, id)
) STRICT;
CREATE INDEX talk_slot_offer ON talk_slot (organisation_id, offer_id);

-- What parents say about a talk: that no moment suits, what they want to speak of, their view of the report, that they
-- have read it.
CREATE TABLE talk_word (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  offer_id BLOB NOT NULL,
  guardian_id BLOB NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('none-suits', 'wish', 'view', 'read')),
  words TEXT NOT NULL,
  said_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, offer_id) REFERENCES talk_offer (organisation_id, id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id)
) STRICT;
CREATE INDEX talk_word_offer ON talk_word (organisation_id, offer_id);
CREATE INDEX talk_word_guardian ON talk_word (organisation_id, guardian_id);
