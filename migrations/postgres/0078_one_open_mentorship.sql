-- A child has one mentorship without an end. Where an older fault left two, the older one ends the day before the newer
-- one begins, for the reason for which the newer one began.
CREATE TEMPORARY TABLE mentorship_followed AS
  SELECT organisation_id, id, LEAD(from_on) OVER w AS next_on, LEAD(begin_reason) OVER w AS next_reason
  FROM mentorship WHERE until_on IS NULL
  WINDOW w AS (PARTITION BY organisation_id, child_id ORDER BY from_on, id);
UPDATE mentorship SET
  until_on = (SELECT f.next_on - 1 FROM mentorship_followed f
    WHERE f.organisation_id = mentorship.organisation_id AND f.id = mentorship.id),
  end_reason = (SELECT CASE f.next_reason WHEN 'interim' THEN 'interim' WHEN 'return' THEN 'returned' ELSE 'division' END
    FROM mentorship_followed f WHERE f.organisation_id = mentorship.organisation_id AND f.id = mentorship.id)
WHERE EXISTS (SELECT 1 FROM mentorship_followed f
  WHERE f.organisation_id = mentorship.organisation_id AND f.id = mentorship.id AND f.next_on IS NOT NULL);
DROP TABLE mentorship_followed;
