-- As what a location is registered, and the exports that were found in a watched folder.

-- The code of the national register; null when the location was never compared with it.
ALTER TABLE location ADD COLUMN registered_as text CHECK (registered_as IN ('KDV', 'BSO'));

-- What became of an export in a watched folder. Its content is known by a hash; its files are in a folder below the
-- watched one. An export with the content of the latest one is not taken again: then only seen_at changes.
CREATE TABLE import_report (
  organisation_id uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  at bigint NOT NULL,
  seen_at bigint NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('taken', 'refused')),
  hash text NOT NULL,
  folder text NOT NULL,
  errors bigint NOT NULL,
  added bigint NOT NULL,
  changed bigint NOT NULL,
  endings bigint NOT NULL,
  PRIMARY KEY (organisation_id, id)
);

-- How many rows of a part were new, changed, or end, at a location (null: at none in particular). What ends waits
-- until a person decides: when, who, and whether it was carried out.
CREATE TABLE import_report_part (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  report_id uuid NOT NULL,
  location_id uuid,
  part text NOT NULL,
  added bigint NOT NULL,
  changed bigint NOT NULL,
  endings bigint NOT NULL,
  settled_at bigint,
  settled_by uuid REFERENCES account (id),
  carried_out boolean,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, report_id) REFERENCES import_report (organisation_id, id),
  FOREIGN KEY (organisation_id, location_id) REFERENCES location (organisation_id, id)
);
CREATE INDEX import_report_part_report ON import_report_part (organisation_id, report_id);
CREATE INDEX import_report_part_location ON import_report_part (organisation_id, location_id);
CREATE INDEX import_report_part_settled_by ON import_report_part (settled_by);
