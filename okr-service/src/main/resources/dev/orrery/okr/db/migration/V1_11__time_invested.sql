-- Time invested: what is known of each event that takes somebody's time, and the time itself, kept change by change.

-- An event as its occurrences come from it.
CREATE TABLE attended_event (
  org_id uuid NOT NULL,
  calendar_id text COLLATE "C" NOT NULL,
  event_id text COLLATE "C" NOT NULL,
  -- Wall time in the zone, the calendar's where it is floating; the first start of a series.
  wall_start timestamp NOT NULL,
  zone text NOT NULL,
  is_floating boolean NOT NULL,
  length_seconds bigint NOT NULL,
  -- RFC 5545 lines; empty for a single event.
  recurrence text[] NOT NULL,
  attendees uuid[] NOT NULL,
  -- Until when its occurrences are written down; null where all are.
  expanded_until timestamptz,
  PRIMARY KEY (org_id, calendar_id, event_id)
);
SELECT secure_by_organization('attended_event');
CREATE INDEX attended_event_expanding ON attended_event (org_id, expanded_until) WHERE expanded_until IS NOT NULL;

-- An instance that differs from its series.
CREATE TABLE attended_instance (
  org_id uuid NOT NULL,
  calendar_id text COLLATE "C" NOT NULL,
  event_id text COLLATE "C" NOT NULL,
  -- The original start, as links name it.
  occurrence text COLLATE "C" NOT NULL,
  start_time timestamptz NOT NULL,
  end_time timestamptz NOT NULL,
  -- Nobody where it does not take place.
  attendees uuid[] NOT NULL,
  PRIMARY KEY (org_id, calendar_id, event_id, occurrence)
);
SELECT secure_by_organization('attended_instance');

-- What of a day (UTC) an occurrence takes of somebody's time, and how much of that is its own, because others take the
-- same time.
CREATE TABLE attended_time (
  org_id uuid NOT NULL,
  user_id uuid NOT NULL,
  day date NOT NULL,
  calendar_id text COLLATE "C" NOT NULL,
  event_id text COLLATE "C" NOT NULL,
  -- The original start, as links name it; empty for a single event.
  occurrence text COLLATE "C" NOT NULL,
  start_time timestamptz NOT NULL,
  end_time timestamptz NOT NULL,
  share_micros bigint NOT NULL,
  PRIMARY KEY (org_id, user_id, day, calendar_id, event_id, occurrence),
  CONSTRAINT attended_time_order CHECK (start_time < end_time),
  CONSTRAINT attended_time_share CHECK (share_micros >= 0)
);
SELECT secure_by_organization('attended_time');
CREATE INDEX attended_time_by_event ON attended_time (org_id, calendar_id, event_id);
CREATE INDEX attended_time_by_day ON attended_time (org_id, day);
CREATE INDEX link_by_event ON link (org_id, source_calendar_id, source_event_id) WHERE source_event_id IS NOT NULL;
