-- Rows of version 56.

INSERT INTO inquiry (organisation_id, id, child_id, guardian_id, text, asked_at, way) VALUES
  (#1, #5601, #41, #62, 'Hoe gaat het met praten?', 1770111000000000, 'phone');
