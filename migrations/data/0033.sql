-- Rows of version 33. Nobody has the key of these.

INSERT INTO reporting_code (organisation_id, id, key_id, own_key, head, begun_at, closed_at, removal_by) VALUES
  (#1, #3301, 'a1b2c3d4e5f6', x'0101', x'0102', 1770111000000000, NULL, NULL),
  (#1, #3302, 'a1b2c3d4e5f6', x'0201', x'0202', 1770111000000000, 1770111000000001, #21);

INSERT INTO reporting_code_entry (organisation_id, id, reporting_code_id, number, sealed, recorded_at) VALUES
  (#1, #3303, #3301, 1, x'0103', 1770111000000000);

INSERT INTO reporting_code_opening (organisation_id, id, reporting_code_id, account_id, at) VALUES
  (#1, #3304, #3301, #81, 1770111000000000);

INSERT INTO reporting_code_guide (organisation_id, id, decider, questions, made_at, made_by) VALUES
  (#1, #3305, 'lead', 'Is the child safe today?', 1770111000000000, #81);
