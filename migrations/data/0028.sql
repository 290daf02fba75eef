-- Rows of version 28.

INSERT INTO legal_hold (organisation_id, id, child_id, reason, placed_at, placed_by, ended_at, ended_by, end_reason) VALUES
  (#1, #2801, #41, 'A question of the parents.', 1770111000000000, #21, NULL, NULL, ''),
  (#1, #2802, #41, 'A dispute.', 1770111000000000, #21, 1770111000000001, #21, 'It was settled.');

INSERT INTO retention_proposal (organisation_id, id, proof, proposed_at, proposed_by, withdrawn_at, confirmed_at, confirmed_by) VALUES
  (#1, #2803, x'0d01', 1770111000000000, #21, NULL, 1770111000000001, #21),
  (#1, #2804, x'0d02', 1770111000000002, #21, 1770111000000003, NULL, NULL),
  (#1, #2805, x'0d03', 1770111000000004, #21, NULL, NULL, NULL);

INSERT INTO retention_part (organisation_id, proposal_id, kind, children, records) VALUES
  (#1, #2803, 'photo', 2, 14);

INSERT INTO deletion_review (organisation_id, id, transfer_id, outcome, reason, decided_at, decided_by) VALUES
  (#1, #2806, #2501, 'kept', 'The parents want to talk first.', 1770111000000000, #21);

INSERT INTO take_along (organisation_id, id, child_id, guardian_id, language, asked_at, asked_by, made_at, zip) VALUES
  (#1, #2807, #41, #61, 'nl', 1770111000000000, #81, NULL, NULL),
  (#1, #2808, #41, #61, 'en', 1770111000000000, #81, 1770111000000001, x'0e01');
