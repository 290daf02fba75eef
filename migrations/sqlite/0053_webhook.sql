-- An address at which another system is told what happens. It ends by being removed, and its log with it.
CREATE TABLE webhook (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  -- Who answers for it: as long as that person manages these here.
  membership_id BLOB NOT NULL,
  made_by BLOB NOT NULL REFERENCES account (id),
  address TEXT NOT NULL,
  -- Of what it is told: codes with a space between.
  subjects TEXT NOT NULL,
  -- With what it is signed: sealed, and the name of the key that opens it.
  secret BLOB NOT NULL,
  key_id TEXT NOT NULL,
  -- The secret before it, which signs too until a moment.
  former BLOB,
  former_key_id TEXT,
  former_until INTEGER,
  made_at INTEGER NOT NULL,
  paused_at INTEGER,
  -- Why: 'person', 'failing', 'gone', 'owner', 'secret' or 'restored'.
  paused_why TEXT,
  -- Until when a worker is sending to it.
  busy_until INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, membership_id) REFERENCES membership (organisation_id, id)
) STRICT;
CREATE INDEX webhook_membership ON webhook (organisation_id, membership_id);
CREATE INDEX webhook_made_by ON webhook (made_by);
CREATE INDEX webhook_key ON webhook (key_id);

-- How far the trail of an organisation with webhooks was when it was last looked at.
CREATE TABLE webhook_look (
  organisation_id BLOB NOT NULL,
  position TEXT NOT NULL,
  PRIMARY KEY (organisation_id)
) STRICT;

-- What other systems know: what was there at that look, as it was told or could be read.
CREATE TABLE webhook_known (
  organisation_id BLOB NOT NULL,
  subject TEXT NOT NULL,
  id BLOB NOT NULL,
  child_id BLOB NOT NULL,
  until_on TEXT,
  told TEXT NOT NULL,
  PRIMARY KEY (organisation_id, subject, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
) STRICT;
CREATE INDEX webhook_known_child ON webhook_known (organisation_id, child_id);

-- What happened, as it goes out.
CREATE TABLE webhook_event (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  -- None when somebody tries a webhook out.
  child_id BLOB,
  event TEXT NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
) STRICT;
CREATE INDEX webhook_event_child ON webhook_event (organisation_id, child_id);
CREATE INDEX webhook_event_at ON webhook_event (at);

-- An event on its way to a webhook: waiting when it has a next moment, otherwise delivered or given up.
CREATE TABLE webhook_delivery (
  organisation_id BLOB NOT NULL,
  id BLOB NOT NULL,
  webhook_id BLOB NOT NULL,
  event_id BLOB NOT NULL,
  -- How often it was tried, and how often since it was asked last.
  tries INTEGER NOT NULL,
  tries_now INTEGER NOT NULL,
  tried_at INTEGER,
  -- What was answered last; or why there was no answer: 'address', 'time' or 'connection'.
  status INTEGER,
  failure TEXT,
  next_at INTEGER,
  delivered_at INTEGER,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, webhook_id) REFERENCES webhook (organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, event_id) REFERENCES webhook_event (organisation_id, id) ON DELETE CASCADE
) STRICT;
CREATE INDEX webhook_delivery_webhook ON webhook_delivery (organisation_id, webhook_id, next_at);
CREATE INDEX webhook_delivery_event ON webhook_delivery (organisation_id, event_id);
