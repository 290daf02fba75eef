-- Rows of version 37.

INSERT INTO api_token (organisation_id, id, membership_id, made_by, name, scopes, token_hash, made_at, until_on, used_on, ended_at) VALUES
  (#1, #3701, #85, #81, 'Koppeling met de planning', 'planning:write absences:write', x'2501', 1770111000000000, '2026-05-03', '2026-02-03', NULL),
  (#1, #3702, #85, #81, 'Oud', 'structure:read', x'2502', 1770019200000000, '2026-05-03', NULL, 1770111000000000);

INSERT INTO api_answer (organisation_id, token_id, key, request, status, body, at) VALUES
  (#1, #3701, 'ziek-1', x'2503', 201, '{"absence":null,"is_new":true}', 1770111000000000);
