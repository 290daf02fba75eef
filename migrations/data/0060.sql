-- Rows of version 60.

INSERT INTO single_sign_on (organisation_id, issuer, client_id, secret, key_id, claim, makes_accounts, two_steps, set_by, set_at) VALUES
  (#1, 'https://inloggen.example', 'mentorkind', x'6001', 'oud', 'groups', true, false, #81, 1770111000000000);

INSERT INTO single_sign_on_role (organisation_id, id, value, role) VALUES
  (#1, #6002, 'Pedagogisch coaches', 'coach');

INSERT INTO single_sign_on_person (organisation_id, id, membership_id, subject, first_at, last_at) VALUES
  (#1, #6003, #86, 'a1b2', 1770111000000000, 1770197400000000);
