-- Rows of version 68.

UPDATE transfer SET warm_not = 'The school did not want to.', warm_not_on = '2026-02-04' WHERE organisation_id = #1 AND id = #2503;
