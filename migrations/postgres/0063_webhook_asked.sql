-- Webhooks are told of what planning and protocol ask, of children and of groups.

-- When that was compared last, and how far the trail was then; no moment where nobody is told of it, and no place in the
-- trail while it is being compared.
ALTER TABLE webhook_look
  ADD COLUMN asked_at bigint,
  ADD COLUMN asked_position text;

-- No child when it is asked of a group; how something that is asked stands: 'due', 'planned' or 'late'.
ALTER TABLE webhook_known
  ALTER COLUMN child_id DROP NOT NULL,
  ADD COLUMN asked text;
