-- An address at which another system is told what happens. It ends by being removed, and its log with it.
CREATE TABLE webhook (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  -- Who answers for it: as long as that person manages these here.
  membership_id uuid NOT NULL,
  made_by uuid NOT NULL REFERENCES account (id),
  address text NOT NULL,
  -- Of what it is told: codes with a space between.
  subjects text NOT NULL,
  -- With what it is signed: sealed, and the name of the key that opens it.
  secret bytea NOT NULL,
  key_id text NOT NULL,
  -- The secret before it, which signs too until a moment.
  former bytea,
  former_key_id text,
  former_until bigint,
  made_at bigint NOT NULL,
  paused_at bigint,
  -- Why: 'person', 'failing', 'gone', 'owner', 'secret' or 'restored'.
  paused_why text,
  -- Until when a worker is sending to it.
  busy_until bigint NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, membership_id) REFERENCES membership (organisation_id, id)
);
CREATE INDEX webhook_membership ON webhook (organisation_id, membership_id);
CREATE INDEX webhook_made_by ON webhook (made_by);
CREATE INDEX webhook_key ON webhook (key_id);

-- How far the trail of an organisation with webhooks was when it was last looked at.
CREATE TABLE webhook_look (
  organisation_id uuid NOT NULL,
  position text NOT NULL,
  PRIMARY KEY (organisation_id)
);

-- What other systems know: what was there at that look, as it was told or could be read.
CREATE TABLE webhook_known (
  organisation_id uuid NOT NULL,
  subject text NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  until_on date,
  told text NOT NULL,
  PRIMARY KEY (organisation_id, subject, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
);
CREATE INDEX webhook_known_child ON webhook_known (organisation_id, child_id);

-- What happened, as it goes out.
CREATE TABLE webhook_event (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  -- None when somebody tries a webhook out.
  child_id uuid,
  event text NOT NULL,
  body text NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, child_id) REFERENCES child (organisation_id, id)
);
CREATE INDEX webhook_event_child ON webhook_event (organisation_id, child_id);
CREATE INDEX webhook_event_at ON webhook_event (at);

-- An event on its way to a webhook: waiting when it has a next moment, otherwise delivered or given up.
CREATE TABLE webhook_delivery (
  organisation_id uuid NOT NULL,
  id uuid NOT NULL,
  webhook_id uuid NOT NULL,
  event_id uuid NOT NULL,
  -- How often it was tried, and how often since it was asked last.
  tries bigint NOT NULL,
  tries_now bigint NOT NULL,
  tried_at bigint,
  -- What was answered last; or why there was no answer: 'address', 'time' or 'connection'.
  status bigint,
  failure text,
  next_at bigint,
  delivered_at bigint,
  PRIMARY KEY (organisation_id, id),
  FOREIGN KEY (organisation_id, webhook_id) REFERENCES webhook (organisation_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organisation_id, event_id) REFERENCES webhook_event (organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX webhook_delivery_webhook ON webhook_delivery (organisation_id, webhook_id, next_at);
CREATE INDEX webhook_delivery_event ON webhook_delivery (organisation_id, event_id);
