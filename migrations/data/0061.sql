-- Rows of version 61.

INSERT INTO message_about (organisation_id, message_id, observation_id, correction) VALUES
  (#1, #1701, #701, TRUE),
  (#1, #1702, #701, FALSE);
