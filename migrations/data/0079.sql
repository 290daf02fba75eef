-- Rows of version 79.

INSERT INTO single_sign_on_mailbox (organisation_id, id, subject, email_hash, link_hash, made_at, ends_at, shown_at) VALUES
  (#1, #7901, 'a1b2', x'7901', x'7902', 1772000000000000, 1772003600000000, 1772000600000000),
  (#1, #7902, 'c3d4', x'7903', x'7904', 1772000000000000, 1772003600000000, NULL);
