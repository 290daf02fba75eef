-- Rows of version 59.

INSERT INTO protocol_remark (organisation_id, id, setting, instruction_id, words, made_at, made_by, withdrawn_at) VALUES
  (#1, #5901, '', #3201, 'A sleeping bag too.', 1770111000000000, #21, NULL);
