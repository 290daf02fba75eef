-- A yes waits again when another guardian changed its words beside the part to which it was said: since when it no longer
-- counts.
ALTER TABLE consent_answer ADD COLUMN lapsed_at INTEGER;
