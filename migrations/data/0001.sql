-- Rows of version 1: a small organisation, with something in every table and every column.
-- #12 is the identifier with that number; in a text it becomes the same identifier, written out.

INSERT INTO organisation (id, name, time_zone, created_at) VALUES (#1, 'Opvang Vroeger', 'Europe/Amsterdam', 1767600000000000);

INSERT INTO location (organisation_id, id, key, name, lrk, address) VALUES
  (#1, #2, 'L1', 'De Oude Linde', '123456789', 'Dorpsstraat 1, Zevenhuizen'),
  (#1, #3, 'L2', 'De Nieuwe Beuk', NULL, NULL);

INSERT INTO care_group (organisation_id, id, location_id, key, name, kind, max_children) VALUES
  (#1, #11, #2, 'G1', 'Egeltjes', 'kdv', 12),
  (#1, #12, #2, 'G2', 'Uilen', 'bso', NULL),
  (#1, #13, #3, 'G3', 'Bevers', 'peuter', NULL);

INSERT INTO staff_member (organisation_id, id, key, name, email, reach, version) VALUES
  (#1, #21, 'FATIMA', 'Fatima Proef', 'fatima@example.org', 'Bel de groep, voor vieren', 3),
  (#1, #22, 'ELS', 'Els Proef', NULL, NULL, 1),
  (#1, #23, 'ANS', 'Ans Proef', 'ans@example.org', NULL, 1),
  (#1, #24, 'VERTROKKEN', 'Wim Proef', 'wim@example.org', NULL, 1);

INSERT INTO roster (organisation_id, id, staff_id, group_id, role, days, max_children, languages, from_on, until_on) VALUES
  (#1, #31, #21, #11, 'pm', 15, 9, 'nl ar', '2025-01-01', NULL),
  (#1, #32, #21, #12, 'pm', 768, NULL, '', NULL, NULL),
  (#1, #33, #22, #11, 'bio', 1023, NULL, '', NULL, '2027-01-01');

INSERT INTO staff_role (organisation_id, id, staff_id, role, location_id, group_id, from_on, until_on, imported) VALUES
  (#1, #34, #23, 'teamlead', NULL, NULL, '2025-01-01', '2099-12-31', FALSE),
  (#1, #35, #23, 'director', #2, #11, NULL, NULL, TRUE),
  (#1, #36, #23, 'coach', NULL, NULL, NULL, NULL, FALSE),
  (#1, #37, #23, 'policy', NULL, NULL, NULL, NULL, FALSE),
  (#1, #38, #23, 'care', NULL, NULL, NULL, NULL, FALSE),
  (#1, #39, #23, 'protection', NULL, NULL, NULL, NULL, FALSE),
  (#1, #40, #23, 'admin', NULL, NULL, NULL, NULL, FALSE);

INSERT INTO child (organisation_id, id, key, first_name, last_name, birth_date, last_observation, last_talk) VALUES
  (#1, #41, 'NOOR', 'Noor', 'Proef', '2024-05-06', '2025-11-01', '2025-12-01'),
  (#1, #42, 'SAM', 'Sam', 'Proef', '2019-05-06', NULL, NULL),
  (#1, #43, 'LIV', 'Liv', 'Ander', '2024-02-29', NULL, NULL);

INSERT INTO placement (organisation_id, id, child_id, group_id, main, days, from_on, until_on, language, knows_well, not_mentor, same_mentor, other_mentor) VALUES
  (#1, #51, #41, #11, TRUE, 3, '2025-01-01', '2028-05-06', 'ar', 'FATIMA', 'ELS', '', 'LIV'),
  (#1, #52, #42, #12, TRUE, 768, NULL, NULL, '', '', '', '', ''),
  (#1, #53, #43, #11, TRUE, 12, NULL, NULL, '', '', '', '!SAM', ''),
  (#1, #54, #43, #12, FALSE, 0, NULL, NULL, '', '', '', '', '');

INSERT INTO guardian (organisation_id, id, key, name, email, phone, language, staff_id) VALUES
  (#1, #61, 'O1', 'Hanna Proef', 'hanna@example.org', '06 12345678', 'nl', NULL),
  (#1, #62, 'O2', 'Bram Proef', 'bram@example.org', NULL, 'en', #23),
  (#1, #63, 'O3', 'Cor Ander', NULL, NULL, 'nl', NULL);

INSERT INTO guardianship (organisation_id, id, guardian_id, child_id, relation, custody) VALUES
  (#1, #64, #61, #41, 'moeder', TRUE),
  (#1, #65, #61, #42, 'moeder', TRUE),
  (#1, #66, #62, #41, 'vader', FALSE),
  (#1, #67, #63, #43, '', NULL);

INSERT INTO absence (organisation_id, id, staff_id, child_id, from_on, until_on, reason) VALUES
  (#1, #68, #22, NULL, '2026-03-02', '2026-03-04', 'ziek'),
  (#1, #69, NULL, #41, '2026-03-02', '2026-03-02', '');

INSERT INTO closure (organisation_id, id, location_id, from_on, until_on, reason) VALUES
  (#1, #70, #2, '2026-12-25', '2026-12-26', 'Kerst');

INSERT INTO account (id, email, name, language, password_hash, created_at) VALUES
  (#81, 'ans@example.org', 'Ans Proef', 'nl', '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$x', 1767600000000000),
  (#82, 'fatima@example.org', 'Fatima Proef', 'nl', NULL, 1767600000000000),
  (#83, 'hanna@example.org', 'Hanna Proef', 'nl', NULL, 1767600000000000),
  (#84, 'wim@example.org', 'Wim Proef', 'en', NULL, 1767600000000000);

INSERT INTO membership (organisation_id, id, account_id, staff_id, guardian_id, ended_at) VALUES
  (#1, #85, #81, #23, NULL, NULL),
  (#1, #86, #82, #21, NULL, NULL),
  (#1, #87, #83, NULL, #61, NULL),
  (#1, #88, #84, #24, NULL, 1770019200000000);

INSERT INTO session (id, token_hash, account_id, organisation_id, membership_id, how, device, created_at, seen_at, ends_at) VALUES
  (#89, x'0a0b', #81, #1, #85, 'password', 'Proef', 1770019200000000, 1770019200000000, 1770111000000000),
  (#90, x'0a0c', #83, #1, #87, 'code', '', 1770019200000000, 1770019200000000, 1770111000000000);

INSERT INTO one_time_link (id, token_hash, account_id, purpose, made_at, ends_at, used_at, organisation_id, membership_id) VALUES
  (#91, x'0b0b', #83, 'parent', 1770019200000000, 1770111000000000, 1770019200000000, #1, #87),
  (#92, x'0b0c', #81, 'reset', 1770019200000000, 1770111000000000, NULL, NULL, NULL);

INSERT INTO one_time_code (id, account_id, code_hash, made_at, ends_at, tries, used_at) VALUES
  (#93, #83, x'0c0c', 1770019200000000, 1770111000000000, 1, 1770019200000000);

INSERT INTO throttle (key, tries, since) VALUES ('address 192.0.2.1', 2, 1770019200000000);

INSERT INTO division (organisation_id, id, group_id, state, divided_on, facts_hash, asked_at, takes_effect_on, published_at, withdrawn_at, made_at, version) VALUES
  (#1, #71, #11, 'published', '2026-02-02', 'abcd', 1770019200000000, '2026-02-05', 1770019200000000, NULL, 1770019200000000, 4),
  (#1, #72, #11, 'withdrawn', '2026-02-02', 'abce', NULL, '2026-02-06', 1770019200000000, 1770019200000000, 1770019200000000, 2),
  (#1, #73, #11, 'draft', '2026-03-01', 'abcf', NULL, NULL, NULL, NULL, 1770111000000000, 1);

INSERT INTO division_choice (organisation_id, id, division_id, child_id, staff_id) VALUES (#1, #74, #73, #41, #21);

INSERT INTO team_reaction (organisation_id, id, division_id, staff_id, child_id, kind, said, at) VALUES
  (#1, #75, #73, #21, #41, 'objects', 'Noor kent Els beter', 1770111000000000),
  (#1, #76, #73, #22, NULL, 'agrees', '', 1770111000000000);

INSERT INTO mentorship (organisation_id, id, child_id, staff_id, group_id, division_id, from_on, until_on, begin_reason, end_reason, told_before) VALUES
  (#1, #101, #41, #22, #11, NULL, '2025-01-01', '2026-02-04', 'import', 'division', '2025-01-01'),
  (#1, #102, #41, #21, #11, #71, '2026-02-05', NULL, 'division', NULL, NULL),
  (#1, #103, #42, #21, #12, NULL, '2026-02-05', NULL, 'import', NULL, NULL);

INSERT INTO mentor_handover (organisation_id, id, mentorship_id, done_at, done_by) VALUES (#1, #104, #102, 1770111000000000, #82);

INSERT INTO announcement (organisation_id, id, mentorship_id, child_id, guardian_id, made_at) VALUES
  (#1, #77, #102, #41, #61, 1770019200000000),
  (#1, #78, NULL, #43, #63, 1770019200000000),
  (#1, #79, #103, #42, NULL, 1770019200000000);

INSERT INTO announcement_event (organisation_id, id, announcement_id, kind, at, account_id) VALUES
  (#1, #94, #77, 'queued', 1770019200000000, NULL),
  (#1, #95, #77, 'told_in_person', 1770111000000000, #82),
  (#1, #96, #78, 'taken_back', 1770111000000000, NULL);

INSERT INTO photo (organisation_id, id, staff_id, jpeg, made_at) VALUES (#1, #97, #21, x'ffd8ffd9', 1767600000000000);

INSERT INTO import_upload (organisation_id, id, account_id, complete, made_at) VALUES (#1, #98, #81, TRUE, 1770111000000000);

INSERT INTO import_file (organisation_id, id, upload_id, name, content) VALUES
  (#1, #99, #98, 'locations.csv', x'6c6f636174696f6e2c6e616d650a4c312c446520506f70756c6965720a');

INSERT INTO job (organisation_id, id, kind, payload, run_at, claimed_until, tries, done_at) VALUES
  (#1, #100, 'mail', '', 1770019200000000, 1770019200000000, 1, 1770019200000000),
  (#1, #105, 'mail', '{"to":"hanna@example.org","subject":"Bericht","text":"Hallo"}', 1770111000000000, 1770111000000000, 0, NULL),
  (#1, #109, 'tell', '{"to":"hanna@example.org","language":"nl","secret":"geheim","ends_at":1770111000000000,"announcements":["#77"]}', 1770111000000000, 1770111000000000, 0, NULL);

INSERT INTO answer (account_id, key, location, at) VALUES (#81, #106, '/groups', 1770019200000000);

INSERT INTO file_opening (organisation_id, id, at, account_id, child_id, relation, page) VALUES
  (#1, #107, 1770111000000000, #82, #41, 'mentor', 'told');

INSERT INTO audit_entry (organisation_id, day, number, at, account_id, action, subjects, hash) VALUES
  (#1, '2026-02-02', 1, 1770019200000000, NULL, 'imported', '', '3950361617924003de9921296a6a5953980abb78962c2c0f702424f5435600d3'),
  (#1, '2026-02-02', 2, 1770019200000000, #81, 'division made known', 'division:#71', 'f28e1effe12af1760bbe88fa963423008ca185c2c59072c123b34298eb96b292'),
  (#1, '2026-02-03', 1, 1770111000000000, #82, 'told in person', 'announcement:#77', '9400d818475dd822f6434416fea409563cb0960987edb3def4b62577921738fc');

INSERT INTO audit_day (organisation_id, day, opening, entries, closing) VALUES
  (#1, '2026-02-02', '#1', 2, 'f28e1effe12af1760bbe88fa963423008ca185c2c59072c123b34298eb96b292'),
  (#1, '2026-02-03', 'f28e1effe12af1760bbe88fa963423008ca185c2c59072c123b34298eb96b292', 1, '9400d818475dd822f6434416fea409563cb0960987edb3def4b62577921738fc');

INSERT INTO protocol_version (organisation_id, id, starts_on, profile, source, made_at, made_by) VALUES
  (#1, #108, '2026-01-05', 'un1ek', '# The protocol of UN1EK, Mentorschap.
# Each setting has a value and where it comes from: the sentence of the protocol it follows from, a law, or "default"
# where the protocol says nothing about it. Where a sentence names no number, the number is our usual one.

profile = "un1ek"

# The division of a group''s children over its staff. Weights are points: the division with the fewest points is the
# best. Ages are in months, terms in days.
[division.half_day_apart]
value = 100
source = { paragraph = "Mentorschap", quote = "Over het algemeen is dit de pedagogisch medewerker die het kind het meest ziet op de opvangdagen." }

[division.hardly_seen]
value = 400
source = { paragraph = "Mentorschap", quote = "Over het algemeen is dit de pedagogisch medewerker die het kind het meest ziet op de opvangdagen." }

[division.baby_apart]
value = 500
source = "default"

[division.change]
value = 600
source = { paragraph = "Emotionele veiligheid", quote = "Door zo’n goede vertrouwensrelatie op te bouwen, zullen kinderen zich emotioneel veiliger voelen in de groep." }

[division.not_known_well]
value = 200
source = { paragraph = "Mentorschap", quote = "Om de ontwikkeling van het kind te kunnen volgen, moet de mentor het kind immers echt kennen." }

[division.language]
value = 60
source = { paragraph = "Ontwikkeling en signalering", quote = "Mentoren bespreken de ontwikkeling met ouders." }

[division.stops]
value = 300
source = "default"

[division.pair]
value = 250
source = "default"

[division.load]
value = 1200
source = { paragraph = "Emotionele veiligheid", quote = "Door het “toe-eigenen” van mentorkinderen is er meer ruimte voor de medewerkers om een paar kinderen beter te leren kennen en extra goed te kunnen observeren." }

[division.baby_months]
value = 12
source = "default"

[division.ahead_days]
value = 90
source = { paragraph = "Mentorschap", quote = "Ieder kind binnen UN1EK opvang heeft een eigen ‘mentor’." }

[division.stops_days]
value = 60
source = "default"

# Above these numbers the screens warn.
[warnings.children_per_mentor]
value = 8
source = { paragraph = "Emotionele veiligheid", quote = "Door het “toe-eigenen” van mentorkinderen is er meer ruimte voor de medewerkers om een paar kinderen beter te leren kennen en extra goed te kunnen observeren." }

[warnings.children_per_working_day]
value = 3
source = "default"

# Within how many working days parents are told who the mentor is.
[telling.working_days]
value = 5
source = { paragraph = "Mentorschap", quote = "De ouders worden op de hoogte gebracht wie de mentor van hun kind is." }

# Whether the old mentor hands over to the new one when a child gets another mentor.
[handover.at_change]
value = true
source = { paragraph = "Mentorschap", quote = "Om de ontwikkeling van het kind te kunnen volgen, moet de mentor het kind immers echt kennen." }
', 1767600000000000, #81);
