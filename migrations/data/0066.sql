-- Rows of version 66.

INSERT INTO observation_correction (organisation_id, id, observation_id, staff_id, at, aim, text, particulars, wellbeing, involvement, topics) VALUES
  (#1, #6601, #701, #21, 1770030000000000, 'Buiten spelen', 'Noor klimt op de glijbaan.', FALSE, 8, 7, 'emotional-safety');
