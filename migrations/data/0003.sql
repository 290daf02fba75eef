-- Rows of version 3: an interim mentor, a division of only one mentor's children, a group that was looked at again.

INSERT INTO division (organisation_id, id, group_id, state, divided_on, facts_hash, takes_effect_on, published_at, made_at) VALUES
  (#1, #302, #13, 'published', '2026-02-10', 'abd0', '2026-02-10', 1770019200000000, 1770019200000000);

INSERT INTO mentorship (organisation_id, id, child_id, staff_id, group_id, division_id, from_on, until_on, begin_reason, end_reason, told_before, stands_in_for) VALUES
  (#1, #301, #43, #21, #13, #302, '2026-02-10', NULL, 'interim', NULL, NULL, #22);

INSERT INTO division_only (organisation_id, id, division_id, staff_id, interim) VALUES (#1, #303, #302, #22, TRUE);

INSERT INTO group_recheck (organisation_id, id, group_id, done_on, done_by, outcome) VALUES (#1, #304, #11, '2026-02-20', #81, 'stays');
