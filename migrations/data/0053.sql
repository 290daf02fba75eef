-- Rows of version 53.

INSERT INTO webhook (organisation_id, id, membership_id, made_by, address, subjects, secret, key_id, former, former_key_id, former_until, made_at, paused_at, paused_why, busy_until) VALUES
  (#1, #5301, #85, #81, 'https://rooster.example/hook', 'mentorship placement', x'5301', 'oud', x'5300', 'oud', 1770197400000000, 1770111000000000, NULL, NULL, 0),
  (#1, #5302, #85, #81, 'https://weg.example/hook', 'mentorship', x'5302', 'oud', NULL, NULL, NULL, 1770111000000000, 1770197400000000, 'failing', 0);

INSERT INTO webhook_look (organisation_id, position) VALUES
  (#1, 'begin');

INSERT INTO webhook_known (organisation_id, subject, id, child_id, until_on, told) VALUES
  (#1, 'mentorship', #5303, #41, NULL, '{"child":"k1"}'),
  (#1, 'placement', #5304, #41, '2026-07-31', '{"child":"k1"}');

INSERT INTO webhook_event (organisation_id, id, child_id, event, body, at) VALUES
  (#1, #5305, #41, 'mentorship.started', '{"type":"mentorship.started"}', 1770111000000000),
  (#1, #5306, NULL, 'webhook.test', '{"type":"webhook.test"}', 1770111000000000);

INSERT INTO webhook_delivery (organisation_id, id, webhook_id, event_id, tries, tries_now, tried_at, status, failure, next_at, delivered_at) VALUES
  (#1, #5307, #5301, #5305, 1, 1, 1770111000000000, 204, NULL, NULL, 1770111000000000),
  (#1, #5308, #5302, #5305, 15, 15, 1770197400000000, NULL, 'time', NULL, NULL),
  (#1, #5309, #5301, #5306, 0, 0, NULL, NULL, NULL, 1770111000000000, NULL);
