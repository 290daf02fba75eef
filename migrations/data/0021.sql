-- Rows of version 21.

UPDATE protocol_review SET decisions = 'Talk with parents in the evening too.';

INSERT INTO protocol_review_day (organisation_id, id, next_on, made_at, made_by) VALUES
  (#1, #2101, '2027-02-01', 1770019200000000, #81);

INSERT INTO protocol_remark (organisation_id, id, setting, words, made_at, made_by, withdrawn_at) VALUES
  (#1, #2102, 'talks.parent_talk_months', 'Parents of babies want it sooner.', 1770019200000000, #21, NULL),
  (#1, #2103, 'talks.exit_weeks', 'Too late.', 1770019200000000, #21, 1770111000000000);
