-- A question that staff took in for a guardian without custody: how it came. Empty: the guardian asked on its own page.
ALTER TABLE inquiry ADD COLUMN way TEXT CHECK (way IN ('phone', 'paper', 'spoken'));
