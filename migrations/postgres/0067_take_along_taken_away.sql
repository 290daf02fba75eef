-- When a file to take along was taken away before its guardian fetched it: the photos in it may not be seen any more.
ALTER TABLE take_along ADD COLUMN taken_away_at bigint;
