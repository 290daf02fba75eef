-- Rows of version 62.

UPDATE one_time_link SET leads_to = '/family/messages/#41' WHERE id = #91;
