-- Rows of version 47.

INSERT INTO inquiry (organisation_id, id, child_id, guardian_id, text, asked_at, answered_at, answered_by, answer, ground) VALUES
  (#1, #4701, #41, #62, 'Hoe gaat het met haar?', 1770111000000000, NULL, NULL, NULL, NULL),
  (#1, #4702, #41, #62, 'Slaapt zij goed?', 1770111000000000, 1770197400000000, #21, 'Ja, zij slaapt goed.', NULL),
  (#1, #4703, #41, #62, 'Waar woont zij nu?', 1770111000000000, 1770197400000000, #21, NULL, 'interest');

INSERT INTO inquiry_ban (organisation_id, id, guardian_id, child_id, basis, made_at, made_by, removed_at, removed_by) VALUES
  (#1, #4704, #63, #42, 'court', 1770111000000000, #81, NULL, NULL),
  (#1, #4705, #63, #42, 'protection', 1770111000000000, #81, 1770197400000000, #81);
