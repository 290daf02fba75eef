-- Rows of version 23: a list that was on until the next version of it, filled in with a finished observation and corrected.

INSERT INTO observation_list (organisation_id, id, code, version, text, on_from, off_from, kinds, made_at, made_by) VALUES
  (#1, #2301, 'spelen', '1', 'code = "spelen"
naam = "Spelen"
versie = "1"
bron = "eigen"
vanaf_maanden = 0
tot_maanden = 200
[[schaal]]
code = "lukt"
waarden = [{ code = "a", woord = "ja", uitleg = "Het lukt" }, { code = "b", woord = "nee", uitleg = "Nog niet" }]
[[onderdeel]]
naam = "Samen"
[[onderdeel.punt]]
code = "deelt"
tekst = "Deelt speelgoed"
', '2026-01-05', '2026-02-02', 'kdv bso', 1770019200000000, #81);

INSERT INTO observation_list_fill (organisation_id, observation_id, list_id, version) VALUES
  (#1, #701, #2301, 3);

INSERT INTO observation_list_answer (organisation_id, observation_id, list_id, item, value, remark) VALUES
  (#1, #701, #2301, 'deelt', 'a', 'Gaf de schep aan een ander kind.');

INSERT INTO observation_list_correction (organisation_id, id, observation_id, list_id, item, value, remark, staff_id, at) VALUES
  (#1, #2303, #701, #2301, 'deelt', '-', '', #22, 1770105600000000);
