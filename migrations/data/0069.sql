-- Rows of version 69.

UPDATE concern_step SET kind = 'plan' WHERE organisation_id = #1 AND id = #1603;
