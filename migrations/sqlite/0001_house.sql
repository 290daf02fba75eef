-- The house: organisation, people, accounts, structure, division, telling, trail.
-- Moments are microseconds since 1970, days are texts like 2026-03-31, half-days are 28-bit masks.

CREATE TABLE organisation (
  id BLOB PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  time_zone TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE protocol_version (
  organisation_id BLOB NOT NULL REFERENCES organisation (id),
  id BLOB NOT NULL,
  starts_on TEXT NOT NULL,
  profile TEXT NOT NULL,
  source TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  made_by BLOB,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, starts_on, made_at)
) STRICT;

CREATE TABLE location (
  organisation_id BLOB NOT NULL REFERENCES organisation (id),
  id BLOB NOT NULL,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  lrk TEXT,
  address TEXT,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, key)
) STRICT;

CREATE TABLE care_group (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  location_id BLOB NOT NULL,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('kdv', 'peuter', 'bso')),
  max_children INTEGER,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, key),
  FOREIGN KEY (organisation_id, location_id) REFERENCES location (organisation_id, id)
) STRICT;
CREATE INDEX care_group_location ON care_group (organisation_id, location_id);

CREATE TABLE staff_member (
  organisation_id BLOB NOT NULL REFERENCES organisation (id),
  id BLOB NOT NULL,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT,
  reach TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, key)
) STRICT;

CREATE TABLE roster (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  staff_id BLOB NOT NULL,
  group_id BLOB NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('pm', 'bio')),
  days INTEGER NOT NULL,
  max_children INTEGER,
  languages TEXT NOT NULL,
  from_on TEXT,
  until_on TEXT,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, group_id) REFERENCES care_group (organisation_id, id)
) STRICT;
CREATE INDEX roster_staff ON roster (organisation_id, staff_id);
CREATE INDEX roster_group ON roster (organisation_id, group_id);

-- The group is the one of the imported row, by which that row is found again.
CREATE TABLE staff_role (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  staff_id BLOB NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('teamlead', 'coach', 'policy', 'care', 'protection', 'director', 'admin')),
  location_id BLOB,
  group_id BLOB,
  from_on TEXT,
  until_on TEXT,
  imported INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, location_id) REFERENCES location (organisation_id, id),
  FOREIGN KEY (organisation_id, group_id) REFERENCES care_group (organisation_id, id)
) STRICT;
CREATE INDEX staff_role_staff ON staff_role (organisation_id, staff_id);
CREATE INDEX staff_role_location ON staff_role (organisation_id, location_id);
CREATE INDEX staff_role_group ON staff_role (organisation_id, group_id);

CREATE TABLE child (
  organisation_id BLOB NOT NULL REFERENCES organisation (id),
  id BLOB NOT NULL,
  key TEXT NOT NULL,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  birth_date TEXT NOT NULL,
  last_observation TEXT,
  last_talk TEXT,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, key)
) STRICT;

-- Lists hold the planning package's keys, separated by spaces, as they were imported.
CREATE TABLE placement (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  group_id BLOB NOT NULL,
  main INTEGER NOT NULL,
  days INTEGER NOT NULL,
  from_on TEXT,
  until_on TEXT,
  language TEXT NOT NULL,
  knows_well TEXT NOT NULL,
  not_mentor TEXT NOT NULL,
  same_mentor TEXT NOT NULL,
  other_mentor TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, group_id) REFERENCES care_group (organisation_id, id)
) STRICT;
CREATE INDEX placement_child ON placement (organisation_id, child_id);
CREATE INDEX placement_group ON placement (organisation_id, group_id);

CREATE TABLE guardian (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT,
  phone TEXT,
  language TEXT NOT NULL,
  staff_id BLOB,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, key),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX guardian_staff ON guardian (organisation_id, staff_id);

-- Custody is null when it is not known; that gives no access.
CREATE TABLE guardianship (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  guardian_id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  relation TEXT NOT NULL,
  custody INTEGER,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, guardian_id, child_id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
) STRICT;
CREATE INDEX guardianship_child ON guardianship (organisation_id, child_id);

CREATE TABLE absence (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  staff_id BLOB,
  child_id BLOB,
  from_on TEXT NOT NULL,
  until_on TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  CHECK ((staff_id IS NULL) <> (child_id IS NULL)),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
) STRICT;
CREATE INDEX absence_staff ON absence (organisation_id, staff_id);
CREATE INDEX absence_child ON absence (organisation_id, child_id);

CREATE TABLE closure (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  location_id BLOB NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, location_id) REFERENCES location (organisation_id, id)
) STRICT;
CREATE INDEX closure_location ON closure (organisation_id, location_id);

CREATE TABLE account (
  id BLOB PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  password_hash TEXT,
  created_at INTEGER NOT NULL
) STRICT;

-- What ties an account to an organisation: as staff member, as guardian, or as the administrator who set it up.
CREATE TABLE membership (
  organisation_id BLOB NOT NULL REFERENCES organisation (id),
  id BLOB NOT NULL,
  account_id BLOB NOT NULL REFERENCES account (id),
  staff_id BLOB,
  guardian_id BLOB,
  ended_at INTEGER,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, staff_id),
  UNIQUE (organisation_id, guardian_id),
  CHECK ((staff_id IS NULL) <> (guardian_id IS NULL)),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id)
) STRICT;
CREATE INDEX membership_account ON membership (account_id);

CREATE TABLE session (
  id BLOB PRIMARY KEY,
  token_hash BLOB NOT NULL UNIQUE,
  account_id BLOB NOT NULL REFERENCES account (id),
  organisation_id BLOB REFERENCES organisation (id),
  membership_id BLOB,
  how TEXT NOT NULL CHECK (how IN ('password', 'code')),
  device TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  FOREIGN KEY (organisation_id, membership_id) REFERENCES membership (organisation_id, id)
) STRICT;
CREATE INDEX session_account ON session (account_id);
CREATE INDEX session_membership ON session (organisation_id, membership_id);

-- Invitations, password resets and the parents' links: only a hash is kept.
-- A parents' link names the membership for which it was sent.
CREATE TABLE one_time_link (
  id BLOB PRIMARY KEY,
  token_hash BLOB NOT NULL UNIQUE,
  account_id BLOB NOT NULL REFERENCES account (id),
  purpose TEXT NOT NULL CHECK (purpose IN ('invitation', 'reset', 'parent')),
  made_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  used_at INTEGER,
  organisation_id BLOB REFERENCES organisation (id),
  membership_id BLOB,
  FOREIGN KEY (organisation_id, membership_id) REFERENCES membership (organisation_id, id)
) STRICT;
CREATE INDEX one_time_link_account ON one_time_link (account_id);
CREATE INDEX one_time_link_membership ON one_time_link (organisation_id, membership_id);

CREATE TABLE one_time_code (
  id BLOB PRIMARY KEY,
  account_id BLOB NOT NULL REFERENCES account (id),
  code_hash BLOB NOT NULL,
  made_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  used_at INTEGER
) STRICT;
CREATE INDEX one_time_code_account ON one_time_code (account_id);

CREATE TABLE throttle (
  key TEXT PRIMARY KEY,
  tries INTEGER NOT NULL,
  since INTEGER NOT NULL
) STRICT;

-- The working proposal of a group, and what was made known from one.
CREATE TABLE division (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  group_id BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'withdrawn', 'dropped')),
  divided_on TEXT NOT NULL,
  facts_hash TEXT NOT NULL,
  asked_at INTEGER,
  takes_effect_on TEXT,
  published_at INTEGER,
  withdrawn_at INTEGER,
  made_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, group_id) REFERENCES care_group (organisation_id, id)
) STRICT;
CREATE INDEX division_group ON division (organisation_id, group_id);

CREATE TABLE division_choice (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  division_id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  staff_id BLOB NOT NULL,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, division_id, child_id),
  FOREIGN KEY (organisation_id, division_id) REFERENCES division (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id)
) STRICT;
CREATE INDEX division_choice_child ON division_choice (organisation_id, child_id);
CREATE INDEX division_choice_staff ON division_choice (organisation_id, staff_id);

-- What the team of the group says of a proposal: who knows a child well, objects, agrees.
CREATE TABLE team_reaction (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  division_id BLOB NOT NULL,
  staff_id BLOB NOT NULL,
  child_id BLOB,
  kind TEXT NOT NULL CHECK (kind IN ('knows_well', 'objects', 'agrees')),
  said TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, division_id) REFERENCES division (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
) STRICT;
CREATE INDEX team_reaction_division ON team_reaction (organisation_id, division_id);
CREATE INDEX team_reaction_staff ON team_reaction (organisation_id, staff_id);
CREATE INDEX team_reaction_child ON team_reaction (organisation_id, child_id);

-- A mentorship that was withdrawn before it began is removed with its division's announcement; all others stay.
CREATE TABLE mentorship (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  staff_id BLOB NOT NULL,
  group_id BLOB NOT NULL,
  division_id BLOB,
  from_on TEXT NOT NULL,
  until_on TEXT,
  begin_reason TEXT NOT NULL CHECK (begin_reason IN ('import', 'division')),
  end_reason TEXT CHECK (end_reason IN ('division', 'child_left', 'staff_left')),
  told_before TEXT,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, group_id) REFERENCES care_group (organisation_id, id),
  FOREIGN KEY (organisation_id, division_id) REFERENCES division (organisation_id, id)
) STRICT;
CREATE INDEX mentorship_child ON mentorship (organisation_id, child_id);
CREATE INDEX mentorship_staff ON mentorship (organisation_id, staff_id);
CREATE INDEX mentorship_group ON mentorship (organisation_id, group_id);
CREATE INDEX mentorship_division ON mentorship (organisation_id, division_id);

-- The old mentor has told the new one about the child; due at every change, kept here when done.
CREATE TABLE mentor_handover (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  mentorship_id BLOB NOT NULL,
  done_at INTEGER NOT NULL,
  done_by BLOB NOT NULL REFERENCES account (id),
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, mentorship_id),
  FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship (organisation_id, id)
) STRICT;
CREATE INDEX mentor_handover_done_by ON mentor_handover (done_by);

-- That a guardian (or, when guardian_id is null, the child itself) is to be told who the mentor is.
-- The mentorship is null when it was withdrawn after somebody had been told.
CREATE TABLE announcement (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  mentorship_id BLOB,
  child_id BLOB NOT NULL,
  guardian_id BLOB,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id)
) STRICT;
CREATE INDEX announcement_mentorship ON announcement (organisation_id, mentorship_id);
CREATE INDEX announcement_child ON announcement (organisation_id, child_id);
CREATE INDEX announcement_guardian ON announcement (organisation_id, guardian_id);

CREATE TABLE announcement_event (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  announcement_id BLOB NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('queued', 'accepted', 'bounced', 'opened', 'told_in_person', 'taken_back')),
  at INTEGER NOT NULL,
  account_id BLOB REFERENCES account (id),
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, announcement_id) REFERENCES announcement (organisation_id, id)
) STRICT;
CREATE INDEX announcement_event_announcement ON announcement_event (organisation_id, announcement_id);
CREATE INDEX announcement_event_account ON announcement_event (account_id);

CREATE TABLE photo (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  staff_id BLOB NOT NULL,
  jpeg BLOB NOT NULL,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, staff_id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id)
) STRICT;

-- An uploaded export between its check and its confirmation.
CREATE TABLE import_upload (
  organisation_id BLOB NOT NULL REFERENCES organisation (id),
  id BLOB NOT NULL,
  account_id BLOB NOT NULL REFERENCES account (id),
  complete INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id)
) STRICT;
CREATE INDEX import_upload_account ON import_upload (account_id);

CREATE TABLE import_file (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  upload_id BLOB NOT NULL,
  name TEXT NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, upload_id) REFERENCES import_upload (organisation_id, id)
) STRICT;
CREATE INDEX import_file_upload ON import_file (organisation_id, upload_id);

-- Work that leaves the transaction: done at least once, each kind idempotent.
CREATE TABLE job (
  organisation_id BLOB NOT NULL REFERENCES organisation (id),
  id BLOB NOT NULL,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  run_at INTEGER NOT NULL,
  claimed_until INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  done_at INTEGER,
  PRIMARY KEY (organisation_id, id)
) STRICT;
CREATE INDEX job_waiting ON job (run_at) WHERE done_at IS NULL;

-- The first answer to a form, so that sending it again does nothing twice.
CREATE TABLE answer (
  account_id BLOB NOT NULL REFERENCES account (id),
  key BLOB NOT NULL,
  location TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (account_id, key)
) STRICT;

-- The trail: one chain of hashes a day, each day's chain starting from the close of the day before.
CREATE TABLE audit_entry (
  organisation_id BLOB NOT NULL REFERENCES organisation (id),
  day TEXT NOT NULL,
  number INTEGER NOT NULL,
  at INTEGER NOT NULL,
  account_id BLOB,
  action TEXT NOT NULL,
  subjects TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (organisation_id, day, number)
) STRICT;

CREATE TABLE audit_day (
  organisation_id BLOB NOT NULL REFERENCES organisation (id),
  day TEXT NOT NULL,
  opening TEXT NOT NULL,
  entries INTEGER NOT NULL,
  closing TEXT NOT NULL,
  PRIMARY KEY (organisation_id, day)
) STRICT;

-- Who opened which child's file.
CREATE TABLE file_opening (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  at INTEGER NOT NULL,
  account_id BLOB NOT NULL REFERENCES account (id),
  child_id BLOB NOT NULL,
  relation TEXT NOT NULL,
  page TEXT NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
) STRICT;
CREATE INDEX file_opening_child ON file_opening (organisation_id, child_id);
CREATE INDEX file_opening_account ON file_opening (account_id);
