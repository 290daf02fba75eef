-- Rows of version 58.

INSERT INTO child_sheet (organisation_id, id, child_id, request_id, words, drawing, made_at, shared) VALUES
  (#1, #5801, #41, #2002, 'My bike.', '1 10,20 300,400;0 5,5', 1770019300000000, TRUE),
  (#1, #5802, #41, #2002, '', '2 0,0 1000,700', 1770019400000000, FALSE);
