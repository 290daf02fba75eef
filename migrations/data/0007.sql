-- Rows of version 7: notes, a finished observation with a correction and a contact, a draft.

INSERT INTO observation (organisation_id, id, child_id, staff_id, seen_on, aim, text, periodic, particulars, wellbeing, involvement, made_at, finished_at, removed_at, version) VALUES
  (#1, #701, #41, #21, '2026-02-02', 'Buiten spelen', 'Noor klimt zelf op de glijbaan.', TRUE, FALSE, 8, 7, 1770019200000000, 1770022800000000, NULL, 2),
  (#1, #702, #41, #21, '2026-02-03', '', 'Nog niet af', FALSE, NULL, NULL, NULL, 1770105600000000, NULL, NULL, 1),
  (#1, #703, #43, #22, '2026-02-03', '', 'Weggegooid', FALSE, NULL, NULL, NULL, 1770105600000000, NULL, 1770109200000000, 2);

INSERT INTO observation_topic (organisation_id, observation_id, topic) VALUES
  (#1, #701, 'emotional-safety'),
  (#1, #701, 'movement');

INSERT INTO observation_correction (organisation_id, id, observation_id, staff_id, at, aim, text, particulars, wellbeing, involvement) VALUES
  (#1, #704, #701, #21, 1770026400000000, 'Buiten spelen', 'Noor klimt op de glijbaan.', FALSE, 8, 6);

INSERT INTO note (organisation_id, id, child_id, staff_id, seen_on, text, shared, observation_id, made_at, removed_at, version) VALUES
  (#1, #705, #41, #21, '2026-02-02', 'Zei voor het eerst glijbaan', TRUE, #701, 1770012000000000, NULL, 2),
  (#1, #706, #41, #22, '2026-02-04', 'Sliep kort', FALSE, NULL, 1770192000000000, NULL, 1),
  (#1, #707, #43, #21, '2026-02-04', 'Verkeerd kind', TRUE, NULL, 1770192000000000, 1770192060000000, 2);

INSERT INTO parent_contact (organisation_id, id, observation_id, staff_id, spoken_on, way, said, made_at) VALUES
  (#1, #708, #701, #21, '2026-02-03', 'pickup', 'Thuis klimt ze ook overal op', 1770127200000000);

INSERT INTO contact_guardian (organisation_id, contact_id, guardian_id) VALUES (#1, #708, #61);
