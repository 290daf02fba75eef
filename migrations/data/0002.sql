-- Rows of version 2: absences and closures that people entered, swapped days, stand-ins, groups together, a region.

UPDATE location SET school_region = 'noord' WHERE organisation_id = #1 AND id = #2;

UPDATE absence SET back_on = '2026-03-04' WHERE organisation_id = #1 AND id = #68;

INSERT INTO absence (organisation_id, id, staff_id, child_id, from_on, until_on, reason, imported, kind, back_on) VALUES
  (#1, #201, NULL, #42, '2026-02-02', '2026-02-06', '', FALSE, 'ill', '2026-02-04'),
  (#1, #202, #21, NULL, '2026-03-09', '2026-03-13', '', FALSE, 'free', NULL);

INSERT INTO closure (organisation_id, id, location_id, from_on, until_on, reason, imported) VALUES
  (#1, #203, #2, '2026-03-20', '2026-03-20', 'Studiedag', FALSE);

INSERT INTO day_change (organisation_id, id, staff_id, child_id, gives_up_on, comes_on, group_id, morning, afternoon, made_at) VALUES
  (#1, #204, NULL, #41, '2026-02-02', '2026-02-04', #11, TRUE, TRUE, 1770019200000000),
  (#1, #205, #21, NULL, NULL, '2026-02-05', #11, FALSE, TRUE, 1770019200000000);

INSERT INTO stand_in (organisation_id, id, group_id, staff_id, name, days, from_on, until_on, made_at) VALUES
  (#1, #206, #12, #22, NULL, 5461, '2026-02-02', '2026-02-06', 1770019200000000),
  (#1, #207, #11, NULL, 'Ria Zomer', 3, '2026-02-02', '2026-02-02', 1770019200000000);

INSERT INTO group_merge (organisation_id, id, group_id, with_group_id, part, weekdays, at_time, from_on, until_on, made_at) VALUES
  (#1, #208, #11, #12, 'opening', 31, '08:30', '2026-01-05', NULL, 1770019200000000),
  (#1, #209, #11, #12, 'day', 16, NULL, '2026-07-03', '2026-08-28', 1770019200000000);
