-- Rows of version 36.

INSERT INTO message_file (organisation_id, message_id, kind, content, size) VALUES
  (#1, #1701, 'pdf', x'255044462d', 5);
