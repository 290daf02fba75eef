-- Rows of version 8.

INSERT INTO talk (organisation_id, id, child_id, kind, state, on_day, recorded_at, recorded_by) VALUES
  (#1, #801, #41, 'parent-talk', 'held', '2026-01-20', 1768900000000000, #81);

INSERT INTO settling_in (organisation_id, id, child_id, appointment_on, appointment_made_on, first_carer_id, first_carer_chosen_on) VALUES
  (#1, #802, #41, '2026-01-22', '2026-01-02', #21, '2026-01-03');

INSERT INTO group_meeting (organisation_id, id, group_id, held_on, recorded_at, recorded_by) VALUES
  (#1, #803, #11, '2026-01-13', 1768300000000000, #81);

INSERT INTO protocol_review (organisation_id, id, held_on, recorded_at, recorded_by) VALUES
  (#1, #804, '2026-01-14', 1768400000000000, #81);
