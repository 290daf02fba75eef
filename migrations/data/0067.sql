-- Rows of version 67.

UPDATE take_along SET taken_away_at = 1770111000000002 WHERE id = #2807;
