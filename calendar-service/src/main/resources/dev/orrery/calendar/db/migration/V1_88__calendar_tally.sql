-- How many events a calendar has and how often they were written, as sums over its rows here. Each statement that writes
-- events adds a row of its own, so that no writer waits for another; when there are more than a few, they are folded
-- into one.
CREATE TABLE calendar_tally (
  org_id uuid NOT NULL,
  calendar_id text COLLATE "C" NOT NULL,
  tally_id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  events bigint NOT NULL,
  -- The sum grows with every commit, in whichever order they come: no two states of the events have the same.
  writes bigint NOT NULL,
  PRIMARY KEY (org_id, calendar_id, tally_id)
);
SELECT secure_by_organization('calendar_tally');

ALTER TABLE event NO FORCE ROW LEVEL SECURITY;
ALTER TABLE calendar_tally NO FORCE ROW LEVEL SECURITY;
INSERT INTO calendar_tally (org_id, calendar_id, events, writes)
SELECT org_id, calendar_id, count(*), 1 FROM event GROUP BY org_id, calendar_id;
ALTER TABLE calendar_tally FORCE ROW LEVEL SECURITY;
ALTER TABLE event FORCE ROW LEVEL SECURITY;

-- What another transaction folds at the moment is left to it.
CREATE FUNCTION fold_tally(org uuid, calendar text) RETURNS void
LANGUAGE sql
SET search_path FROM CURRENT
AS $$
  WITH chosen AS (
    SELECT tally_id
      FROM calendar_tally
     WHERE org_id = org AND calendar_id = calendar
       FOR UPDATE SKIP LOCKED),
  folded AS (
    DELETE FROM calendar_tally
     WHERE org_id = org AND calendar_id = calendar AND tally_id IN (SELECT tally_id FROM chosen)
    RETURNING events, writes)
  INSERT INTO calendar_tally (org_id, calendar_id, events, writes)
  SELECT org, calendar, sum(events), sum(writes) FROM folded HAVING count(*) > 0
$$;

-- An event that moves to another calendar is written there and deleted here; no update changes whose it is.
CREATE FUNCTION tally_events() RETURNS trigger
LANGUAGE plpgsql
SET search_path FROM CURRENT
AS $$
DECLARE
  tally calendar_tally;
BEGIN
  FOR tally IN
    INSERT INTO calendar_tally (org_id, calendar_id, events, writes)
    SELECT org_id, calendar_id, CASE TG_OP WHEN 'INSERT' THEN count(*) WHEN 'DELETE' THEN -count(*) ELSE 0 END, 1
      FROM written
     GROUP BY org_id, calendar_id
    RETURNING *
  LOOP
    IF (SELECT count(*) FROM calendar_tally t WHERE (t.org_id, t.calendar_id) = (tally.org_id, tally.calendar_id)) > 64
    THEN
      PERFORM fold_tally(tally.org_id, tally.calendar_id);
    END IF;
  END LOOP;
  RETURN NULL;
END
$$;
CREATE TRIGGER event_inserted AFTER INSERT ON event
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION tally_events();
CREATE TRIGGER event_updated AFTER UPDATE ON event
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION tally_events();
CREATE TRIGGER event_deleted AFTER DELETE ON event
  REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION tally_events();

-- What feeds were told apart by.
DROP INDEX event_versions;
