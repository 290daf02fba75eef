-- The event of a talk in people's calendars, which a talk that takes the place of another has from that one (none: the
-- talk's own identifier), and how often it took its place.
ALTER TABLE talk_offer ADD COLUMN event BLOB;
ALTER TABLE talk_offer ADD COLUMN event_sequence INTEGER NOT NULL DEFAULT 0;
