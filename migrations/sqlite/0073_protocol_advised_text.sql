-- The text that the advice of the parents' committee is about. Of a text that was changed after its advice it is not known.
ALTER TABLE protocol_draft ADD COLUMN advised_source TEXT;
UPDATE protocol_draft SET advised_source = source WHERE advised_at >= written_at;
