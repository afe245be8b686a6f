-- Words are found whatever their case and accents.
CREATE TEXT SEARCH CONFIGURATION folded (COPY = pg_catalog.simple);
ALTER TEXT SEARCH CONFIGURATION folded
  ALTER MAPPING FOR hword, hword_part, word, asciihword, asciiword, hword_asciipart WITH extensions.unaccent, simple;

-- Titles count more than places, and those more than descriptions. The organisation is a word too, so that one index
-- leads to the words of one organisation.
ALTER TABLE event ALTER COLUMN search SET EXPRESSION AS (
  setweight(to_tsvector('folded', title), 'A')
    || setweight(to_tsvector('folded', location), 'B')
    || setweight(to_tsvector('folded', description), 'C')
    || array_to_tsvector(ARRAY[org_id::text]));
ALTER TABLE event_override ALTER COLUMN search SET EXPRESSION AS (
  setweight(to_tsvector('folded', title), 'A')
    || setweight(to_tsvector('folded', location), 'B')
    || setweight(to_tsvector('folded', description), 'C')
    || array_to_tsvector(ARRAY[org_id::text]));
CREATE INDEX event_search ON event USING gin (search);
CREATE INDEX event_override_search ON event_override USING gin (search);

-- An index on words is of no use below row-level security: the match operator might tell what the policy hides, so that
-- the policy is checked first, on every row. Therefore one function looks words up as the owner, who sees all rows of
-- these two tables, and itself keeps to the running transaction's organisation. Nobody else acts as the owner.
CREATE POLICY search_of_owner ON event FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY search_of_owner ON event_override FOR SELECT TO CURRENT_USER USING (true);

-- The best matches among the events that may be read: all of the writable calendars, and of the readable ones those
-- whose details are open. A null leaves a condition out.
CREATE FUNCTION search_events(
  words tsquery, writable text[], readable text[], types text[], organizer_email text, attendee_email text,
  category text, from_time timestamptz, to_time timestamptz, first_start timestamptz, last_start timestamptz)
RETURNS TABLE (calendar_id text, event_id text, instance_id text, rank real)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path FROM CURRENT
SET enable_seqscan = off
AS $$
  WITH wanted AS (
    SELECT words && quote_literal(current_organization())::tsquery AS words),
  found AS MATERIALIZED (
    (SELECT e.calendar_id, e.event_id, '' AS instance_id, e.search, e.event_type, e.organizer, e.categories,
            e.expanded_until, e.starts_at
       FROM event e
      WHERE e.org_id = current_organization()
        AND e.search @@ (SELECT wanted.words FROM wanted)
        AND (e.calendar_id = ANY (writable)
             OR (e.calendar_id = ANY (readable) AND e.visibility NOT IN ('PRIVATE', 'CONFIDENTIAL')))
        AND (types IS NULL OR e.event_type = ANY (types))
        AND (organizer_email IS NULL OR lower(e.organizer ->> 'email') = lower(organizer_email))
        AND (category IS NULL OR category = ANY (e.categories))
        AND (from_time IS NULL OR e.ends_at IS NULL OR e.ends_at > from_time)
        AND (to_time IS NULL OR e.starts_at < to_time)
        AND (first_start IS NULL OR e.starts_at >= first_start)
        AND (last_start IS NULL OR e.starts_at < last_start)
        AND (attendee_email IS NULL OR EXISTS (
              SELECT FROM attendee a
               WHERE (a.org_id, a.calendar_id, a.event_id) = (e.org_id, e.calendar_id, e.event_id)
                 AND lower(a.email) = lower(attendee_email)))
      LIMIT 5000)
    UNION ALL
    (SELECT o.calendar_id, o.event_id, o.instance_id, o.search, o.event_type, o.organizer, o.categories,
            NULL, c.starts_at
       FROM event_override o
       JOIN event e USING (org_id, calendar_id, event_id)
       JOIN occurrence c USING (org_id, calendar_id, event_id, instance_id)
      WHERE o.org_id = current_organization()
        AND o.search @@ (SELECT wanted.words FROM wanted)
        AND NOT e.search @@ words
        AND (o.calendar_id = ANY (writable)
             OR (o.calendar_id = ANY (readable) AND o.visibility NOT IN ('PRIVATE', 'CONFIDENTIAL')))
        AND (types IS NULL OR o.event_type = ANY (types))
        AND (organizer_email IS NULL OR lower(o.organizer ->> 'email') = lower(organizer_email))
        AND (category IS NULL OR category = ANY (o.categories))
        AND (from_time IS NULL OR c.ends_at > from_time)
        AND (to_time IS NULL OR c.starts_at < to_time)
        AND (first_start IS NULL OR c.starts_at >= first_start)
        AND (last_start IS NULL OR c.starts_at < last_start)
        AND (attendee_email IS NULL OR EXISTS (
              SELECT FROM attendee a
               WHERE (a.org_id, a.calendar_id, a.event_id) = (o.org_id, o.calendar_id, o.event_id)
                 AND a.instance_id IN ('', o.instance_id)
                 AND lower(a.email) = lower(attendee_email)))
      LIMIT 1000))
  SELECT f.calendar_id, f.event_id, f.instance_id, ts_rank(f.search, words) AS rank
    FROM found f
   ORDER BY rank DESC, f.calendar_id, f.event_id, f.instance_id
   LIMIT 1000
$$;
REVOKE EXECUTE ON FUNCTION search_events FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_events TO ${app_role};

CREATE TABLE comment (
  org_id uuid NOT NULL,
  calendar_id text COLLATE "C" NOT NULL,
  event_id text COLLATE "C" NOT NULL,
  -- A UUIDv7, so that the order of ids is that of time.
  comment_id text COLLATE "C" NOT NULL,
  author_id uuid NOT NULL,
  author_name text NOT NULL,
  body text NOT NULL,
  version bigint NOT NULL,
  create_time timestamptz NOT NULL,
  update_time timestamptz NOT NULL,
  PRIMARY KEY (org_id, calendar_id, event_id, comment_id),
  CONSTRAINT comment_event FOREIGN KEY (org_id, calendar_id, event_id) REFERENCES event ON DELETE CASCADE
);
SELECT secure_by_organization('comment');
