-- Rows of version 9: the talk about an observation with particulars.

INSERT INTO observation (organisation_id, id, child_id, staff_id, seen_on, aim, text, periodic, particulars, wellbeing, involvement, made_at, finished_at, removed_at, version) VALUES
  (#1, #1701, #41, #21, '2026-02-10', '', 'Noor trekt zich terug.', FALSE, TRUE, NULL, NULL, 1770710400000000, 1770714000000000, NULL, 2);

INSERT INTO particulars_talk (organisation_id, id, observation_id, staff_id, state, on_day, made_at) VALUES
  (#1, #1702, #1701, #21, 'planned', '2026-02-20', 1770796800000000);
