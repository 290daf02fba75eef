-- Rows of version 10.

INSERT INTO talk_offer (organisation_id, id, child_id, kind, state, made_at, made_by, talk_id, report, agreements, shared_at) VALUES
  (#1, #1001, #41, 'parent-talk', 'held', 1768900000000000, #81, #801, 'It was a good talk.', 'An agreement.', 1768990000000000);

INSERT INTO talk_slot (organisation_id, id, offer_id, starts_at, chosen) VALUES
  (#1, #1002, #1001, 1768900000000000, TRUE);

INSERT INTO talk_word (organisation_id, id, offer_id, guardian_id, kind, words, said_at) VALUES
  (#1, #1003, #1001, #61, 'view', 'A view.', 1768991000000000);
