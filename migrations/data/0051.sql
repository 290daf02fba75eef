-- Rows of version 51: moments offered for a talk about particulars.
-- changes: particulars_talk

INSERT INTO talk_offer (organisation_id, id, child_id, kind, state, made_at, made_by, talk_id, report, agreements, shared_at) VALUES
  (#1, #1951, #41, 'particulars-talk', 'open', 1771000000000000, #81, NULL, '', '', NULL);
INSERT INTO talk (organisation_id, id, child_id, kind, state, on_day, recorded_at, recorded_by) VALUES
  (#1, #1952, #41, 'particulars-talk', 'planned', '2026-02-24', 1771100000000000, #81);
