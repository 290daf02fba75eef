-- Rows of version 17.

INSERT INTO message (organisation_id, id, child_id, guardian_id, staff_id, text, sent_at, read_at, withdrawn_at, note_id) VALUES
  (#1, #1701, #41, #61, NULL, 'Noor slept badly.', 1770019200000000, 1770022800000000, NULL, #1791),
  (#1, #1702, #41, #61, #21, 'We let her rest.', 1770026400000000, NULL, NULL, NULL),
  (#1, #1703, #41, #61, #21, '', 1770026500000000, NULL, 1770026600000000, NULL);

INSERT INTO message_settled (organisation_id, id, child_id, guardian_id, staff_id, way, settled_on, recorded_at) VALUES
  (#1, #1704, #41, #61, #21, 'phone', '2026-02-03', 1770111000000000);
