-- A talk about particulars is a talk as the others are: offered, planned, held, reported.
ALTER TABLE talk DROP CONSTRAINT talk_kind_check, ADD CONSTRAINT talk_kind_check
  CHECK (kind IN ('settling-in-review', 'particulars-talk', 'introduction-talk', 'first-months-talk', 'parent-talk', 'exit-talk', 'child-talk'));
ALTER TABLE talk_offer DROP CONSTRAINT talk_offer_kind_check, ADD CONSTRAINT talk_offer_kind_check
  CHECK (kind IN ('settling-in-review', 'particulars-talk', 'introduction-talk', 'first-months-talk', 'parent-talk', 'exit-talk'));

INSERT INTO talk (organisation_id, id, child_id, kind, state, on_day, recorded_at, recorded_by)
  SELECT t.organisation_id, t.id, o.child_id, 'particulars-talk', t.state, t.on_day, t.made_at, m.account_id
  FROM particulars_talk t
  JOIN observation o ON o.organisation_id = t.organisation_id AND o.id = t.observation_id
  JOIN membership m ON m.organisation_id = t.organisation_id AND m.staff_id = t.staff_id;
DROP TABLE particulars_talk;
