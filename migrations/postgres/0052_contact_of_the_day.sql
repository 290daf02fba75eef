-- Whom colleagues chose by hand as the contact of a child's day. Goes with the lines of that day.
CREATE TABLE contact_of_the_day (
  organisation_id uuid NOT NULL,
  child_id uuid NOT NULL,
  on_day date NOT NULL,
  staff_id uuid NOT NULL,
  chosen_at bigint NOT NULL,
  chosen_by uuid NOT NULL,
  PRIMARY KEY (organisation_id, child_id, on_day),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id),
  FOREIGN KEY (organisation_id, staff_id) REFERENCES staff_member (organisation_id, id),
  FOREIGN KEY (organisation_id, chosen_by) REFERENCES staff_member (organisation_id, id)
);
CREATE INDEX contact_of_the_day_day ON contact_of_the_day (organisation_id, on_day);
CREATE INDEX contact_of_the_day_staff ON contact_of_the_day (organisation_id, staff_id);
CREATE INDEX contact_of_the_day_chosen_by ON contact_of_the_day (organisation_id, chosen_by);
