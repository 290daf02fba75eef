-- What an inspector asks of a location over a period: asked for, made a moment later, offered for some days, removed.
CREATE TABLE inspection_pack (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  location_id uuid NOT NULL,
  from_on date NOT NULL,
  until_on date NOT NULL,
  language text NOT NULL,
  asked_at bigint NOT NULL,
  asked_by uuid NOT NULL REFERENCES account (id),
  -- So many of its parts are ready.
  parts bigint NOT NULL DEFAULT 0,
  made_at bigint,
  pdf bytea,
  workbook bytea,
  PRIMARY KEY (organisation_id, id),
  CHECK (from_on <= until_on),
  CHECK ((made_at IS NULL) = (pdf IS NULL) AND (made_at IS NULL) = (workbook IS NULL)),
  FOREIGN KEY (organisation_id, location_id) REFERENCES location (organisation_id, id)
);
CREATE INDEX inspection_pack_location ON inspection_pack (organisation_id, location_id);
CREATE INDEX inspection_pack_asked_by ON inspection_pack (asked_by);

-- Which number is which child: apart from the pack, which goes out.
CREATE TABLE inspection_pack_child (
  organisation_id uuid NOT NULL,
  pack_id uuid NOT NULL,
  child_id uuid NOT NULL,
  number text NOT NULL,
  PRIMARY KEY (organisation_id, pack_id, child_id),
  FOREIGN KEY (organisation_id, pack_id) REFERENCES inspection_pack (organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
);
CREATE INDEX inspection_pack_child_child ON inspection_pack_child (organisation_id, child_id);
