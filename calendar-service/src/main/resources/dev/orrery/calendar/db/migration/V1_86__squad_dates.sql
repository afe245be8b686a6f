-- Whom okr-service has in its squads, and from which day to which (UTC): squad_member is who is in one now, or was.
CREATE TABLE squad_roster (
  org_id uuid NOT NULL,
  squad_id text COLLATE "C" NOT NULL,
  user_id uuid NOT NULL,
  -- null: since ever.
  first_day date,
  -- null: for good.
  last_day date,
  PRIMARY KEY (org_id, squad_id, user_id)
);

ALTER TABLE squad_member NO FORCE ROW LEVEL SECURITY;
INSERT INTO squad_roster (org_id, squad_id, user_id)
SELECT org_id, squad_id, user_id FROM squad_member WHERE valid_until IS NULL;
ALTER TABLE squad_member FORCE ROW LEVEL SECURITY;

SELECT secure_by_organization('squad_roster');

-- Those whom a new day lets in or out.
CREATE INDEX squad_roster_dated ON squad_roster (org_id, squad_id) INCLUDE (user_id, first_day, last_day)
  WHERE first_day IS NOT NULL OR last_day IS NOT NULL;

-- Whoever follows from the beginning is told of the dates.
DELETE FROM followed_stream WHERE stream = 'okr';
