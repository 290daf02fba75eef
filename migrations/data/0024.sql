-- Rows of version 24.

UPDATE talk_offer SET attended = 'parents child';

INSERT INTO talk_invitation (organisation_id, id, offer_id, guardian_id, told, comes, said_at, said_by) VALUES
  (#1, #2401, #1001, NULL, 'in-person', 'yes', 1768900000000000, #81),
  (#1, #2402, #1001, #61, NULL, 'no', 1768900000000001, #81);
