-- What a parent said of a talk in person or by phone: the colleague who wrote it down.
ALTER TABLE talk_word ADD COLUMN recorded_by uuid REFERENCES account (id);
CREATE INDEX talk_word_recorded_by ON talk_word (recorded_by);
