-- A discussion keeps what it was about: what had happened, and which remarks were on its agenda. It can be withdrawn: then
-- the remarks are on the agenda again, and the day that was agreed with it does not count.
ALTER TABLE protocol_review ADD COLUMN agenda text NOT NULL DEFAULT '';
ALTER TABLE protocol_review ADD COLUMN withdrawn_at bigint;
ALTER TABLE protocol_review ADD COLUMN withdrawn_by uuid REFERENCES account (id);
CREATE INDEX protocol_review_withdrawn_by ON protocol_review (withdrawn_by);
ALTER TABLE protocol_review_day ADD COLUMN review_id uuid;
CREATE INDEX protocol_review_day_review ON protocol_review_day (organisation_id, review_id);
ALTER TABLE protocol_remark ADD COLUMN review_id uuid;
CREATE INDEX protocol_remark_review ON protocol_remark (organisation_id, review_id);
UPDATE protocol_review_day SET review_id = (
  SELECT r.id FROM protocol_review r
  WHERE r.organisation_id = protocol_review_day.organisation_id AND r.recorded_at = protocol_review_day.made_at
  ORDER BY r.id LIMIT 1);
UPDATE protocol_remark SET review_id = (
  SELECT r.id FROM protocol_review r
  WHERE r.organisation_id = protocol_remark.organisation_id AND r.recorded_at >= protocol_remark.made_at
  ORDER BY r.recorded_at, r.id LIMIT 1);
