-- Rows of version 40.

INSERT INTO message_became (organisation_id, id, message_id, agreement_id, concern_id) VALUES
  (#1, #4001, #1701, #1801, NULL),
  (#1, #4002, #1701, NULL, #1604);
