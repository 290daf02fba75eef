-- Why nobody spoke with the receiver of a transfer where that is asked, and when somebody said so.
ALTER TABLE transfer ADD COLUMN warm_not TEXT;
ALTER TABLE transfer ADD COLUMN warm_not_on DATE;
