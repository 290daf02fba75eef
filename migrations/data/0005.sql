-- What migration 5 made: tablets, second steps, PINs, emergency access.

INSERT INTO tablet (organisation_id, id, group_id, name, code_hash, code_ends_at, token_hash, device, made_by, made_at, joined_at, used_at, ended_at) VALUES
  (#1, #501, #11, 'Bij de deur', NULL, 1770019200000000, x'0f01', 'Proef', #81, 1770018300000000, 1770018400000000, 1770018500000000, NULL),
  (#1, #502, #11, '', x'0f02', 1770020100000000, NULL, '', #81, 1770019200000000, NULL, NULL, NULL),
  (#1, #503, #13, 'Oud', NULL, 1770019200000000, NULL, 'Proef', #81, 1767600000000000, 1767600100000000, 1767600200000000, 1767700000000000);

INSERT INTO second_step (account_id, secret, key_id, made_at, confirmed_at, last_step) VALUES
  (#84, x'0f03', 'a1b2c3d4e5f6', 1767600000000000, 1767600100000000, 58920003);

INSERT INTO recovery_code (account_id, code_hash, made_at, used_at) VALUES
  (#84, x'0f04', 1767600100000000, NULL),
  (#84, x'0f05', 1767600100000000, 1767700000000000);

INSERT INTO sealing_key (id, since) VALUES ('a1b2c3d4e5f6', 1767600000000000);

INSERT INTO pin (account_id, pin_hash, made_at) VALUES (#82, '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$y', 1767600000000000);

UPDATE session SET second_step = 'app', had_access = TRUE WHERE id = #89;

INSERT INTO session (id, token_hash, account_id, organisation_id, membership_id, how, second_step, tablet_id, had_access, device, created_at, seen_at, ends_at) VALUES
  (#504, x'0f06', #82, #1, #86, 'pin', NULL, #501, TRUE, 'Proef', 1770019200000000, 1770019200000000, 1770111000000000);

INSERT INTO emergency (organisation_id, id, account_id, staff_id, child_id, group_id, reason, began_at, ends_at, ended_at) VALUES
  (#1, #505, #81, #23, #41, NULL, 'De groep neemt de telefoon niet op.', 1769900000000000, 1769903600000000, 1769901000000000),
  (#1, #506, #81, #23, NULL, #11, 'De politie belt over een kind.', 1769910000000000, 1769913600000000, 1769913600000000);
