-- A talk about particulars is a talk as the others are: offered, planned, held, reported.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, '''settling-in-review'', ', '''settling-in-review'', ''particulars-talk'', ')
  WHERE type = 'table' AND name IN ('talk', 'talk_offer');
PRAGMA writable_schema = RESET;

INSERT INTO talk (organisation_id, id, child_id, kind, state, on_day, recorded_at, recorded_by)
  SELECT t.organisation_id, t.id, o.child_id, 'particulars-talk', t.state, t.on_day, t.made_at, m.account_id
  FROM particulars_talk t
  JOIN observation o ON o.organisation_id = t.organisation_id AND o.id = t.observation_id
  JOIN membership m ON m.organisation_id = t.organisation_id AND m.staff_id = t.staff_id;
DROP TABLE particulars_talk;
