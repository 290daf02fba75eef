-- Rows of version 32.

INSERT INTO work_instruction (organisation_id, id, withdrawn_at) VALUES
  (#1, #3201, NULL),
  (#1, #3202, 1770019400000000);

INSERT INTO work_instruction_version (organisation_id, id, instruction_id, number, code, title, words, parts, since_on, made_at, made_by) VALUES
  (#1, #3203, #3201, 1, 'WI-001', 'Sleeping', 'On the back.', 'pm mentor', '2026-01-05', 1767600000000000, #23),
  (#1, #3204, #3201, 2, 'WI-001', 'Sleeping', 'On the back, without a pillow.', 'pm', '2026-02-02', 1770019400000000, #23),
  (#1, #3205, #3202, 1, '', 'Fire', 'Walk, do not run.', 'teamlead', '2026-01-05', 1767600000000000, #23);

INSERT INTO work_instruction_read (organisation_id, version_id, staff_id, read_at) VALUES
  (#1, #3203, #21, 1767700000000000);
