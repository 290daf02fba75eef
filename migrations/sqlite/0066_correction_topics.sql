-- A correction can change the goals and domains of an observation: their codes before it, separated by spaces. NULL: they
-- stayed.
ALTER TABLE observation_correction ADD COLUMN topics TEXT;
