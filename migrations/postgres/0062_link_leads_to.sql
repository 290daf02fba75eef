-- Where a parents' link leads: to what its mail is about. Empty: to the page of the family.
ALTER TABLE one_time_link ADD COLUMN leads_to text CHECK (leads_to LIKE '/family%');
