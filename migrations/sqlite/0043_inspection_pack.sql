-- What an inspector asks of a location over a period: asked for, made a moment later, offered for some days, removed.
CREATE TABLE inspection_pack (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  location_id BLOB NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT NOT NULL,
  language TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  asked_by BLOB NOT NULL REFERENCES account (id),
  -- So many of its parts are ready.
  parts INTEGER NOT NULL DEFAULT 0,
  made_at INTEGER,
  pdf BLOB,
  workbook BLOB,
  PRIMARY KEY (organisation_id, id),
  CHECK (from_on <= until_on),
  CHECK ((made_at IS NULL) = (pdf IS NULL) AND (made_at IS NULL) = (workbook IS NULL)),
  FOREIGN KEY (organisation_id, location_id) REFERENCES location (organisation_id, id)
) STRICT;
CREATE INDEX inspection_pack_location ON inspection_pack (organisation_id, location_id);
CREATE INDEX inspection_pack_asked_by ON inspection_pack (asked_by);

-- Which number is which child: apart from the pack, which goes out.
CREATE TABLE inspection_pack_child (
  organisation_id BLOB NOT NULL,
  pack_id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  number TEXT NOT NULL,
  PRIMARY KEY (organisation_id, pack_id, child_id),
  FOREIGN KEY (organisation_id, pack_id) REFERENCES inspection_pack (organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
) STRICT;
CREATE INDEX inspection_pack_child_child ON inspection_pack_child (organisation_id, child_id);
