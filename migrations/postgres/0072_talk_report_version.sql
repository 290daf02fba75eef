-- How often the report of a talk was kept: who writes on what a colleague changed meanwhile overwrites nothing.
ALTER TABLE talk_offer ADD COLUMN report_version bigint NOT NULL DEFAULT 0;
