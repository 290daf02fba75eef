-- A step at a concern may be the talk with the parents, which then counts for the steps after it, or the one in which a plan
-- is made, with a day to look back on it.
ALTER TABLE concern_step ADD COLUMN kind TEXT NOT NULL DEFAULT 'other' CHECK (kind IN ('other', 'talk', 'plan'));
