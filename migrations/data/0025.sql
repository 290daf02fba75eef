-- Rows of version 25.

INSERT INTO transfer (organisation_id, id, child_id, destination, receiver, to_group_id, from_group_id, starts_on, warm, begun_at, begun_by, given_on, stopped_at, warm_on, warm_with, followed_up_on, read_on, read_by, version) VALUES
  (#1, #2501, #41, 'school', 'School De Proef', NULL, #11, '2028-05-08', TRUE, 1770111000000000, #21, '2026-02-03', NULL, '2026-02-04', 'Mies Proef', '2026-03-01', NULL, NULL, 3),
  (#1, #2502, #41, 'bso', 'Egeltjes', #12, #11, '2028-05-08', FALSE, 1770111000000000, #21, '2026-02-03', NULL, NULL, NULL, NULL, '2026-02-05', #21, 2),
  (#1, #2503, #41, 'centre', 'Opvang Proef', NULL, #11, '2026-06-01', FALSE, 1770111000000000, #21, NULL, 1770111000000001, NULL, NULL, NULL, NULL, NULL, 2);

INSERT INTO transfer_part (organisation_id, id, transfer_id, part, words, gathered_from, consent_id) VALUES
  (#1, #2504, #2501, 'development', 'Noor climbs.', '1 observation', #1901),
  (#1, #2505, #2501, 'parents', '', 'the parents', NULL);

INSERT INTO transfer_reaction (organisation_id, id, transfer_part_id, guardian_id, words, written_on) VALUES
  (#1, #2506, #2505, #61, 'At home too.', '2026-02-04');

INSERT INTO transfer_sending (organisation_id, id, transfer_id, link_hash, code_hash, parts, sent_on, sent_at, sent_by, ends_at, views, tries, closed_at, received_on, received_by, received_job) VALUES
  (#1, #2507, #2501, x'0c01', x'0c02', 'development', '2026-02-04', 1770111000000000, #21, 1771925400000000, 1, 0, 1770111000000002, '2026-02-05', 'Mies Proef', 'teacher'),
  (#1, #2508, #2501, NULL, NULL, 'development', '2026-02-04', 1770111000000000, #21, 1771925400000000, 0, 0, NULL, NULL, NULL, NULL);
