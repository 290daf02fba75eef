-- Rows of version 52.

INSERT INTO contact_of_the_day (organisation_id, child_id, on_day, staff_id, chosen_at, chosen_by) VALUES
  (#1, #41, '2026-03-03', #22, 1770111000000000, #21),
  (#1, #42, '2026-03-03', #21, 1770111000000000, #22);
