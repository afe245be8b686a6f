-- When somebody is taken, for free/busy to read from indexes alone: thousands of occurrences in milliseconds.
ALTER TABLE occurrence
  ADD COLUMN is_busy boolean NOT NULL DEFAULT false,
  ADD COLUMN is_tentative boolean NOT NULL DEFAULT false;

ALTER TABLE event NO FORCE ROW LEVEL SECURITY;
ALTER TABLE event_override NO FORCE ROW LEVEL SECURITY;
ALTER TABLE occurrence NO FORCE ROW LEVEL SECURITY;
UPDATE occurrence o SET (is_busy, is_tentative) = (
  SELECT coalesce(v.transparency, e.transparency) = 'OPAQUE' AND coalesce(v.status, e.status) <> 'CANCELLED',
         coalesce(v.status, e.status) = 'TENTATIVE'
    FROM event e
    LEFT JOIN event_override v
      ON o.is_override
     AND (v.org_id, v.calendar_id, v.event_id, v.instance_id) = (o.org_id, o.calendar_id, o.event_id, o.instance_id)
   WHERE (e.org_id, e.calendar_id, e.event_id) = (o.org_id, o.calendar_id, o.event_id));
ALTER TABLE occurrence FORCE ROW LEVEL SECURITY;
ALTER TABLE event_override FORCE ROW LEVEL SECURITY;
ALTER TABLE event FORCE ROW LEVEL SECURITY;

-- The busy times of a calendar; the few long ones are found in occurrence_long.
CREATE INDEX occurrence_busy ON occurrence (org_id, calendar_id, starts_at)
  INCLUDE (ends_at, event_id, instance_id, is_override, is_tentative) WHERE is_busy AND NOT is_long;

-- From when to when the event of an invitation may take place, so that what somebody was invited to long ago, or will
-- be far ahead, is not looked at. Bounds only: what was there before has the loosest ones.
ALTER TABLE attendee
  ADD COLUMN first_start timestamptz NOT NULL DEFAULT '0001-01-01T00:00:00Z',
  ADD COLUMN last_end timestamptz NOT NULL DEFAULT '9999-12-31T00:00:00Z';
CREATE INDEX attendee_answers ON attendee (org_id, user_id, last_end)
  INCLUDE (first_start, calendar_id, event_id, instance_id, response, role) WHERE user_id IS NOT NULL;

-- Series with instances in a range that are not written down.
CREATE INDEX event_unwritten ON event (org_id, expanded_until) WHERE expanded_until IS NOT NULL;

-- Whose times a calendar holds.
CREATE INDEX calendar_by_owner ON calendar (org_id, owner_id) WHERE delete_time IS NULL;
