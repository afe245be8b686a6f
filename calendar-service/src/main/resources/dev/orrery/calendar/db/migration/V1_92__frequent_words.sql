-- What a search asks of an event or of one that differs from its series, beside words and attendees. A null leaves a
-- condition out. Becomes part of the query that calls it.
CREATE FUNCTION is_searched(
  calendar_id text, visibility text, event_type text, organizer jsonb, categories text[], starts_at timestamptz,
  ends_at timestamptz, writable text[], readable text[], types text[], organizer_email text, category text,
  from_time timestamptz, to_time timestamptz, first_start timestamptz, last_start timestamptz)
RETURNS boolean
LANGUAGE sql STABLE
RETURN (calendar_id = ANY (writable)
        OR (calendar_id = ANY (readable) AND visibility NOT IN ('PRIVATE', 'CONFIDENTIAL')))
   AND (types IS NULL OR event_type = ANY (types))
   AND (organizer_email IS NULL OR lower(organizer ->> 'email') = lower(organizer_email))
   AND (category IS NULL OR category = ANY (categories))
   AND (from_time IS NULL OR ends_at IS NULL OR ends_at > from_time)
   AND (to_time IS NULL OR starts_at < to_time)
   AND (first_start IS NULL OR starts_at >= first_start)
   AND (last_start IS NULL OR starts_at < last_start);

-- What share of all events has these words, as the statistics of the table tell it; unknown where there are none. Reads
-- only, but nothing that is declared to do so may ask for a plan.
CREATE FUNCTION estimated_share(words tsquery)
RETURNS double precision
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
  plan json;
BEGIN
  EXECUTE 'EXPLAIN (FORMAT JSON) SELECT FROM event WHERE search @@ $1' INTO plan USING words;
  RETURN (SELECT (plan -> 0 -> 'Plan' ->> 'Plan Rows')::double precision / nullif(greatest(t.reltuples, 0), 0)
            FROM pg_class t
           WHERE t.oid = 'event'::regclass);
END
$$;

-- As before, with another way to words that many events have. The index on words reads all that there is of a word, or of
-- all that begin so, before it tells of one event; of a frequent word that took longer than all else. Such a word is soon
-- found by going through the caller's events in the order of their key. So is any word where there are few of them. If that
-- comes neither to an end nor to enough matches, as it may where events that are alike lie together, the index is asked.
DROP FUNCTION search_events;
CREATE FUNCTION search_events(
  words tsquery, writable text[], readable text[], types text[], organizer_email text, attendee_email text,
  category text, from_time timestamptz, to_time timestamptz, first_start timestamptz, last_start timestamptz,
  few integer DEFAULT 2000, most integer DEFAULT 60000)
RETURNS TABLE (calendar_id text, event_id text, instance_id text, rank real)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path FROM CURRENT
SET enable_seqscan = off
AS $$
  WITH expected AS MATERIALIZED (
    SELECT coalesce(estimated_share(words) >= 0.1, false)
        OR NOT EXISTS (
             SELECT FROM event e
              WHERE e.org_id = current_organization() AND e.calendar_id = ANY (writable || readable)
             OFFSET few) AS is_soon),
  passed AS MATERIALIZED (
    SELECT e.calendar_id, e.event_id, ts_rank(e.search, words) AS rank
      FROM (SELECT e.*
              FROM event e
             WHERE e.org_id = current_organization() AND e.calendar_id = ANY (writable || readable)
               AND (SELECT expected.is_soon FROM expected)
             ORDER BY e.org_id, e.calendar_id, e.event_id
             LIMIT most) e
     WHERE e.search @@ words
       AND is_searched(
             e.calendar_id, e.visibility, e.event_type, e.organizer, e.categories, e.starts_at, e.ends_at, writable,
             readable, types, organizer_email, category, from_time, to_time, first_start, last_start)
       AND (attendee_email IS NULL OR EXISTS (
             SELECT FROM attendee a
              WHERE (a.org_id, a.calendar_id, a.event_id) = (e.org_id, e.calendar_id, e.event_id)
                AND lower(a.email) = lower(attendee_email)))
     LIMIT 5000),
  passing AS MATERIALIZED (
    SELECT (SELECT expected.is_soon FROM expected)
       AND ((SELECT count(*) FROM passed) = 5000
            OR NOT EXISTS (
              SELECT FROM event e
               WHERE e.org_id = current_organization() AND e.calendar_id = ANY (writable || readable)
              OFFSET most)) AS is_enough),
  found AS (
    SELECT p.calendar_id, p.event_id, '' AS instance_id, p.rank
      FROM passed p
     WHERE (SELECT passing.is_enough FROM passing)
    UNION ALL
    (SELECT e.calendar_id, e.event_id, '', ts_rank(e.search, words)
       FROM event e
      WHERE NOT (SELECT passing.is_enough FROM passing)
        AND e.org_id = current_organization()
        AND e.search @@ (words && quote_literal(current_organization())::tsquery)
        AND is_searched(
              e.calendar_id, e.visibility, e.event_type, e.organizer, e.categories, e.starts_at, e.ends_at, writable,
              readable, types, organizer_email, category, from_time, to_time, first_start, last_start)
        AND (attendee_email IS NULL OR EXISTS (
              SELECT FROM attendee a
               WHERE (a.org_id, a.calendar_id, a.event_id) = (e.org_id, e.calendar_id, e.event_id)
                 AND lower(a.email) = lower(attendee_email)))
      LIMIT 5000)
    UNION ALL
    (SELECT o.calendar_id, o.event_id, o.instance_id, ts_rank(o.search, words)
       FROM event_override o
       JOIN event e USING (org_id, calendar_id, event_id)
       JOIN occurrence c USING (org_id, calendar_id, event_id, instance_id)
      WHERE o.org_id = current_organization()
        AND o.search @@ (words && quote_literal(current_organization())::tsquery)
        AND NOT e.search @@ words
        AND is_searched(
              o.calendar_id, o.visibility, o.event_type, o.organizer, o.categories, c.starts_at, c.ends_at, writable,
              readable, types, organizer_email, category, from_time, to_time, first_start, last_start)
        AND (attendee_email IS NULL OR EXISTS (
              SELECT FROM attendee a
               WHERE (a.org_id, a.calendar_id, a.event_id) = (o.org_id, o.calendar_id, o.event_id)
                 AND a.instance_id IN ('', o.instance_id)
                 AND lower(a.email) = lower(attendee_email)))
      LIMIT 1000))
  SELECT f.calendar_id, f.event_id, f.instance_id, f.rank
    FROM found f
   ORDER BY f.rank DESC, f.calendar_id, f.event_id, f.instance_id
   LIMIT 1000
$$;
REVOKE EXECUTE ON FUNCTION search_events, estimated_share, is_searched FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_events TO ${app_role};
