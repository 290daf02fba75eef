-- Rows of version 77.

UPDATE protocol_review SET agenda = '{"observations":3}' WHERE organisation_id = #1 AND id = #804;

INSERT INTO protocol_review (organisation_id, id, held_on, decisions, recorded_at, recorded_by, agenda, withdrawn_at, withdrawn_by) VALUES
  (#1, #7701, '2026-01-28', 'Twice by mistake.', 1770019300000000, #81, '', 1770019400000000, #81);

UPDATE protocol_review_day SET review_id = #804 WHERE organisation_id = #1 AND id = #2101;

UPDATE protocol_remark SET review_id = #804 WHERE organisation_id = #1 AND id = #2102;
