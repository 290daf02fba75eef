-- Rows of version 65.

INSERT INTO inspection_explanation (organisation_id, id, location_id, child_id, requirement, since_on, text, role, written_at, written_by, withdrawn_at, withdrawn_by) VALUES
  (#1, #6500, #2, #41, 'mentor', '2026-01-12', 'De mentor is plotseling weg.', 'teamlead', 1770111000000000, #81, 1770111000000001, #81),
  (#1, #6501, #2, #41, 'discussed', NULL, 'Het gesprek is verzet.', 'director', 1770111000000000, #81, NULL, NULL);
