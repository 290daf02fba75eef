-- A remark is on a sentence of the protocol, or on a work instruction: then its setting is empty.
ALTER TABLE protocol_remark ADD COLUMN instruction_id BLOB;
CREATE INDEX protocol_remark_instruction ON protocol_remark (organisation_id, instruction_id);
