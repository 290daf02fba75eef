-- The house: organisation, people, accounts, structure, division, telling, trail.
-- Moments are microseconds since 1970 (bigint), days are calendar dates, half-days are 28-bit masks.

CREATE TABLE organisation (
  id uuid PRIMARY KEY,
  name text NOT NULL UNIQUE,
  time_zone text NOT NULL,
  created_at bigint NOT NULL
);

CREATE TABLE protocol_version (
  organisation_id uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  starts_on date NOT NULL,
  profile text NOT NULL,
  source text NOT NULL,
  made_at bigint NOT NULL,
  made_by uuid,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, starts_on, made_at)
);

CREATE TABLE location (
  organisation_id uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  key text NOT NULL,
  name text NOT NULL,
  lrk text,
  address text,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, key)
);

CREATE TABLE care_group (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  location_id uuid NOT NULL,
  key text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('kdv', 'peuter', 'bso')),
  max_children bigint,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, key),
  FOREIGN KEY (organisation_id, location_id) REFERENCES location (organisation_id, id)
);
CREATE INDEX care_group_location ON care_group (organisation_id, location_id);

CREATE TABLE staff_member (
  organisation_id uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  key text NOT NULL,
  name text NOT NULL,
  email text,
  reach text,
  version bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, key)
);

CREATE TABLE roster (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_id uuid NOT NULL,
  group_id uuid NOT NULL,
  role text NOT NULL CHECK (role IN ('pm', 'bio')),
  days bigint NOT NULL,
  max_children bigint,
  languages text NOT NULL,
  from_on date,
  until_on date,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, group_id) REFERENCES care_group (organisation_id, id)
);
CREATE INDEX roster_staff ON roster (organisation_id, staff_id);
CREATE INDEX roster_group ON roster (organisation_id, group_id);

-- The group is the one of the imported row, by which that row is found again.
CREATE TABLE staff_role (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_id uuid NOT NULL,
  role text NOT NULL CHECK (role IN ('teamlead', 'coach', 'policy', 'care', 'protection', 'director', 'admin')),
  location_id uuid,
  group_id uuid,
  from_on date,
  until_on date,
  imported boolean NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, location_id) REFERENCES location (organisation_id, id),
  FOREIGN KEY (organisation_id, group_id) REFERENCES care_group (organisation_id, id)
);
CREATE INDEX staff_role_staff ON staff_role (organisation_id, staff_id);
CREATE INDEX staff_role_location ON staff_role (organisation_id, location_id);
CREATE INDEX staff_role_group ON staff_role (organisation_id, group_id);

CREATE TABLE child (
  organisation_id uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  key text NOT NULL,
  first_name text NOT NULL,
  last_name text NOT NULL,
  birth_date date NOT NULL,
  last_observation date,
  last_talk date,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, key)
);

-- Lists hold the planning package's keys, separated by spaces, as they were imported.
CREATE TABLE placement (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  group_id uuid NOT NULL,
  main boolean NOT NULL,
  days bigint NOT NULL,
  from_on date,
  until_on date,
  language text NOT NULL,
  knows_well text NOT NULL,
  not_mentor text NOT NULL,
  same_mentor text NOT NULL,
  other_mentor text NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, group_id) REFERENCES care_group (organisation_id, id)
);
CREATE INDEX placement_child ON placement (organisation_id, child_id);
CREATE INDEX placement_group ON placement (organisation_id, group_id);

CREATE TABLE guardian (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  key text NOT NULL,
  name text NOT NULL,
  email text,
  phone text,
  language text NOT NULL,
  staff_id uuid,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, key),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX guardian_staff ON guardian (organisation_id, staff_id);

-- Custody is null when it is not known; that gives no access.
CREATE TABLE guardianship (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  guardian_id uuid NOT NULL,
  child_id uuid NOT NULL,
  relation text NOT NULL,
  custody boolean,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, guardian_id, child_id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
);
CREATE INDEX guardianship_child ON guardianship (organisation_id, child_id);

CREATE TABLE absence (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_id uuid,
  child_id uuid,
  from_on date NOT NULL,
  until_on date NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (organisation_id, id),
  CHECK ((staff_id IS NULL) <> (child_id IS NULL)),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
);
CREATE INDEX absence_staff ON absence (organisation_id, staff_id);
CREATE INDEX absence_child ON absence (organisation_id, child_id);

CREATE TABLE closure (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  location_id uuid NOT NULL,
  from_on date NOT NULL,
  until_on date NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, location_id) REFERENCES location (organisation_id, id)
);
CREATE INDEX closure_location ON closure (organisation_id, location_id);

CREATE TABLE account (
  id uuid PRIMARY KEY,
  email text NOT NULL UNIQUE,
  name text NOT NULL,
  language text NOT NULL,
  password_hash text,
  created_at bigint NOT NULL
);

-- What ties an account to an organisation: as staff member, as guardian, or as the administrator who set it up.
CREATE TABLE membership (
  organisation_id uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  account_id uuid NOT NULL REFERENCES account (id),
  staff_id uuid,
  guardian_id uuid,
  ended_at bigint,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, staff_id),
  UNIQUE (organisation_id, guardian_id),
  CHECK ((staff_id IS NULL) <> (guardian_id IS NULL)),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id)
);
CREATE INDEX membership_account ON membership (account_id);

CREATE TABLE session (
  id uuid PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE,
  account_id uuid NOT NULL REFERENCES account (id),
  organisation_id uuid REFERENCES organisation (id),
  membership_id uuid,
  how text NOT NULL CHECK (how IN ('password', 'code')),
  device text NOT NULL,
  created_at bigint NOT NULL,
  seen_at bigint NOT NULL,
  ends_at bigint NOT NULL,
  FOREIGN KEY (organisation_id, membership_id) REFERENCES membership (organisation_id, id)
);
CREATE INDEX session_account ON session (account_id);
CREATE INDEX session_membership ON session (organisation_id, membership_id);

-- Invitations, password resets and the parents' links: only a hash is kept.
-- A parents' link names the membership for which it was sent.
CREATE TABLE one_time_link (
  id uuid PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE,
  account_id uuid NOT NULL REFERENCES account (id),
  purpose text NOT NULL CHECK (purpose IN ('invitation', 'reset', 'parent')),
  made_at bigint NOT NULL,
  ends_at bigint NOT NULL,
  used_at bigint,
  organisation_id uuid REFERENCES organisation (id),
  membership_id uuid,
  FOREIGN KEY (organisation_id, membership_id) REFERENCES membership (organisation_id, id)
);
CREATE INDEX one_time_link_account ON one_time_link (account_id);
CREATE INDEX one_time_link_membership ON one_time_link (organisation_id, membership_id);

CREATE TABLE one_time_code (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account (id),
  code_hash bytea NOT NULL,
  made_at bigint NOT NULL,
  ends_at bigint NOT NULL,
  tries bigint NOT NULL,
  used_at bigint
);
CREATE INDEX one_time_code_account ON one_time_code (account_id);

CREATE TABLE throttle (
  key text PRIMARY KEY,
  tries bigint NOT NULL,
  since bigint NOT NULL
);

-- The working proposal of a group, and what was made known from one.
CREATE TABLE division (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  group_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'published', 'withdrawn', 'dropped')),
  divided_on date NOT NULL,
  facts_hash text NOT NULL,
  asked_at bigint,
  takes_effect_on date,
  published_at bigint,
  withdrawn_at bigint,
  made_at bigint NOT NULL,
  version bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, group_id) REFERENCES care_group (organisation_id, id)
);
CREATE INDEX division_group ON division (organisation_id, group_id);

CREATE TABLE division_choice (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  division_id uuid NOT NULL,
  child_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, division_id, child_id),
  FOREIGN KEY (organisation_id, division_id) REFERENCES division (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX division_choice_child ON division_choice (organisation_id, child_id);
CREATE INDEX division_choice_staff ON division_choice (organisation_id, staff_id);

-- What the team of the group says of a proposal: who knows a child well, objects, agrees.
CREATE TABLE team_reaction (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  division_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  child_id uuid,
  kind text NOT NULL CHECK (kind IN ('knows_well', 'objects', 'agrees')),
  said text NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, division_id) REFERENCES division (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
);
CREATE INDEX team_reaction_division ON team_reaction (organisation_id, division_id);
CREATE INDEX team_reaction_staff ON team_reaction (organisation_id, staff_id);
CREATE INDEX team_reaction_child ON team_reaction (organisation_id, child_id);

-- A mentorship that was withdrawn before it began is removed with its division's announcement; all others stay.
CREATE TABLE mentorship (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  group_id uuid NOT NULL,
  division_id uuid,
  from_on date NOT NULL,
  until_on date,
  begin_reason text NOT NULL CHECK (begin_reason IN ('import', 'division')),
  end_reason text CHECK (end_reason IN ('division', 'child_left', 'staff_left')),
  told_before date,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, group_id) REFERENCES care_group (organisation_id, id),
  FOREIGN KEY (organisation_id, division_id) REFERENCES division (organisation_id, id)
);
CREATE INDEX mentorship_child ON mentorship (organisation_id, child_id);
CREATE INDEX mentorship_staff ON mentorship (organisation_id, staff_id);
CREATE INDEX mentorship_group ON mentorship (organisation_id, group_id);
CREATE INDEX mentorship_division ON mentorship (organisation_id, division_id);

-- The old mentor has told the new one about the child; due at every change, kept here when done.
CREATE TABLE mentor_handover (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  mentorship_id uuid NOT NULL,
  done_at bigint NOT NULL,
  done_by uuid NOT NULL REFERENCES account (id),
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, mentorship_id),
  FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship (organisation_id, id)
);
CREATE INDEX mentor_handover_done_by ON mentor_handover (done_by);

-- That a guardian (or, when guardian_id is null, the child itself) is to be told who the mentor is.
-- The mentorship is null when it was withdrawn after somebody had been told.
CREATE TABLE announcement (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  mentorship_id uuid,
  child_id uuid NOT NULL,
  guardian_id uuid,
  made_at bigint NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, mentorship_id) REFERENCES mentorship (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, guardian_id) REFERENCES guardian (organisation_id, id)
);
CREATE INDEX announcement_mentorship ON announcement (organisation_id, mentorship_id);
CREATE INDEX announcement_child ON announcement (organisation_id, child_id);
CREATE INDEX announcement_guardian ON announcement (organisation_id, guardian_id);

CREATE TABLE announcement_event (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  announcement_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('queued', 'accepted', 'bounced', 'opened', 'told_in_person', 'taken_back')),
  at bigint NOT NULL,
  account_id uuid REFERENCES account (id),
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, announcement_id) REFERENCES announcement (organisation_id, id)
);
CREATE INDEX announcement_event_announcement ON announcement_event (organisation_id, announcement_id);
CREATE INDEX announcement_event_account ON announcement_event (account_id);

CREATE TABLE photo (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_id uuid NOT NULL,
  jpeg bytea NOT NULL,
  made_at bigint NOT NULL,
  PRIMARY KEY (organisation_id, id),
  UNIQUE (organisation_id, staff_id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id)
);

-- An uploaded export between its check and its confirmation.
CREATE TABLE import_upload (
  organisation_id uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  account_id uuid NOT NULL REFERENCES account (id),
  complete boolean NOT NULL,
  made_at bigint NOT NULL,
  PRIMARY KEY (organisation_id, id)
);
CREATE INDEX import_upload_account ON import_upload (account_id);

CREATE TABLE import_file (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  upload_id uuid NOT NULL,
  name text NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, upload_id) REFERENCES import_upload (organisation_id, id)
);
CREATE INDEX import_file_upload ON import_file (organisation_id, upload_id);

-- Work that leaves the transaction: done at least once, each kind idempotent.
CREATE TABLE job (
  organisation_id uuid NOT NULL REFERENCES organisation (id),
  id uuid NOT NULL,
  kind text NOT NULL,
  payload text NOT NULL,
  run_at bigint NOT NULL,
  claimed_until bigint NOT NULL,
  tries bigint NOT NULL,
  done_at bigint,
  PRIMARY KEY (organisation_id, id)
);
CREATE INDEX job_waiting ON job (run_at) WHERE done_at IS NULL;

-- The first answer to a form, so that sending it again does nothing twice.
CREATE TABLE answer (
  account_id uuid NOT NULL REFERENCES account (id),
  key uuid NOT NULL,
  location text NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (account_id, key)
);

-- The trail: one chain of hashes a day, each day's chain starting from the close of the day before.
CREATE TABLE audit_entry (
  organisation_id uuid NOT NULL REFERENCES organisation (id),
  day date NOT NULL,
  number bigint NOT NULL,
  at bigint NOT NULL,
  account_id uuid,
  action text NOT NULL,
  subjects text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (organisation_id, day, number)
);

CREATE TABLE audit_day (
  organisation_id uuid NOT NULL REFERENCES organisation (id),
  day date NOT NULL,
  opening text NOT NULL,
  entries bigint NOT NULL,
  closing text NOT NULL,
  PRIMARY KEY (organisation_id, day)
);

-- Who opened which child's file.
CREATE TABLE file_opening (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  at bigint NOT NULL,
  account_id uuid NOT NULL REFERENCES account (id),
  child_id uuid NOT NULL,
  relation text NOT NULL,
  page text NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
);
CREATE INDEX file_opening_child ON file_opening (organisation_id, child_id);
CREATE INDEX file_opening_account ON file_opening (account_id);
