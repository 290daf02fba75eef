-- Whether the school to which a child goes is one for special education.
ALTER TABLE transfer ADD COLUMN special INTEGER NOT NULL DEFAULT 0;
