-- From when to when somebody is in a squad.

ALTER TABLE squad_member
  ADD COLUMN start_date date,
  ADD COLUMN end_date date,
  ADD CONSTRAINT squad_member_dates CHECK (start_date <= end_date);
